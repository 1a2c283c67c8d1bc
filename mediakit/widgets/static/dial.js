export default exercise(({ question, words, change, announce }) => {
  const { claims, names } = question;
  let answer = {};
  const give = (id, value, options) => {
    answer = { ...answer, [id]: value };
    change(compact(answer), options);
  };
  const draw = (claim) => {
    const now = () => (answer[claim.id] && answer[claim.id] !== "cant_tell" ? answer[claim.id] : {});
    const tell = (part, options) => {
      const value = { before: null, after: null, turned: false, word: null, ...now(), ...part };
      const empty = value.before === null && value.after === null && !value.turned && value.word === null;
      give(claim.id, empty ? undefined : value, options);
      paint(answer[claim.id]);
    };
    const side = (which, list) => h("p", { class: "mk-read", role: "group", "aria-label": words[`dial_words_${which}`] },
      h("span", { class: "mk-number-tag" }, which === "original" ? "A" : "B"),
      list.map((run) => (run.word === null ? run.text : wordButton(which, run))));
    const buttons = [];
    const wordButton = (which, run) => {
      const element = button(run.text, () => {
        const word = now().word;
        const same = word && word.side === which && word.word === run.word;
        tell({ word: same ? null : { side: which, word: run.word } });
      }, { class: "mk-unit", "aria-pressed": "false" });
      buttons.push({ element, which, word: run.word });
      return element;
    };
    const sides = [side("original", claim.original), side("derivative", claim.derivative)];
    rove(sides, buttons.map((each) => each.element));
    const ends = [words.dial_low, words.dial_high];
    const before = slider({ label: words.dial_before, ends, unset: words.not_told, change: (value) => tell({ before: value }, { soon: true }) });
    const after = slider({ label: words.dial_after, ends, unset: words.not_told, change: (value) => tell({ after: value }, { soon: true }) });
    const turned = h("input", { type: "checkbox", onchange: () => tell({ turned: turned.checked }) });
    const unsure = doubt(words, (on) => give(claim.id, on ? "cant_tell" : undefined));
    const gauge = gaugePicture();
    const moved = h("p", { class: "mk-moved", role: "status" });
    const paint = (value) => {
      const known = value && value !== "cant_tell" ? value : {};
      before.set(known.before);
      after.set(known.after);
      turned.checked = Boolean(known.turned);
      unsure.set(value);
      for (const { element, which, word } of buttons) state(element, "aria-pressed", known.word?.side === which && known.word?.word === word);
      gauge.set(known.before, known.after);
      const by = known.after - known.before;
      const way = known.turned ? "turned" : known.before == null || known.after == null ? "" : Math.abs(by) <= question.still ? "same" : by > 0 ? "up" : "down";
      const text = way ? names[way] : "";
      if (moved.textContent !== text) moved.textContent = text;
    };
    return {
      element: h("div", { class: "mk-dial" }, h("div", { class: "mk-dial-texts" }, sides, h("p", { class: "mk-quiet" }, words.dial_word)),
        h("div", { class: "mk-dial-set" }, gauge.element, h("div", { class: "mk-stack" }, before.element, after.element, moved))),
      foot: h("div", { class: "mk-row" }, h("label", { class: "mk-chip" }, turned, h("span", null, names.turned)), unsure.element),
      show: paint,
    };
  };
  const steps = stepper({ words, items: claims, draw, announce, name: () => words.dial_claim });
  return {
    element: steps.element,
    show(given, shown) {
      answer = { ...given };
      steps.show(answer, shown);
    },
  };
});

/** Half a dial with two hands, and a faint arrow from one to the other. */
function gaugePicture() {
  const svg = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const point = (value, radius) => {
    const angle = Math.PI * (1 - value / 100);
    return [100 + radius * Math.cos(angle), 100 - radius * Math.sin(angle)].map((each) => each.toFixed(1)).join(" ");
  };
  const picture = svg("svg", { viewBox: "0 0 200 112", class: "mk-gauge", "aria-hidden": "true" });
  picture.append(svg("path", { d: `M ${point(0, 86)} A 86 86 0 0 1 ${point(100, 86)}`, class: "mk-gauge-arc" }));
  for (let value = 0; value <= 100; value += 10)
    picture.append(svg("path", { d: `M ${point(value, 80)} L ${point(value, 86)}`, class: "mk-gauge-arc" }));
  const arrow = svg("path", { class: "mk-gauge-move" });
  const hands = ["before", "after"].map((name) => svg("path", { class: `mk-gauge-hand mk-gauge-${name}` }));
  const letters = ["A", "B"].map((letter) => Object.assign(svg("text", { "text-anchor": "middle", class: "mk-gauge-letter" }), { textContent: letter }));
  picture.append(arrow, ...hands, ...letters, svg("circle", { cx: 100, cy: 100, r: 5, class: "mk-gauge-hub" }));
  return {
    element: picture,
    set(...values) {
      values.forEach((value, index) => {
        const known = value !== null && value !== undefined;
        hands[index].setAttribute("d", known ? `M 100 100 L ${point(value, 66)}` : "");
        const [x, y] = known ? point(value, 74).split(" ") : [0, 0];
        letters[index].setAttribute("x", x);
        letters[index].setAttribute("y", +y + 4);
        letters[index].setAttribute("visibility", known ? "visible" : "hidden");
      });
      const [from, to] = values;
      const both = from != null && to != null && from !== to;
      arrow.setAttribute("d", both ? `M ${point(from, 50)} A 50 50 0 0 ${to > from ? 1 : 0} ${point(to, 50)}` : "");
    },
  };
}
