export default exercise(({ question, words, change, announce, settle }) => {
  const { nodes, cards, ask_sources } = question;
  let arrows = [];
  let sources = null;
  let picked = null;
  const textOf = (id) => nodes.find((node) => node.id === id).text;
  const nameOf = (arrow) => fill(words.graph_arrow, { item: textOf(arrow.from), place: textOf(arrow.to) });
  const tell = (options) => change(arrows.length || sources !== null ? { arrows: arrows.map((each) => ({ ...each })), sources } : null, options);
  const connect = (from, to) => {
    picked = null;
    if (arrows.some((each) => each.from === from && each.to === to)) return paint();
    arrows = [...arrows, { from, to, cards: [] }];
    paint();
    announce(fill(words.graph_drawn, { item: textOf(from), place: textOf(to) }));
    tell();
  };
  const pick = (id) => {
    if (picked !== null && picked !== id) return connect(picked, id);
    picked = picked === id ? null : id;
    paint();
    announce(picked === null ? words.nothing_picked : fill(words.graph_from, { item: textOf(id) }));
  };
  const boxes = new Map(nodes.map((node) => {
    const box = button("", () => pick(node.id), { class: `mk-node mk-what-${node.what}`, "aria-pressed": "false" });
    box.append(h("span", { class: "mk-node-what" }, words[`graph_${node.what}`]), h("span", null, node.text));
    draggable(box, node.id);
    droppable(box, (id) => id !== node.id && boxes.has(id), (id) => connect(id, node.id));
    return [node.id, box];
  }));
  const inRows = ["event", "person", "document"].flatMap((what) => nodes.filter((node) => node.what === what)).map((node) => boxes.get(node.id));
  rove(inRows, inRows);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "mk-arrows");
  svg.setAttribute("aria-hidden", "true");
  const rows = ["event", "person", "document"].map((what) => nodes.filter((node) => node.what === what)).filter((row) => row.length);
  const canvas = h("div", { class: "mk-graph", role: "group", "aria-label": words.graph_nodes }, svg, rows.map((row) => h("div", { class: "mk-node-row" }, row.map((node) => boxes.get(node.id)))));
  const list = h("div", { class: "mk-arrow-list" });
  let drawnArrows = "";
  let parts = new Map();
  const unfolded = new Map(); // which arrows a learner opened or closed

  function paintList() {
    const key = JSON.stringify([arrows.map((each) => [each.from, each.to]), [...parts].map(([id, part]) => [id, part.outcome])]);
    if (key === drawnArrows) return;
    drawnArrows = key;
    const active = list.contains(document.activeElement) ? document.activeElement.dataset.mk : null;
    list.replaceChildren(...(arrows.length ? arrows.map(arrowItem) : [h("p", { class: "mk-quiet" }, words.graph_none)]));
    if (active) (list.querySelector(`[data-mk="${CSS.escape(active)}"]`) ?? boxes.values().next().value).focus();
  }
  function arrowItem(arrow) {
    const at = () => arrows.findIndex((each) => each.from === arrow.from && each.to === arrow.to);
    const id = `${arrow.from}-${arrow.to}`;
    const summary = h("summary");
    const sum = (ids) => { summary.textContent = [words.graph_evidence, cards.filter((card) => ids.includes(card.id)).map((card) => card.text).join(", ")].filter(Boolean).join(": "); };
    const evidence = chips({
      legend: words.graph_evidence, several: true, quiet: true,
      options: cards.map((card) => ({ id: card.id, text: card.text, note: [card.document && `(${card.document})`, card.words && `“${card.words}”`].filter(Boolean).join(" ") })),
      change: (ids) => { arrows = arrows.map((each, index) => (index === at() ? { ...each, cards: ids } : each)); sum(ids); tell(); },
    });
    evidence.set(arrow.cards);
    sum(arrow.cards);
    // An arrow that has its evidence is folded when the list is made anew: many arrows would else be a long way.
    const open = !arrow.cards.length || parts.get(id)?.outcome === "not_yet";
    const folded = h("details", { open: unfolded.get(id) ?? open }, summary, evidence.element);
    summary.addEventListener("click", () => unfolded.set(id, !folded.open));
    return h("div", { class: "mk-arrow-item" },
      h("div", { class: "mk-row mk-between" }, h("strong", null, nameOf(arrow), " ", verdict(words, parts.get(id))),
        h("span", { class: "mk-row" },
          button(words.graph_turn, () => {
            if (arrows.some((each) => each.from === arrow.to && each.to === arrow.from)) return;
            arrows = arrows.map((each, index) => (index === at() ? { ...each, from: arrow.to, to: arrow.from } : each));
            paint();
            announce(fill(words.graph_drawn, { item: textOf(arrow.to), place: textOf(arrow.from) }));
            tell();
          }, { class: "mk-plain", "data-mk": `turn-${id}` }),
          button(words.graph_remove, () => {
            const gone = at();
            arrows = arrows.filter((_, index) => index !== gone);
            paint();
            announce(fill(words.graph_removed, { item: nameOf(arrow) }));
            tell();
          }, { class: "mk-plain", "data-mk": `remove-${id}` }))),
      folded);
  }
  function paint() {
    for (const [id, box] of boxes) state(box, "aria-pressed", id === picked);
    paintList();
    paintArrows();
  }
  function paintArrows() {
    const frame = canvas.getBoundingClientRect();
    if (!frame.width) return;
    svg.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
    svg.replaceChildren(...arrows.flatMap((arrow) => {
      const [from, to] = [arrow.from, arrow.to].map((id) => boxes.get(id).getBoundingClientRect());
      const middle = (box) => [box.left - frame.left + box.width / 2, box.top - frame.top + box.height / 2];
      const edge = (box, [x, y], [tx, ty]) => { // where the line leaves a box
        const scale = Math.min(...[[tx - x, box.width / 2 + 5], [ty - y, box.height / 2 + 5]].map(([d, half]) => (d ? half / Math.abs(d) : Infinity)));
        return [x + (tx - x) * Math.min(scale, 0.5), y + (ty - y) * Math.min(scale, 0.5)];
      };
      const [start, end] = [edge(from, middle(from), middle(to)), edge(to, middle(to), middle(from))];
      const angle = Math.atan2(end[1] - start[1], end[0] - start[0]);
      const wing = (turn) => [end[0] - 10 * Math.cos(angle + turn), end[1] - 10 * Math.sin(angle + turn)].map((each) => each.toFixed(1)).join(" ");
      const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
      line.setAttribute("d", `M ${start.map((each) => each.toFixed(1)).join(" ")} L ${end.map((each) => each.toFixed(1)).join(" ")} M ${wing(0.45)} L ${end.map((each) => each.toFixed(1)).join(" ")} L ${wing(-0.45)}`);
      line.setAttribute("class", arrow.cards.length ? "mk-arrow-line" : "mk-arrow-line mk-bare");
      return [line];
    }));
  }
  new ResizeObserver(paintArrows).observe(canvas);
  const count = ask_sources && h("input", { type: "number", id: unique(), min: 0, max: 49, step: 1,
    oninput: () => { sources = Number.isInteger(count.valueAsNumber) && count.valueAsNumber >= 0 && count.valueAsNumber < 50 ? count.valueAsNumber : null; tell({ soon: true }); }, onchange: settle });
  return {
    element: h("div", { class: "mk-origins" }, h("p", { class: "mk-quiet" }, words.graph_how), canvas, h("p", { class: "mk-label" }, words.graph_arrows), list,
      count && h("div", { class: "mk-row" }, h("label", { for: count.id }, words.graph_sources), count)),
    show(answer, shown) {
      const cardsBefore = JSON.stringify(arrows);
      const places = arrows.map((each) => `${each.from}-${each.to}`);
      const place = (each) => (places.indexOf(`${each.from}-${each.to}`) + 1 || places.length + 1);
      arrows = (answer?.arrows ?? []).map((each) => ({ ...each })).sort((a, b) => place(a) - place(b)); // as they were drawn
      sources = answer?.sources ?? null;
      if (count && document.activeElement !== count) count.value = sources ?? "";
      parts = partsOf(shown);
      if (cardsBefore !== JSON.stringify(arrows)) drawnArrows = "";
      paint();
    },
  };
});
