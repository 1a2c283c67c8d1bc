export default exercise(({ question, words, change }) => {
  const { options, several } = question;
  const name = unique();
  const rows = options.map((text, place) => {
    const input = h("input", { type: several ? "checkbox" : "radio", name, onchange: () => tell(place) });
    const mark = h("span", { class: "mk-mark" });
    return { input, mark, row: h("label", { class: "mk-option" }, input, h("span", { class: "mk-option-text" }, text), mark) };
  });
  const tell = (place) =>
    change(several ? rows.flatMap((row, index) => (row.input.checked ? [index] : [])) : place);
  return {
    element: h("div", { class: "mk-options" }, rows.map((each) => each.row)),
    show(answer, shown) {
      const parts = partsOf(shown);
      rows.forEach(({ input, mark, row }, place) => {
        input.checked = several ? (answer ?? []).includes(place) : answer === place;
        row.classList.toggle("mk-on", input.checked);
        mark.replaceChildren(...[verdict(words, parts.get(String(place)))].filter(Boolean));
      });
    },
  };
});
