export default exercise(({ question, words, change, announce }) => {
  const { cards, boxes, most, scale } = question;
  const UNSURE = "cant_tell";
  let answer = {};
  const placed = (item) => {
    const given = answer[item];
    return given === UNSURE ? [UNSURE] : given?.boxes ?? [];
  };
  const give = (item, value) => {
    const empty = value && value !== UNSURE && !value.boxes.length && value.step === null;
    answer = { ...answer, [item]: empty ? undefined : value };
    change(compact(answer));
  };
  const stepOf = (item) => (answer[item] && answer[item] !== UNSURE ? answer[item].step : null);
  const toggle = (item, box) => {
    const now = placed(item);
    if (box === UNSURE) return give(item, now.includes(UNSURE) ? undefined : UNSURE);
    const others = now.filter((each) => each !== box && each !== UNSURE);
    const next = now.includes(box) ? others : [...others, box].slice(-most); // one too many takes the place of the first
    give(item, { boxes: boxes.map((each) => each.id).filter((id) => next.includes(id)), step: stepOf(item) });
  };
  const content = (card) => [
    card.original && h("span", { class: "mk-pair-line" }, h("span", { class: "mk-number-tag" }, "A"), h("span", { class: "mk-read" }, card.original)),
    card.derivative && h("span", { class: "mk-pair-line" }, h("span", { class: "mk-number-tag" }, "B"), h("span", { class: "mk-read" }, card.derivative)),
  ].filter(Boolean);
  const nameOf = (card) => fill(words.sort_card, { number: cards.indexOf(card) + 1 });
  const view = board({
    words, announce, placed, toggle, onpick: () => paintScale(),
    labels: { items: words.sort_cards, places: fill(words.sort_boxes, { count: most }) },
    items: cards.map((card) => ({ id: card.id, name: nameOf(card), short: String(cards.indexOf(card) + 1),
      content: [h("span", { class: "mk-number-tag mk-card-number" }, String(cards.indexOf(card) + 1)), ...content(card)] })),
    places: [...boxes.map((box) => ({ id: box.id, name: box.text, short: box.text, content: box.text })),
      { id: UNSURE, name: words.cant_tell_here, short: "?", content: words.cant_tell_here, plain: true }],
  });
  const degree = scale.length > 0 && chips({
    legend: words.sort_scale, options: scale.map((text, step) => ({ id: step, text })),
    change: (step) => give(view.picked, { boxes: placed(view.picked).filter((box) => box !== UNSURE), step }),
  });
  const paintScale = () => {
    if (!degree) return;
    degree.set(stepOf(view.picked));
    degree.element.querySelector("legend").textContent = fill(words.sort_scale, { item: nameOf(cards.find((card) => card.id === view.picked)) });
  };
  if (degree) view.placeSide.append(degree.element);
  return {
    element: h("div", { class: "mk-sort" }, h("p", { class: "mk-quiet" }, words.sort_how), view.element),
    show(given, shown) {
      answer = { ...given };
      view.show(partsOf(shown));
      paintScale();
    },
  };
});
