export default exercise(({ question, words, change, settle }) => {
  const { lamps, paragraphs } = question;
  let place = null;
  const box = writer({ question, words, change, settle, extra: () => (paragraphs.length ? { paragraph: place } : {}) });
  const lights = lamps.map((lamp) => {
    const sign = h("span", { class: "mk-sign", "aria-hidden": true });
    const how = hidden("");
    return { id: lamp.id, sign, how, row: h("li", { class: "mk-light" }, sign, lamp.text, how) };
  });
  const preview = h("p", { class: "mk-preview mk-read" });
  const name = unique();
  const rows = paragraphs.map(({ n, text }) => {
    const input = h("input", { type: "radio", name, onchange: () => { place = n; box.tell(); } });
    const flag = h("span", { class: "mk-flag" });
    return { n, input, flag, row: h("label", { class: "mk-place" }, input, h("span", { class: "mk-read" }, text), flag) };
  });
  const before = h("p", { class: "mk-quiet" });
  return {
    element: h("div", { class: "mk-credit" }, box.element,
      h("div", null, h("p", { class: "mk-label" }, words.credit_lamps), h("ul", { class: "mk-lights" }, lights.map((each) => each.row))),
      h("div", { class: "mk-believes" }, h("p", { class: "mk-label" }, words.credit_preview), preview),
      rows.length > 0 && h("fieldset", { class: "mk-places" }, h("legend", { class: "mk-label" }, words.credit_place), rows.map((each) => each.row), before)),
    value: () => box.value(),
    show(answer, shown) {
      place = answer?.paragraph ?? (shown.saved_at ? null : place);
      box.show(answer, shown);
      const live = shown.live ?? {};
      for (const { id, sign, how, row } of lights) {
        const lit = Boolean(live.lamps?.[id]);
        row.classList.toggle("mk-lit", lit);
        sign.textContent = lit ? "●" : "○";
        how.textContent = `: ${lit ? words.credit_lit : words.credit_unlit}`;
      }
      preview.textContent = live.preview ?? "";
      for (const { n, input, flag, row } of rows) {
        input.checked = place === n;
        const covered = (live.covers ?? []).includes(n);
        row.classList.toggle("mk-covered", covered);
        flag.textContent = place === n ? words.credit_here : covered ? words.credit_covered : "";
      }
      before.textContent = place ? fill(words.credit_before, { number: live.quotations_before ?? 0 }) : "";
    },
  };
});
