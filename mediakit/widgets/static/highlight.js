export default exercise(({ question, words, change, announce }) => {
  const { unit, marks: labels, sentences } = question;
  const byWord = unit === "word";
  const tags = tagsOf(labels.map((label) => label.text));
  let pen = labels[0].id;
  let marked = new Map(); // the label of each word by its place, or of each sentence by its number
  let none = false;
  let at = 0; // which unit the keys are on
  let painting = null; // while the pointer is down: what it does to the units it passes

  const units = []; // {place, element, tag}
  const makeUnit = (place, text) => {
    const tag = h("span", { class: "mk-letter-tag", "aria-hidden": true });
    const element = h("button", { type: "button", class: "mk-unit", tabindex: -1, "aria-pressed": "false" }, tag, text);
    units.push({ place, element, tag, text });
    return element;
  };
  const numbered = sentences.length > 1; // what is said of an answer names sentences by number
  const pieces = sentences.map((sentence) => h("span", { class: `mk-sentence mk-role-${sentence.role}` },
    numbered && h("span", { class: "mk-number-tag" }, sentence.n),
    byWord
      ? sentence.runs.map((run) => (run.word === null ? run.text : makeUnit(run.word, run.text)))
      : makeUnit(sentence.n, sentence.runs.map((run) => run.text).join("")), " "));
  const paragraphs = new Map();
  sentences.forEach((sentence, index) => {
    const key = `${sentence.paragraph}-${sentence.role}`;
    if (!paragraphs.has(key)) paragraphs.set(key, h("p", { class: `mk-role-${sentence.role}` }));
    paragraphs.get(key).append(pieces[index]);
  });
  const text = h("div", { class: `mk-article mk-read mk-by-${unit}`, role: "group", "aria-label": words[`highlight_${question.side}`] }, ...paragraphs.values());
  const pens = labels.length > 1 && chips({
    legend: words.highlight_pen, change: (id) => { pen = id; },
    options: labels.map((label, index) => ({ id: label.id, text: label.text, note: tags[index] })),
  });
  if (pens) pens.set(pen);
  const noneButton = button(question.none, () => {
    none = !none;
    if (none) marked = new Map();
    paint();
    tell();
  }, { "aria-pressed": "false", class: "mk-doubt" });

  const tell = () => change(none ? "none" : stretches());
  const stretches = () => {
    const found = [];
    for (const { place } of [...units].sort((one, other) => one.place - other.place)) {
      const label = marked.get(place);
      const last = found.at(-1);
      if (label === undefined) continue;
      if (last && last[1] === place && last[2] === label) last[1] = place + 1;
      else found.push([place, place + 1, label]);
    }
    return found.length ? found : null;
  };
  const mark = (index, label) => {
    none = false;
    if (label === null) marked.delete(units[index].place);
    else marked.set(units[index].place, label);
  };
  const other = (index) => (marked.get(units[index].place) === pen ? null : pen);
  const speak = (index) => {
    const label = marked.get(units[index].place);
    const name = labels.find((each) => each.id === label)?.text ?? words.highlight_unmarked;
    announce(fill(words.placed, { item: units[index].text, place: name }));
  };
  const go = (index) => {
    units[at].element.tabIndex = -1;
    at = Math.max(0, Math.min(units.length - 1, index));
    units[at].element.tabIndex = 0;
    units[at].element.focus();
  };
  const indexOf = (target) => units.findIndex((each) => each.element === target.closest?.(".mk-unit"));
  text.addEventListener("pointerdown", (event) => {
    const index = indexOf(event.target);
    if (index < 0 || event.button) return;
    if (event.pointerType !== "mouse") return; // a finger scrolls; its tap is a click
    event.preventDefault();
    go(index);
    painting = { label: other(index), first: index };
    mark(index, painting.label);
    paint();
  });
  text.addEventListener("pointerover", (event) => {
    const index = painting ? indexOf(event.target) : -1;
    if (index < 0 || !byWord) return;
    for (let each = Math.min(index, painting.first); each <= Math.max(index, painting.first); each += 1) mark(each, painting.label);
    paint();
  });
  const lift = () => {
    if (!painting) return;
    speak(painting.first);
    painting = null;
    tell();
  };
  text.addEventListener("pointerup", lift);
  text.addEventListener("pointerleave", lift);
  text.addEventListener("click", (event) => {
    const index = indexOf(event.target);
    if (index < 0 || (event.detail && event.pointerType === "mouse")) return; // done when the button went down
    mark(index, other(index));
    at === index || go(index);
    paint();
    speak(index);
    tell();
  });
  text.addEventListener("keydown", (event) => {
    const by = stepOfKey(event.key, units.length);
    if (!by) return;
    event.preventDefault();
    const label = marked.get(units[at].place);
    go(at + by);
    if (!event.shiftKey || label === undefined) return;
    mark(at, label);
    paint();
    speak(at);
    tell();
  });
  const paint = () => {
    units.forEach(({ place, element, tag }, index) => {
      const label = marked.get(place);
      const number = labels.findIndex((each) => each.id === label);
      element.className = `mk-unit${number < 0 ? "" : ` mk-pen mk-pen-${number % 4}`}`;
      state(element, "aria-pressed", number >= 0);
      const first = number >= 0 && (index === 0 || marked.get(units[index - 1].place) !== label || units[index - 1].place !== place - 1);
      tag.textContent = first && labels.length > 0 ? tags[number] : "";
      if (number >= 0) element.setAttribute("aria-label", `${units[index].text}, ${labels[number].text}`);
      else element.removeAttribute("aria-label");
    });
    units[at].element.tabIndex = 0;
    state(noneButton, "aria-pressed", none);
  };
  const verdicts = h("ul", { class: "mk-checklist" });
  return {
    element: h("div", { class: "mk-highlight" }, pens && pens.element,
      h("p", { class: "mk-quiet" }, byWord ? words.highlight_words : words.highlight_sentences), text,
      h("div", { class: "mk-row" }, noneButton), verdicts),
    show(answer, shown) {
      none = answer === "none";
      marked = new Map();
      for (const [start, stop, label] of Array.isArray(answer) ? answer : [])
        for (const { place } of units) if (place >= start && place < stop) marked.set(place, label);
      const parts = partsOf(shown);
      put(verdicts, labels.filter((label) => parts.has(label.id)).map((label) => h("li", null, verdict(words, parts.get(label.id)), ` ${label.text}`)));
      paint();
    },
  };
});

/** A short tag for each name: as few of its first letters as tell it from the others, else a number. */
function tagsOf(names) {
  for (let length = 1; length <= 3; length += 1) {
    const tags = names.map((name) => [...name.trim()].slice(0, length).join(""));
    if (new Set(tags.map((each) => each.toLocaleUpperCase())).size === names.length) return tags;
  }
  return names.map((_, index) => String(index + 1));
}
