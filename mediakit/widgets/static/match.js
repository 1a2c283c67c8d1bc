export default exercise(({ question, words, change, announce, live }) => {
  const { original, derivative, names } = question;
  const NOWHERE = "nowhere";
  const UNSURE = "cant_tell";
  let answer = {};
  let shared = false;
  let lit = null; // the words that the picked sentence shares, as Python said last
  const sentence = (letter, unit) => [h("span", { class: "mk-number-tag" }, `${letter}${unit.n}`), h("span", { class: "mk-read mk-words" }, unit.text)];
  const asked = derivative.filter((unit) => unit.asked);
  const placed = (item) => {
    const given = answer[item];
    if (given === undefined) return [];
    if (given === UNSURE) return [UNSURE];
    return given.length ? given.map((number) => `A${number}`) : [NOWHERE];
  };
  const toggle = (item, place) => {
    const given = answer[item];
    const numbers = Array.isArray(given) ? given : [];
    let next;
    if (place === UNSURE) next = given === UNSURE ? undefined : UNSURE;
    else if (place === NOWHERE) next = Array.isArray(given) && !given.length ? undefined : [];
    else {
      const number = +place.slice(1);
      next = numbers.includes(number) ? numbers.filter((each) => each !== number) : [...numbers, number].sort((a, b) => a - b);
      if (!next.length) next = undefined;
    }
    answer = { ...answer, [item]: next };
    change(compact(answer));
  };
  const view = board({
    words, announce, placed, toggle,
    labels: { items: words.match_derivative, places: words.match_original },
    items: asked.map((unit) => ({ id: String(unit.n), name: `B${unit.n}`, short: `B${unit.n}`, content: sentence("B", unit) })),
    places: [
      { id: NOWHERE, name: names.not_in_a, short: names.not_in_a, content: names.not_in_a, plain: true },
      { id: UNSURE, name: words.cant_tell_here, short: "?", content: words.cant_tell_here, plain: true },
      ...original.map((unit) => ({ id: `A${unit.n}`, name: `A${unit.n}`, short: `A${unit.n}`, content: sentence("A", unit) })),
    ],
    onpick: () => { if (shared) live({ shared: +view.picked }); },
  });
  const share = button(names.shared_words, () => {
    shared = !shared;
    state(share, "aria-pressed", shared);
    if (shared) live({ shared: +view.picked });
    else paint();
  }, { "aria-pressed": "false" });
  const paint = () => {
    const known = shared && lit?.derivative?.[0]?.n === +view.picked ? lit : null;
    const runsOf = new Map([...(known?.original ?? []).map((each) => [`A${each.n}`, each.runs]), ...(known?.derivative ?? []).map((each) => [String(each.n), each.runs])]);
    for (const [id, element] of [...view.slots.map((each) => [each.place.id, each.slot]), ...view.cards.map((each) => [each.item.id, each.card])]) {
      const target = element.querySelector(".mk-words");
      const unit = id.startsWith("A") ? original.find((each) => `A${each.n}` === id) : derivative.find((each) => String(each.n) === id);
      if (target && unit) put(target, runsOf.has(id) ? runs(runsOf.get(id)) : unit.text);
    }
  };
  return {
    element: h("div", { class: "mk-match" }, h("p", { class: "mk-quiet" }, words.match_how), h("div", { class: "mk-row" }, share), view.element),
    show(given, shown) {
      answer = { ...given };
      if (shown.live?.derivative) lit = shown.live;
      view.show(partsOf(shown));
      paint();
    },
  };
});
