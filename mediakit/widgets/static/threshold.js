export default exercise(({ question, words, change }) => {
  const { points, measures, names } = question;
  const DOT = 20; // px that a point takes
  const KINDS = ["hits", "misses", "false_alarms", "passed"];
  let measure = measures[0].id;
  let line = question.start;
  let sought = null; // known once a first line was handed in
  const tell = (options) => { paint(); change({ measure, threshold: line }, options); };
  const choice = measures.length > 1 && chips({ legend: words.threshold_measure, options: measures, change: (id) => { measure = id; tell(); } });
  const line_ = slider({ label: words.threshold_line, low: 0, high: 1, step: 0.01, ends: ["0", "1"], unset: words.not_told,
    change: (value) => { line = value; tell({ soon: true }); } });
  const marker = h("div", { class: "mk-plot-line" });
  const dots = points.map(() => h("div", { class: "mk-plot-dot" }));
  const plot = h("div", { class: "mk-plot", "aria-hidden": true }, marker, dots);
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, h("td", null, "–")]));
  const table = h("table", { class: "mk-counts" }, h("caption", { class: "mk-label" }, words.threshold_counts),
    h("tr", null, KINDS.map((kind) => h("th", { scope: "col" }, names[kind]))), h("tr", null, KINDS.map((kind) => counts[kind])));
  const rows = h("tbody");
  const details = h("details", null, h("summary", null, words.threshold_table), h("div", { class: "mk-scroll", tabindex: 0, role: "group", "aria-label": words.threshold_table },
    h("table", { class: "mk-points" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, words.threshold_pair), h("th", { scope: "col" }, words.threshold_value), h("th", { scope: "col" }, words.threshold_flagged))), rows)));
  let notes = new Map();
  const paint = () => {
    if (choice) choice.set(measure);
    line_.set(line);
    marker.style.insetInlineStart = `${line * 100}%`;
    const level = levels(points.map((point) => 100 * point.values[measure]), DOT, plot.clientWidth || 600);
    points.forEach((point, index) => {
      const value = point.values[measure];
      const dot = dots[index];
      dot.style.insetInlineStart = `${value * 100}%`;
      dot.style.bottom = `${6 + DOT * level[index]}px`;
      dot.title = point.text;
      const is = sought?.has(point.id);
      dot.className = `mk-plot-dot${sought ? (is ? " mk-sought" : " mk-other") : ""}${value >= line ? " mk-flagged" : ""}`;
      dot.textContent = sought ? (is ? words.threshold_letter_sought : words.threshold_letter_other) : "";
    });
    plot.style.height = `${24 + DOT * Math.max(2, 1 + Math.max(...level))}px`;
    put(rows, [...points].sort((a, b) => b.values[measure] - a.values[measure]).map((point) => h("tr", { class: point.values[measure] >= line ? "mk-flagged" : null },
      h("th", { scope: "row" }, point.text, notes.get(point.id) ? h("small", null, ` ${notes.get(point.id)}`) : null), h("td", null, point.values[measure].toFixed(2)),
      h("td", null, `${point.values[measure] >= line ? words.threshold_yes : words.threshold_no}${sought ? ` · ${sought.has(point.id) ? words.threshold_sought : words.threshold_other}` : ""}`))));
  };
  const key = h("p", { class: "mk-quiet mk-plot-key" });
  onWidth(plot, paint);
  return {
    element: h("div", { class: "mk-threshold" }, choice && choice.element, h("div", { class: "mk-plot-area" }, plot, line_.element), key, table, details),
    value: () => ({ measure, threshold: line }),
    show(answer, shown) {
      if (answer) ({ measure, threshold: line } = answer);
      else if (!shown.saved_at || !shown.tries) ({ measure, line } = { measure: measures[0].id, line: question.start });
      if (shown.live?.sought) sought = new Set(shown.live.sought);
      if (!shown.tries) sought = null;
      notes = new Map((shown.after?.solution?.points ?? []).map((each) => [each.id, each.note]));
      for (const kind of KINDS) counts[kind].textContent = sought && shown.live?.[kind] ? String(shown.live[kind].length) : "–";
      key.textContent = sought ? words.threshold_key : words.threshold_first;
      paint();
    },
  };
});
