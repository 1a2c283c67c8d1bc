export default exercise(({ question, words, change, announce }) => {
  const { keep, sentences, questions } = question;
  let kept = new Set();
  const rows = sentences.map((sentence) => {
    const input = h("input", { type: "checkbox", onchange: () => {
      if (input.checked) kept.add(sentence.n);
      else kept.delete(sentence.n);
      paint();
      announce(meter.textContent);
      change(kept.size ? [...kept].sort((a, b) => a - b) : null);
    } });
    return { sentence, input, row: h("label", { class: `mk-keep mk-role-${sentence.role}` }, input,
      h("span", { class: "mk-number-tag" }, `A${sentence.n}`), h("span", { class: "mk-read" }, sentence.text)) };
  });
  rove(rows.map((each) => each.row), rows.map((each) => each.input));
  const meter = h("p", { class: "mk-meter" });
  const bar = h("div", { class: "mk-bar", "aria-hidden": true }, h("div"));
  const lamps = questions.map((each) => {
    const sign = h("span", { class: "mk-sign", "aria-hidden": true });
    const how = h("span", { class: "mk-quiet" });
    return { id: each.id, sign, how, row: h("li", { class: "mk-lamp" }, sign, h("span", null, each.text), how) };
  });
  const paint = () => {
    for (const { sentence, input, row } of rows) {
      input.checked = kept.has(sentence.n);
      row.classList.toggle("mk-on", input.checked);
    }
    meter.textContent = fill(words.budget_kept, { number: kept.size, count: keep });
    meter.classList.toggle("mk-too-many", kept.size > keep);
    bar.firstChild.style.width = `${Math.min(100, (100 * kept.size) / keep)}%`;
  };
  return {
    element: h("div", { class: "mk-budget" },
      h("div", { class: "mk-budget-texts" }, rows.map((each) => each.row)),
      h("div", { class: "mk-budget-side" }, meter, bar, h("p", { class: "mk-label" }, words.budget_questions),
        h("ul", { class: "mk-checklist" }, lamps.map((each) => each.row)))),
    show(answer, shown) {
      kept = new Set(answer ?? []);
      const dark = new Set(shown.live?.dark ?? []);
      for (const { id, sign, how, row } of lamps) {
        row.classList.toggle("mk-dark", dark.has(id));
        sign.textContent = dark.has(id) ? "○" : "●";
        how.textContent = dark.has(id) ? words.budget_dark : words.budget_lit;
      }
      paint();
    },
  };
});
