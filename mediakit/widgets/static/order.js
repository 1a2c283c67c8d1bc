export default exercise(({ question, words, change, announce }) =>
  (question.line.length ? onALine : inARow)({ question, words, change, announce }));

const DOT = 28; // px that a dot on the line takes

/** Each thing has its place on a line. */
function onALine({ question, words, change }) {
  const { items, line } = question;
  let places = [];
  const sliders = items.map((label, index) => slider({
    label, ends: line, unset: words.not_told,
    change: (value) => {
      places[index] = value;
      if (items.every((_, each) => typeof places[each] === "number")) change(places.slice(), { soon: true });
      paint();
    },
  }));
  const marks = items.map(() => h("span", { class: "mk-mark" }));
  const dots = items.map((_, index) => h("span", { class: "mk-line-dot" }, String.fromCharCode(65 + index)));
  const picture = h("div", { class: "mk-line", "aria-hidden": true }, dots);
  const paint = () => {
    const level = levels(items.map((_, index) => places[index]), DOT, picture.clientWidth || 600);
    dots.forEach((dot, index) => {
      dot.hidden = typeof places[index] !== "number";
      dot.style.insetInlineStart = `${places[index]}%`;
      dot.style.bottom = `${level[index] * DOT - DOT / 2}px`;
    });
    picture.style.height = `${DOT * (1 + Math.max(...level))}px`;
  };
  onWidth(picture, paint);
  return {
    element: h("div", { class: "mk-order" }, picture,
      sliders.map((each, index) => h("div", { class: "mk-line-item" },
        h("span", { class: "mk-letter", "aria-hidden": true }, String.fromCharCode(65 + index)), each.element, marks[index]))),
    value: () => (items.every((_, index) => typeof places[index] === "number") ? places.slice() : null),
    show(answer, shown) {
      if (answer || !shown.tries) places = answer ? answer.slice() : places.length && !shown.saved_at ? places : [];
      const parts = partsOf(shown);
      sliders.forEach((each, index) => {
        each.set(places[index]);
        marks[index].replaceChildren(...[verdict(words, parts.get(String(index)))].filter(Boolean));
      });
      paint();
    },
  };
}

/** The things stand in a row, the first in order on top. */
function inARow({ question, words, change, announce }) {
  const { items } = question;
  let order = items.map((_, index) => index);
  let picked = null;
  const list = h("ol", { class: "mk-order-list" });
  const rows = items.map((text, index) => {
    // By keyboard the arrow keys do what these two do, so that each list is one stop for the Tab key.
    const arrow = (sign, by, name) => button(sign, () => move(index, by), { class: "mk-arrow", tabindex: -1, "aria-label": fill(name, { item: text }) });
    const [up, down] = [arrow("↑", -1, words.order_up), arrow("↓", 1, words.order_down)];
    const grip = button(text, () => pick(index), { class: "mk-grip", "aria-pressed": "false", title: words.order_pick, onkeydown: (event) => press(event, index) });
    grip.addEventListener("focus", () => stop(index));
    const rank = h("span", { class: "mk-letter", "aria-hidden": true });
    const row = h("li", { class: "mk-order-item" }, rank, grip, h("span", { class: "mk-row" }, up, down));
    draggable(row, `item:${index}`);
    droppable(row, (id) => /^item:\d+$/.test(id) && +id.slice(5) < items.length, (id) => place(+id.slice(5), order.indexOf(index)));
    return { row, grip, rank, up, down };
  });
  const paint = () => {
    const focus = list.contains(document.activeElement) ? document.activeElement : null;
    order.forEach((index, at) => {
      rows[index].rank.textContent = at + 1;
      state(rows[index].grip, "aria-pressed", picked === index);
      state(rows[index].up, "aria-disabled", at === 0);
      state(rows[index].down, "aria-disabled", at === items.length - 1);
      if (list.children[at] !== rows[index].row) list.insertBefore(rows[index].row, list.children[at] ?? null);
    });
    focus?.focus();
  };
  const place = (index, at, { held = false } = {}) => {
    order = order.filter((each) => each !== index);
    order.splice(at, 0, index);
    if (!held) picked = null;
    paint();
    announce(fill(words.order_now, { item: items[index], number: at + 1, count: items.length }));
    change(order.slice());
  };
  const move = (index, by, options) => {
    const at = order.indexOf(index) + by;
    if (at >= 0 && at < items.length) place(index, at, options);
  };
  /** The arrow keys take what is picked along; where nothing is picked they go to the next. */
  const press = (event, index) => {
    const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (picked === index) return move(index, by, { held: true });
    const to = order[order.indexOf(index) + by];
    if (to === undefined) return;
    stop(to);
    rows[to].grip.focus();
  };
  const stop = (index) => rows.forEach(({ grip }, each) => (grip.tabIndex = each === index ? 0 : -1));
  const pick = (index) => {
    if (picked !== null && picked !== index) return place(picked, order.indexOf(index));
    picked = picked === index ? null : index;
    paint();
    announce(picked === null ? words.nothing_picked : fill(words.picked, { item: items[index] }));
  };
  return {
    element: h("div", { class: "mk-order" }, h("p", { class: "mk-quiet" }, words.order_how), list),
    value: () => order.slice(),
    show(answer) {
      order = answer ? answer.slice() : items.map((_, index) => index);
      paint();
      if (!list.contains(document.activeElement)) stop(order[0]);
    },
  };
}
