export default exercise(({ question, words, change, announce }) => {
  const { quotations, states, speakers } = question;
  let answer = {};
  const give = (id, value) => {
    answer = { ...answer, [id]: value };
    change(compact(answer));
  };
  const draw = (quotation) => {
    const now = () => (answer[quotation.id] && answer[quotation.id] !== "cant_tell" ? answer[quotation.id] : {});
    const tell = (part) => give(quotation.id, { words: null, speaker: null, ...now(), ...part });
    const state_ = chips({ legend: words.inspect_words, options: states, change: (id) => tell({ words: id }) });
    const speaker = speakers.length > 0 && chips({ legend: words.inspect_speaker, options: speakers, change: (id) => tell({ speaker: id }) });
    const unsure = doubt(words, (on) => give(quotation.id, on ? "cant_tell" : undefined));
    const side = (letter, list, who) => h("div", { class: "mk-lens" }, h("span", { class: "mk-number-tag" }, letter),
      h("div", null, list.length ? h("p", { class: "mk-read" }, runs(list)) : h("p", { class: "mk-quiet" }, words.inspect_gone),
        who && h("p", { class: "mk-quiet" }, fill(words.inspect_said_by, { name: who }))));
    return {
      element: h("div", { class: "mk-stack" },
        side("A", quotation.original, quotation.original_speaker), side("B", quotation.derivative, quotation.derivative_speaker),
        state_.element, speaker && speaker.element),
      foot: unsure.element,
      show(value) {
        state_.set(value?.words ?? null);
        if (speaker) speaker.set(value?.speaker ?? null);
        unsure.set(value);
      },
    };
  };
  const steps = stepper({ words, items: quotations, draw, announce, name: () => words.inspect_quotation });
  return {
    element: h("div", { class: "mk-inspect" }, h("p", { class: "mk-quiet mk-legend" },
      h("del", null, words.inspect_legend_gone), " ", h("mark", null, words.inspect_legend_changed), " ", h("ins", null, words.inspect_legend_added)), steps.element),
    show(given, shown) {
      answer = { ...given };
      steps.show(answer, shown);
    },
  };
});
