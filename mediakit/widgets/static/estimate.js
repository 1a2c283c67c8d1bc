export default exercise(({ question, words, change }) => {
  const { low, high, step, unit } = question;
  const id = unique();
  const tell = (value, options) => {
    const known = Number.isFinite(value) && value >= low && value <= high;
    line.value = known ? value : (low + high) / 2;
    line.classList.toggle("mk-untouched", !known);
    change(known ? value : null, options);
  };
  const number = h("input", {
    type: "number", id, min: low, max: high, step: "any", inputmode: "decimal", "aria-describedby": `${id}-range`,
    oninput: () => tell(number.value === "" ? NaN : number.valueAsNumber, { soon: true }),
  });
  const line = h("input", {
    type: "range", min: low, max: high, step, "aria-label": words.estimate_slider,
    oninput: () => { number.value = line.value; tell(line.valueAsNumber, { soon: true }); },
  });
  const key = h("p", { class: "mk-estimate-key" });
  return {
    element: h("div", { class: "mk-estimate" },
      h("div", { class: "mk-row" },
        h("label", { for: id, class: "mk-label" }, words.estimate_number), number, unit && h("span", null, unit),
        h("span", { id: `${id}-range`, class: "mk-quiet" }, fill(words.estimate_range, { low, high }))),
      h("div", { class: "mk-slider-line" }, h("span", null, String(low)), line, h("span", null, String(high))),
      key),
    show(answer, shown) {
      const known = typeof answer === "number";
      if (document.activeElement !== number || (known && number.valueAsNumber !== answer))
        number.value = known ? answer : "";
      line.value = known ? answer : (low + high) / 2;
      line.setAttribute("aria-valuetext", known ? `${answer} ${unit}`.trim() : words.not_told);
      line.classList.toggle("mk-untouched", !known);
      const right = shown.after?.solution?.right;
      key.hidden = !right;
      key.textContent = right ? fill(words.estimate_right, { low: right[0], high: right[1] }) : "";
    },
  };
});
