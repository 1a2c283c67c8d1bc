export default exercise(({ question, words, change }) => {
  const { sources, rungs } = question;
  let answer = {};
  const give = (id, value) => {
    answer = { ...answer, [id]: value };
    change(compact(answer));
  };
  const drawn = sources.map((source) => {
    const told = chips({
      legend: fill(words.ladder_told, { name: source.words }), quiet: true, several: true, upward: true, options: rungs,
      change: (ticked) => give(source.id, ticked.length ? ticked : undefined),
    });
    const none = button(words.ladder_none, () => give(source.id, Array.isArray(answer[source.id]) && !answer[source.id].length ? undefined : []),
      { class: "mk-doubt", "aria-pressed": "false" });
    const unsure = doubt(words, (on) => give(source.id, on ? "cant_tell" : undefined));
    const mark = h("span", { class: "mk-mark" });
    const count = h("span", { class: "mk-quiet" });
    return {
      source, told, none, unsure, mark, count,
      element: h("div", { class: "mk-source" },
        h("div", { class: "mk-row mk-between" }, h("span", { class: "mk-side" }, words[`side_${source.side}`]), h("span", { class: "mk-row" }, count, mark)),
        h("p", { class: "mk-source-words mk-read" }, source.words),
        source.text && h("p", { class: "mk-read mk-context" }, source.text),
        told.element, h("div", { class: "mk-row" }, none, unsure.element)),
    };
  });
  return {
    element: h("div", { class: "mk-ladder" }, drawn.map((each) => each.element)),
    show(given, shown) {
      answer = { ...given };
      const parts = partsOf(shown);
      for (const { source, told, none, unsure, mark, count } of drawn) {
        const value = answer[source.id];
        told.set(Array.isArray(value) ? value : []);
        state(none, "aria-pressed", Array.isArray(value) && !value.length);
        unsure.set(value);
        count.textContent = Array.isArray(value) ? fill(words.ladder_count, { number: value.length, count: rungs.length }) : "";
        put(mark, verdict(words, parts.get(source.id)));
      }
    },
  };
});
