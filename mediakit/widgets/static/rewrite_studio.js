export default exercise(({ question, words, change, settle }) => {
  const { original, strips, folded } = question;
  const box = writer({ question, words, change, settle });
  const text = h("div", { class: "mk-article mk-read", id: unique(), tabindex: 0, role: "group", "aria-label": words.rewrite_original },
    original.map((unit) => h("p", { class: `mk-role-${unit.role}` }, unit.text)));
  const fold = (yes) => {
    text.hidden = yes;
    hide.textContent = yes ? words.rewrite_show : words.rewrite_hide;
    state(hide, "aria-expanded", !yes);
  };
  const hide = button("", () => fold(!text.hidden), { class: "mk-plain", "aria-controls": text.id });
  fold(folded);
  const rows = strips.map((strip) => ({
    id: strip.id, sign: h("span", { class: "mk-sign", "aria-hidden": true }), count: h("span", { class: "mk-quiet" }), found: h("ul", { class: "mk-found" }),
    name: strip.text,
  }));
  for (const row of rows) row.element = h("div", { class: "mk-strip" }, h("div", { class: "mk-strip-head" }, row.sign, h("strong", null, row.name), row.count), row.found);
  return {
    element: h("div", { class: "mk-studio" },
      h("div", { class: "mk-studio-read" }, h("div", { class: "mk-row mk-between" }, h("p", { class: "mk-label" }, words.rewrite_original), hide), text),
      h("div", { class: "mk-studio-write" }, box.element, h("p", { class: "mk-label" }, words.rewrite_strips), h("div", { class: "mk-strips" }, rows.map((row) => row.element)))),
    value: () => box.value(),
    show(answer, shown) {
      box.show(answer, shown);
      const live = shown.live?.strips ?? {};
      const begun = box.area.value.trim() !== "";
      for (const { id, sign, count, found, element } of rows) {
        const strip = live[id];
        const findings = begun ? strip?.findings ?? [] : [];
        element.classList.toggle("mk-look-again", findings.length > 0);
        sign.textContent = !begun ? "○" : findings.length ? "△" : "●";
        const none = begun && id === "runs" && strip?.count === 0;
        count.textContent = none ? "0" : begun && strip ? fill(words[`rewrite_${id}`], { number: strip.kept ?? strip.exact ?? strip.count, count: id === "runs" ? strip.longest : strip.count }) : "";
        put(found, findings.slice(0, 4).map((each) => h("li", null, h("span", null, words[`rewrite_find_${each.name}`] ?? ""),
          each.brief && quoted(each.brief), each.original && each.original !== each.brief ? h("span", { class: "mk-quiet" }, " A: ", quoted(each.original)) : null)));
      }
    },
  };
});
