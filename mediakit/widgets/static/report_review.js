export default exercise(({ question, words, change, settle }) => {
  const { panels, least, names } = question;
  let answer = {};
  const give = (id, value, options) => {
    answer = { ...answer, [id]: value };
    paintCount();
    change(compact(answer), options);
  };
  const drawn = panels.map((panel, index) => {
    const why = h("input", { type: "text", id: unique(), maxlength: 2000, class: "mk-line-input", onchange: settle, oninput: () => tell(undefined, { soon: true }) });
    const choice = chips({
      legend: fill(words.review_choice, { number: index + 1 }), quiet: true, change: (id) => tell(id),
      options: [{ id: "confirm", text: names.confirm }, { id: "overrule", text: names.overrule }],
    });
    const unsure = doubt(words, (on) => give(panel.id, on ? "cant_tell" : undefined));
    const tell = (id, options) => {
      const now = answer[panel.id];
      const chosen = id ?? (now && now !== "cant_tell" ? now.choice : null);
      if (chosen) give(panel.id, { choice: chosen, why: why.value }, options);
    };
    const mark = h("span", { class: "mk-mark" });
    const message = h("p", { class: "mk-quiet" });
    const excerpt = (letter, text) => text && h("blockquote", null, h("span", { class: "mk-side" }, letter), quoted(text));
    return {
      panel, why, choice, unsure, mark, message,
      element: h("div", { class: "mk-panel" },
        h("div", { class: "mk-row mk-between" }, h("span", { class: "mk-number-tag" }, `${index + 1} · ${names.check_me}`), mark),
        h("p", null, panel.says), excerpt(words.side_original, panel.original), excerpt(words.side_derivative, panel.derivative),
        h("div", { class: "mk-row" }, choice.element, unsure.element),
        h("div", { class: "mk-why" }, h("label", { for: why.id, class: "mk-label" }, names.why), why), message),
    };
  });
  const count = h("p", { class: "mk-label" });
  const paintCount = () => {
    const done = panels.filter((panel) => answer[panel.id] !== undefined).length;
    count.textContent = fill(words.review_count, { number: done, count: least });
  };
  return {
    element: h("div", { class: "mk-review" }, count, drawn.map((each) => each.element), h("p", { class: "mk-quiet" }, question.fixed_line)),
    show(given, shown) {
      answer = { ...given };
      const parts = partsOf(shown);
      for (const { panel, why, choice, unsure, mark, message } of drawn) {
        const value = answer[panel.id];
        const known = value && value !== "cant_tell" ? value : null;
        choice.set(known?.choice ?? null);
        unsure.set(value);
        if (known && why.value !== known.why) why.value = known.why;
        if (!known && document.activeElement !== why) why.value = "";
        put(mark, verdict(words, parts.get(panel.id)));
        message.textContent = parts.get(panel.id)?.message ?? "";
      }
      paintCount();
    },
  };
});
