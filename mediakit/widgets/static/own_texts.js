export default exercise(({ question, words, change, settle, announce, hold }) => {
  const { texts, marks: labels, questions, most } = question;
  let marks = []; // [number of a sentence of the last text, label]
  let open = false; // whether what was computed is seen, and not the boxes to paste into
  let pen = labels[0]?.id;
  let units = []; // the last text's sentences, as buttons to mark
  let drawn = ""; // what was computed, as it is on the page
  let before = null; // the answer as it was shown last

  /** A box that takes any length: what is too long to be kept stays in it, and is called not saved. */
  const box = (title, rows, onedit) => {
    const id = unique();
    const area = h("textarea", { id, rows, "aria-describedby": `${id}-length`, spellcheck: false, onchange: settle,
      oninput: () => { measure(); onedit?.(); tell({ soon: true }); } });
    const length = h("p", { class: "mk-quiet", id: `${id}-length` });
    const told = h("div", { role: "alert" });
    const over = () => [...area.value].length > most;
    const measure = () => {
      const names = { number: [...area.value].length.toLocaleString(question.language), high: most.toLocaleString(question.language) };
      length.textContent = fill(words.own_length, names);
      length.hidden = !onedit && !over();
      put(told, over() && h("p", { class: "mk-notice" }, fill(words.own_too_long, names)));
    };
    measure();
    return {
      area, over, element: h("div", { class: "mk-own-box" }, h("label", { for: id, class: "mk-label" }, title), area, length, told),
      set(value, anew) {
        if (area.value === value || (over() && !anew)) return; // nothing pasted is thrown away
        area.value = value;
        measure();
      },
    };
  };
  const edited = (index) => () => {
    open = false; // what was computed is not of this text
    if (index < texts.length - 1 || !marks.length) return;
    marks = [];
    put(gone, h("p", { class: "mk-notice" }, words.own_marks_gone));
  };
  const boxes = texts.map((title, index) => box(title, 9, edited(index)));
  const notes = questions.map((title) => box(title, 2));
  const all = [...boxes, ...notes];

  const value = (shown = open) => ({ texts: boxes.map((each) => each.area.value), shown, marks, notes: notes.map((each) => each.area.value) });
  const tell = (options) => {
    const long = all.some((each) => each.over());
    hold(long);
    if (!long) change(value(), options);
  };
  const look = (on) => {
    const long = boxes.find((each) => each.over());
    if (long) return long.area.focus();
    open = on;
    if (on) put(gone);
    tell();
    if (!on) paint();
  };
  const show = button(words.own_show, () => look(true));
  const edit = button(words.own_edit, () => look(false), { class: "mk-plain" });
  const gone = h("div", { role: "status" });
  const problem = h("div", { role: "status" });
  const said = h("p", { role: "status", class: "mk-own-said" });
  const found = h("div", { class: "mk-own-found" });
  const paste = h("div", { class: "mk-own-paste" }, h("p", { class: "mk-quiet" }, words.own_stays),
    h("div", { class: "mk-own-boxes" }, boxes.map((each) => each.element)), gone, h("div", { class: "mk-row" }, show));
  const pens = labels.length > 1 && chips({ legend: words.highlight_pen, options: labels, change: (id) => { pen = id; paintMarks(); } });
  if (pens) pens.set(pen);

  const marked = (n, label) => marks.some(([number, name]) => number === n && name === label);
  const toggle = (unit) => {
    const was = marked(unit.n, pen);
    marks = was ? marks.filter(([n, name]) => n !== unit.n || name !== pen) : [...marks, [unit.n, pen]];
    paintMarks();
    announce(fill(was ? words.taken_back : words.placed, { item: unit.name, place: labels.find((each) => each.id === pen).text }));
    tell();
  };
  const paintMarks = () => {
    for (const unit of units) {
      state(unit.element, "aria-pressed", marked(unit.n, pen));
      put(unit.tags, labels.filter((each) => marked(unit.n, each.id)).map((each) => h("span", { class: "mk-tag" }, each.text)));
    }
  };
  const quotes = (list) => list.map((each) => h("blockquote", null, each.name && h("span", { class: "mk-side" }, each.name), each.text));
  const sentence = (unit, markable) => {
    const content = [h("span", { class: "mk-number-tag" }, unit.name), unit.text];
    let element = h("p", { class: `mk-role-${unit.role}` }, content);
    if (markable) {
      const tags = h("span", { class: "mk-tags" });
      element = button("", () => toggle(units.find((each) => each.n === unit.n)), { class: `mk-unit mk-role-${unit.role}`, "aria-pressed": "false" });
      element.append(...content, tags);
      units.push({ n: unit.n, name: unit.name, element, tags });
    }
    return h("div", { class: "mk-own-sentence" }, element, unit.said && h("p", { class: "mk-quiet" }, unit.said), quotes(unit.quotes));
  };
  const draw = (live) => {
    units = [];
    const listed = live.texts.map((text, index) => {
      const last = index === live.texts.length - 1;
      const area = h("div", { class: "mk-article mk-read", role: "group", "aria-label": text.title, tabindex: last && labels.length ? undefined : 0 }, text.sentences.map((unit) => sentence(unit, last && labels.length > 0)));
      if (last && units.length) rove([area], units.map((unit) => unit.element));
      const full = labels.length ? last : live.findings.length === 0 && !live.table;
      return h("details", { open: full }, h("summary", null, text.title), area);
    });
    const findings = live.findings.map((each) => h("li", null, h("p", { class: "mk-read" }, h("span", { class: "mk-number-tag" }, each.name), each.text),
      h("p", { class: "mk-quiet" }, each.said), quotes(each.quotes)));
    found.replaceChildren(...h("div", null,
      live.notices.map((notice) => h("p", { class: "mk-notice" }, notice)),
      live.table && h("div", { class: "mk-own-table", tabindex: 0, role: "group", "aria-label": live.table.caption }, h("table", null, h("caption", null, live.table.caption),
        h("thead", null, h("tr", null, live.table.heads.map((head) => h("th", { scope: "col" }, head)))),
        h("tbody", null, live.table.rows.map(([head, ...cells]) => h("tr", null, h("th", { scope: "row" }, head), cells.map((cell) => h("td", null, cell))))))),
      findings.length > 0 && h("ul", { class: "mk-own-findings" }, findings),
      labels.length > 0 && [pens && pens.element, h("p", { class: "mk-quiet" }, pens ? "" : `${labels[0].text}. `, words.highlight_sentences)],
      listed,
      h("p", { class: "mk-quiet" }, live.line)).childNodes);
  };
  const paint = (live) => {
    const seen = open && live?.texts !== undefined;
    const [pasting, looking] = [paste, edit].map((each) => each.contains(document.activeElement));
    paste.hidden = seen;
    edit.hidden = found.hidden = !seen;
    if (seen && pasting) edit.focus(); // what had the focus is not there any more
    if (!seen && looking) boxes[0].area.focus();
    if (seen && drawn !== JSON.stringify(live)) {
      drawn = JSON.stringify(live);
      draw(live);
    }
    said.textContent = seen ? live.said : "";
    put(problem, open && live?.problem ? h("p", { class: "mk-notice" }, live.problem) : null);
    paintMarks();
  };
  return {
    element: h("div", { class: "mk-own" }, paste, h("div", null, problem, h("div", { class: "mk-row mk-between" }, said, edit)), found, notes.map((each) => each.element)),
    certain: true, // nobody needs to say "I can't tell" of an own text
    value: () => value(true),
    show(answer, shown) {
      const anew = answer === null && before !== null; // begun anew
      before = answer;
      boxes.forEach((each, index) => each.set(answer?.texts[index] ?? "", anew));
      notes.forEach((each, index) => each.set(answer?.notes[index] ?? "", anew));
      marks = answer?.marks ?? [];
      if (marks.length) put(gone);
      open = answer?.shown ?? false;
      hold(all.some((each) => each.over()));
      paint(shown.live);
    },
  };
});
