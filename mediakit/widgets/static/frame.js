// What all kinds of exercise share. A kind's own file follows this one and ends with `export default exercise(draw)`.
// Text is only ever put in as text: no innerHTML anywhere.

const SILENCE = 4000; // ms without a word from Python before the learner is told what to do
const PAUSE = 250; // ms without a key before typed text is sent
const TAKES_KEYS = new Set(["button", "input", "textarea", "select", "summary"]);
const SIGNS = { not_attempted: "○", not_yet: "△", right: "●", defensible: "◐", noted: "□" };

/** An element with attributes, listeners (`onclick`) and children; strings become text. */
function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(key, value === true ? "" : String(value));
  }
  // JupyterLab looks from the focused element upwards and takes the first match, so each such element must say it.
  if (TAKES_KEYS.has(name) || "tabindex" in (attributes ?? {})) element.setAttribute("data-lm-suppress-shortcuts", "true");
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Set an attribute that is a state, such as aria-pressed. */
const state = (element, name, value) => element.setAttribute(name, String(value));

/** A sentence with its {names} filled in. */
const fill = (sentence, names) => sentence.replace(/\{(\w+)\}/g, (whole, name) => String(names[name] ?? whole));

/** Replace the children only if they say something else: a live region speaks again with each change. */
function put(element, ...children) {
  const fresh = h("div", null, ...children);
  if (fresh.isEqualNode(Object.assign(element.cloneNode(true), { className: "" })) && element.childNodes.length) return;
  element.replaceChildren(...fresh.childNodes);
}

/** Words in quotation marks; words that bring marks of their own get no more. */
const OWN_MARKS = /^["“”„‟«»‹›「」『』]|["“”„‟«»‹›「」『』]$/u;
const quoted = (words) => h(OWN_MARKS.test(words) ? "span" : "q", null, words);

const hidden = (text) => h("span", { class: "mk-unseen" }, text);

const button = (text, onclick, attributes) => h("button", { type: "button", onclick, ...attributes }, text);

/** Radio buttons or boxes to tick, drawn as chips; `set(value)` shows a choice, `change(value)` tells of one. */
function chips({ legend, options, several = false, change, name = unique(), quiet = false, upward = false }) {
  let value = several ? [] : null;
  const inputs = new Map();
  const rows = options.map(({ id, text, note }) => {
    const input = h("input", {
      type: several ? "checkbox" : "radio",
      name,
      onchange: () => {
        value = several ? options.filter((each) => inputs.get(each.id).checked).map((each) => each.id) : id;
        change(value);
      },
    });
    inputs.set(id, input);
    return h("label", { class: "mk-chip" }, input, h("span", { class: "mk-chip-text" }, text, note && h("small", null, note)));
  });
  if (several) rove(rows, [...inputs.values()], { upward });
  const element = h("fieldset", { class: "mk-chips" },
    h("legend", { class: quiet ? "mk-unseen" : "mk-label" }, legend), h("div", { class: "mk-row" }, rows));
  return {
    element,
    inputs,
    set(given) {
      value = several ? given ?? [] : given;
      for (const [id, input] of inputs) input.checked = several ? value.includes(id) : value === id;
    },
  };
}

let counted = 0;
const unique = () => `mk-${Date.now().toString(36)}-${(counted += 1)}`;

/** A slider that may be without a value until it is touched. */
function slider({ label, low = 0, high = 100, step = 1, ends = [], unset, unit = "", change }) {
  const id = unique();
  const output = h("output", { for: id, class: "mk-number" });
  const input = h("input", { type: "range", id, min: low, max: high, step });
  let touched = false;
  const show = (value) => {
    touched = value !== null && value !== undefined;
    input.value = touched ? value : (low + high) / 2;
    input.classList.toggle("mk-untouched", !touched);
    const words = touched ? `${+input.value}${unit}` : unset;
    output.textContent = words;
    input.setAttribute("aria-valuetext", words);
  };
  const tell = () => {
    show(+input.value);
    change(+input.value);
  };
  input.addEventListener("input", tell);
  input.addEventListener("pointerup", () => touched || tell());
  input.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    tell();
  });
  show(null);
  const element = h("div", { class: "mk-slider" },
    h("div", { class: "mk-slider-head" }, h("label", { for: id }, label), output),
    h("div", { class: "mk-slider-line" },
      ends[0] && h("span", null, ends[0]), input, ends[1] && h("span", null, ends[1])));
  return { element, input, set: show };
}

/** How a part of the answer stands: a sign, and the same in words. */
function verdict(words, part) {
  if (!part || part.outcome === "not_attempted") return null;
  return h("span", { class: `mk-sign mk-${part.outcome}` },
    h("span", { "aria-hidden": true }, SIGNS[part.outcome]), hidden(words[`outcome_${part.outcome}`]));
}

/** What was said of each part of the answer handed in, by the part's id. */
const partsOf = (shown) =>
  new Map((shown.after?.feedback?.parts ?? []).map((part) => [part.id, part]));

/** Runs of a text, each with a class for its state. */
const runs = (list) =>
  list.map((run) => (run.state === undefined && !run.shared
    ? run.text
    : h(RUN_TAGS[run.shared ? "shared" : run.state] ?? "span", { class: `mk-run-${run.shared ? "shared" : run.state}` }, run.text)));
const RUN_TAGS = { gone: "del", added: "ins", changed: "mark", shared: "mark" };

/** Several things, one seen at a time. `draw(item)` gives {element, foot, show(value, part)}; marks show which are done.
 *  After an answer was handed in, the first thing that is not yet right is seen. */
function stepper({ words, items, draw, name, announce }) {
  let at = 0;
  let tries = null; // how often an answer was handed in when it was last shown
  const drawn = items.map((item) => draw(item));
  const marks = items.map((item, index) => button(String(index + 1), () => go(index), {
    class: "mk-dot", "aria-label": fill(words.go_to, { name: name(item, index), number: index + 1 }) }));
  const count = h("span", { class: "mk-quiet" });
  const back = button(`‹ ${words.previous}`, () => go(at - 1), { class: "mk-plain" });
  const on = button(`${words.next} ›`, () => go(at + 1), { class: "mk-plain" });
  const go = (index) => {
    at = Math.max(0, Math.min(items.length - 1, index));
    drawn.forEach((each, place) => (each.element.hidden = each.foot.hidden = place !== at));
    marks.forEach((mark, place) => (place === at ? mark.setAttribute("aria-current", "step") : mark.removeAttribute("aria-current")));
    state(back, "aria-disabled", at === 0); // not disabled: focus would be lost
    state(on, "aria-disabled", at === items.length - 1);
    count.textContent = fill(words.step_of, { number: at + 1, count: items.length });
  };
  const lead = (answers, parts) => {
    const wrong = items.findIndex((item) => parts.get(item.id)?.outcome === "not_yet");
    const next = wrong < 0 ? items.findIndex((item) => answers[item.id] === undefined) : wrong;
    const inUse = [drawn[at].element, drawn[at].foot].some((each) => each.contains(document.activeElement));
    if (next < 0 || next === at || inUse) return;
    go(next);
    announce(marks[next].getAttribute("aria-label"));
  };
  const dots = h("div", { class: "mk-row mk-dots" }, marks, count);
  rove([dots], marks);
  const element = h("div", { class: "mk-stepper" },
    items.length > 1 && dots,
    drawn.map((each) => each.element),
    h("div", { class: "mk-row mk-between" }, drawn.map((each) => each.foot),
      items.length > 1 && h("div", { class: "mk-row mk-ways" }, back, on)));
  go(0);
  return {
    element,
    show(answers, shown) {
      const parts = partsOf(shown);
      items.forEach((item, index) => {
        const part = parts.get(item.id);
        const done = answers[item.id] !== undefined;
        drawn[index].show(answers[item.id], part);
        marks[index].className = `mk-dot${done ? " mk-done" : ""}${part ? ` mk-${part.outcome}` : ""}`;
        marks[index].textContent = part ? SIGNS[part.outcome] : String(index + 1);
        const how = part ? words[`outcome_${part.outcome}`] : done ? "" : words.unanswered;
        marks[index].setAttribute("aria-label",
          `${fill(words.go_to, { name: name(item, index), number: index + 1 })}${how ? `: ${how}` : ""}`);
      });
      if (tries !== null && shown.tries > tries && parts.size) lead(answers, parts);
      tries = shown.tries;
    },
  };
}

/** How far a key goes in a list of so many; `upward` where the first stands at the foot. */
function stepOfKey(key, count, upward = false) {
  const down = upward ? -1 : 1;
  return { ArrowRight: 1, ArrowDown: down, ArrowLeft: -1, ArrowUp: -down, Home: -count, End: count }[key] ?? 0;
}

/** Let arrow keys go through many things that are one stop for the Tab key; the one used last is the stop. */
function rove(areas, elements, { upward = false } = {}) {
  const group = unique();
  elements.forEach((element, index) => {
    element.tabIndex = index ? -1 : 0;
    element.dataset.mkKeys = group;
    element.addEventListener("focus", () => elements.forEach((each) => (each.tabIndex = each === element ? 0 : -1)));
  });
  for (const area of areas)
    area.addEventListener("keydown", (event) => {
      const at = elements.indexOf(event.target);
      const by = stepOfKey(event.key, elements.length, upward);
      if (!by || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      elements[Math.max(0, Math.min(elements.length - 1, at + by))].focus();
    });
}

/** Do something in the frame after an element got another width. */
function onWidth(element, action) {
  let width = 0;
  new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    requestAnimationFrame(action);
  }).observe(element);
}

/** On which level each thing on a line stands, so that none covers another; `places` in per cent of `width`. */
function levels(places, size, width) {
  const last = []; // where the last thing on each level stands
  const found = places.map(() => 0);
  const inOrder = places.map((place, index) => [place, index]).filter(([place]) => typeof place === "number").sort((one, other) => one[0] - other[0]);
  for (const [place, index] of inOrder) {
    const at = (place / 100) * width;
    let level = 0;
    while (last[level] !== undefined && at - last[level] < size) level += 1;
    last[level] = at;
    found[index] = level;
  }
  return found;
}

/** Make `element` something that can be dragged; what is dropped names it. Clicks and keys do the same elsewhere. */
function draggable(element, id, pick) {
  element.draggable = true;
  element.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", id);
    event.dataTransfer.effectAllowed = "link";
    pick?.();
  });
}

/** Make `element` take what is dragged within the same exercise. */
function droppable(element, known, drop) {
  element.addEventListener("dragover", (event) => {
    event.preventDefault();
    event.stopPropagation(); // else JupyterLab takes it for one of its own
    element.classList.add("mk-over");
  });
  element.addEventListener("dragleave", () => element.classList.remove("mk-over"));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    element.classList.remove("mk-over");
    const id = event.dataTransfer.getData("text/plain");
    if (known(id)) drop(id);
  });
}

/** Things to pick and places to put them: by click, by key, or by dragging. `places` may hold several things. */
function board({ words, items, places, placed, toggle, announce, labels, onpick }) {
  let picked = items[0]?.id;
  const nameOf = new Map([...items, ...places].map((each) => [each.id, each.name]));
  const put_ = (item, place) => {
    const was = placed(item).includes(place);
    toggle(item, place);
    paint();
    announce(fill(was ? words.taken_back : words.placed, { item: nameOf.get(item), place: nameOf.get(place) }));
  };
  const pick = (id, told = true) => {
    picked = id;
    onpick?.(id);
    paint();
    if (told) announce(fill(words.picked, { item: nameOf.get(id) }));
  };
  const cards = items.map((item) => {
    const tags = h("span", { class: "mk-tags" });
    const mark = h("span", { class: "mk-mark" });
    const card = button("", () => pick(item.id), { class: "mk-card", "aria-pressed": "false" });
    card.append(h("span", { class: "mk-card-head" }, mark), ...[item.content].flat(), tags);
    draggable(card, item.id, () => pick(item.id, false));
    return { card, tags, mark, item };
  });
  const slots = places.map((place) => {
    const slot = button("", () => (picked === undefined ? announce(words.nothing_picked) : put_(picked, place.id)), {
      class: `mk-slot ${place.plain ? "mk-slot-plain" : ""}`, "aria-pressed": "false" });
    const held = h("span", { class: "mk-tags" });
    slot.append(...[place.content].flat(), held);
    droppable(slot, (id) => items.some((item) => item.id === id), (id) => {
      if (placed(id).includes(place.id)) return;
      pick(id, false);
      put_(id, place.id);
    });
    return { slot, held, place };
  });
  const tag = (text) => h("span", { class: "mk-tag" }, text);
  const paint = () => {
    for (const { card, tags, item } of cards) {
      state(card, "aria-pressed", item.id === picked);
      put(tags, placed(item.id).map((id) => tag(places.find((place) => place.id === id)?.short ?? id)));
    }
    const now = placed(picked);
    for (const { slot, held, place } of slots) {
      state(slot, "aria-pressed", now.includes(place.id));
      put(held, items.filter((item) => placed(item.id).includes(place.id)).map((item) => tag(item.short)));
    }
  };
  rove(cards.map((each) => each.card), cards.map((each) => each.card));
  rove(slots.map((each) => each.slot), slots.map((each) => each.slot));
  const plain = h("div", { class: "mk-row mk-plain-slots" }, slots.filter((each) => each.place.plain).map((each) => each.slot));
  const boxes = slots.filter((each) => !each.place.plain).map((each) => each.slot);
  const itemSide = h("div", { class: "mk-side-items", role: "group", "aria-label": labels.items },
    h("p", { class: "mk-label" }, labels.items), h("div", { class: "mk-stack" }, cards.map((each) => each.card)));
  const placeSide = h("div", { class: "mk-side-places", role: "group", "aria-label": labels.places },
    h("p", { class: "mk-label" }, labels.places), h("div", { class: "mk-stack" }, places[0].plain ? [plain, boxes] : [boxes, plain]));
  return {
    element: h("div", { class: "mk-board" }, itemSide, placeSide),
    itemSide, placeSide, cards, slots, pick,
    get picked() { return picked; },
    show(parts) {
      for (const { mark, item } of cards) put(mark, verdict(words, parts.get(item.id)));
      paint();
    },
  };
}

/** A button that says of one thing among several that one cannot tell. */
function doubt(words, tell) {
  const element = button(words.cant_tell_here, () => tell(element.getAttribute("aria-pressed") !== "true"), {
    class: "mk-doubt", "aria-pressed": "false" });
  return { element, set: (value) => state(element, "aria-pressed", value === "cant_tell") };
}

/** A box to write in, with stems to begin from, a count of words, what to look at, and a rubric. */
function writer({ question, words, change, settle, extra = () => ({}) }) {
  const id = unique();
  let ratings = question.rubric.map(() => null);
  const area = h("textarea", {
    id, rows: question.max_words > 90 ? 9 : 4, maxlength: 20000, "aria-describedby": `${id}-count`, spellcheck: true,
    oninput: () => tell({ soon: true }), onchange: settle,
  });
  area.value = question.text;
  const count = h("span", { class: "mk-quiet", id: `${id}-count` });
  const looked = h("div", { class: "mk-verdicts", role: "status" });
  const parts = h("ul", { class: "mk-checklist" });
  const rows = question.rubric.map((row, index) => chips({
    legend: row, options: Array.from({ length: question.max_rating + 1 }, (_, rating) => ({ id: rating, text: String(rating) })),
    change: (rating) => { ratings[index] = rating; tell(); },
  }));
  const value = () => (rows.length || Object.keys(extra()).length
    ? { text: area.value, ...(rows.length ? { ratings } : {}), ...extra() } : area.value);
  const tell = (options) => { counted(); change(value(), options); };
  const counted = (number = area.value.split(/\s+/u).filter(Boolean).length) => {
    count.textContent = fill(words.write_count, { number, low: question.min_words, high: question.max_words });
  };
  const stems = question.stems.map((stem) => button(stem, () => {
    const glue = area.value && !/\s$/u.test(area.value) ? " " : "";
    area.value += `${glue}${stem} `;
    area.focus();
    tell();
  }, { class: "mk-stem" }));
  counted();
  return {
    area, value, tell,
    element: h("div", { class: "mk-writer" },
      stems.length > 0 && h("div", { class: "mk-row", role: "group", "aria-label": words.write_stems }, stems),
      h("label", { for: id, class: "mk-label" }, words.write_text), area,
      h("div", { class: "mk-row mk-between" }, count), looked, parts, rows.map((each) => each.element)),
    show(answer, shown) {
      const text = typeof answer === "string" ? answer : answer?.text ?? (shown.saved_at ? "" : area.value);
      if (area.value !== text) area.value = text;
      ratings = (answer?.ratings ?? question.rubric.map(() => null)).slice();
      rows.forEach((row, index) => row.set(ratings[index]));
      counted();
      put(looked, (shown.live?.verdicts ?? []).map((each) => h("p", null, quoted(each.words), " → ", each.instead)));
      const found = partsOf(shown);
      put(parts, question.parts.map((part) => h("li", null,
        verdict(words, found.get(part.id)) ?? h("span", { class: "mk-sign", "aria-hidden": true }, "○"), ` ${part.text}`)));
    },
  };
}

/** The answer without what is empty; null when nothing is left. */
function compact(table) {
  const kept = Object.entries(table).filter(([, value]) => value !== undefined && value !== null);
  return kept.length ? Object.fromEntries(kept) : null;
}

/** An exercise; `draw(context)` draws the body of its kind and gives {element, show(answer, shown), value?()}. */
function exercise(draw) {
  return { render: ({ model, el }) => frame(model, el, draw) };
}

function frame(model, el, draw) {
  const question = model.get("question");
  const { words, labels } = question;
  const client = unique() + Math.random().toString(36).slice(2, 10);
  let queue = []; // what Python has not answered yet
  let count = 0;
  let given = model.get("shown"); // what Python said last
  let draft = { answer: given.answer, cant_tell: given.cant_tell, confidence: given.confidence };
  let earlier = null; // the last feedback, while a new answer is begun
  let typing = 0;
  let silence = 0;
  let silent = false;
  let back = false; // an answer was taken back: what Python has now stands
  let held = false; // something stands on the page that cannot be kept

  const said = h("div", { class: "mk-said", role: "status" });
  const heard = h("div", { class: "mk-unseen", role: "status" });
  const hints = h("ol", { class: "mk-hints" });
  const hintArea = h("div", { role: "status", class: "mk-hint-area" }, hints);
  const saved = h("p", { class: "mk-saved", role: "status" });
  const notices = h("div", { role: "alert" });

  function ask(what, answer) {
    const last = queue.at(-1);
    if (what === "draft" && last?.do === "draft") queue.pop(); // the newer holds the older
    queue.push({ client, n: (count += 1), do: what, answer });
    model.set("asks", queue.slice());
    model.save_changes();
    silent = false;
    clearTimeout(silence);
    silence = setTimeout(() => { silent = true; paintSaved(); }, SILENCE);
    paintSaved();
  }
  const settle = () => {
    if (!typing) return;
    clearTimeout(typing);
    typing = 0;
    ask("draft", { ...draft });
  };
  const change = (answer, { soon = false } = {}) => {
    draft = { ...draft, answer, cant_tell: false };
    clearTimeout(typing);
    typing = 0;
    if (!soon) return ask("draft", { ...draft });
    typing = setTimeout(settle, PAUSE);
    paintSaved();
  };
  const announce = (text) => { heard.textContent = text; };
  const hold = (yes) => {
    held = yes;
    paintSaved();
  };
  const act = (what) => () => {
    if (what === "undo") settle();
    back = what === "undo" || what === "start_over";
    clearTimeout(typing);
    typing = 0;
    ask(what);
  };
  const check = () => {
    clearTimeout(typing);
    typing = 0;
    if (draft.cant_tell) return ask("check", { ...draft, answer: null }); // it stands until something is answered
    ask("check", { ...draft, answer: body.value ? body.value(draft.answer) : draft.answer });
  };

  const body = draw({ question, words, labels, change, announce, settle, hold, live: (answer) => ask("live", answer) });

  const sure = question.confidence && slider({
    label: labels.confidence, ends: [labels.confidence_low, labels.confidence_high],
    unset: words.confidence_unset, unit: " %",
    change: (value) => { draft = { ...draft, confidence: value }; clearTimeout(typing); typing = setTimeout(settle, PAUSE); },
  });
  const buttons = {
    check: button(labels.check, check, { class: "mk-main" }),
    cant_tell: button(labels.cant_tell, () => {
      draft = { ...draft, cant_tell: true };
      check();
    }, { "aria-pressed": "false" }),
    hint: button(labels.hint, act("hint")),
    undo: button(labels.undo, act("undo"), { class: "mk-plain" }),
    start_over: button(labels.start_over, act("start_over"), { class: "mk-plain" }),
    worked: button(labels.worked, act("worked"), { class: "mk-plain" }),
  };
  const root = h("section", { class: "mk", lang: question.language, "data-mk-exercise": question.id, "data-lm-suppress-shortcuts": "true", dir: "auto" },
    h("fieldset", { class: "mk-frame" },
      h("legend", { class: "mk-prompt" }, question.prompt),
      notices,
      h("div", { class: "mk-body" }, body.element),
      sure && h("div", { class: "mk-confidence" }, sure.element),
      h("div", { class: "mk-actions" },
        h("div", { class: "mk-row" }, buttons.check, buttons.cant_tell, buttons.hint),
        h("div", { class: "mk-row mk-after" }, buttons.undo, buttons.start_over, buttons.worked)),
      hintArea,
      said,
      heard,
      h("div", { class: "mk-foot" }, saved)));

  function paintSaved() {
    const waiting = queue.some((each) => each.do !== "live") || typing || held;
    const text = waiting ? (silent ? words.no_reply : labels.not_saved) : given.saved_words;
    root.classList.toggle("mk-waiting", Boolean(waiting && silent) || (!waiting && !given.saved && Boolean(given.saved_at)));
    state(root, "data-mk-saved", !waiting && given.saved !== false);
    const when = !waiting && given.saved && given.saved_at ? new Date(given.saved_at) : null;
    const time = when && !Number.isNaN(+when) ? when.toLocaleTimeString(question.language, { hour: "2-digit", minute: "2-digit" }) : "";
    const shown = time ? fill(words.saved_at, { time }) : text;
    if (saved.textContent !== shown) saved.textContent = shown;
  }

  function paintSaid() {
    const after = given.after;
    const feedback = after?.feedback;
    if (feedback) earlier = given.tries ? feedback : null;
    if (!feedback && !given.tries) earlier = null;
    const told = feedback ?? earlier;
    said.classList.toggle("mk-past", !feedback && Boolean(earlier));
    put(said,
      told && told.outcome && !(told.outcome === "not_attempted" && after?.solution) ? feedbackCard(told, !feedback) : null,
      after?.solution?.text ? h("div", { class: "mk-worked" }, h("p", { class: "mk-label" }, words.worked_heading),
        h("p", { class: "mk-text" }, after.solution.text)) : null);
  }

  const feedbackCard = (told, past) => h("div", { class: `mk-feedback mk-${told.outcome}` },
    past ? h("p", { class: "mk-quiet" }, words.earlier_answer) : null,
    h("p", { class: "mk-outcome" }, h("span", { "aria-hidden": true, class: "mk-sign" }, SIGNS[told.outcome]),
      ` ${words[`outcome_${told.outcome}`]}`),
    told.chosen ? h("p", { class: "mk-chosen" }, told.chosen) : null,
    h("p", null, told.message),
    told.evidence.map((each) => h("blockquote", null,
      h("span", { class: "mk-side" }, words[`side_${each.side}`]), quoted(each.words))),
    told.look_next ? h("p", { class: "mk-look" }, told.look_next) : null);

  function paint() {
    const list = given.hints.map((hint) => h("li", null, hint));
    if (hints.childNodes.length !== list.length) hints.replaceChildren(...list);
    hints.hidden = !list.length;
    buttons.cant_tell.hidden = body.certain === true;
    buttons.hint.hidden = !given.hints.length && !given.hints_left;
    buttons.hint.textContent = given.hints_left ? fill(words.hints_left, { label: labels.hint, count: given.hints_left }) : words.no_hints_left;
    state(buttons.hint, "aria-disabled", !given.hints_left);
    state(buttons.undo, "aria-disabled", !given.can_undo && !queue.length);
    state(buttons.start_over, "aria-disabled", !given.saved_at);
    state(buttons.cant_tell, "aria-pressed", draft.cant_tell);
    buttons.worked.hidden = !given.has_worked || Boolean(given.after?.solution);
    buttons.worked.classList.toggle("mk-offered", given.offer_worked);
    put(notices, given.notices.map((notice) => h("p", { class: "mk-notice" }, notice)));
    if (sure) sure.set(draft.confidence);
    paintSaid();
    paintSaved();
    body.show(draft.answer, given);
  }

  const onShown = () => {
    const before = given;
    given = model.get("shown");
    const answered = given.answered[client] ?? 0;
    queue = queue.filter((each) => each.n > answered);
    if (!queue.length) clearTimeout(silence);
    // What the learner did since is newer than what Python knows; what Python could not keep stays on the page.
    const told = JSON.stringify([before.answer, before.cant_tell]) !== JSON.stringify([given.answer, given.cant_tell]);
    if (!queue.length && !typing && (told || back)) {
      draft = { answer: given.answer, cant_tell: given.cant_tell, confidence: given.confidence };
      back = false;
    }
    paint();
  };
  model.on("change:shown", onShown);
  const leave = () => settle();
  root.addEventListener("focusout", (event) => root.contains(event.relatedTarget) || leave());
  paint();
  el.classList.add(`mk-kind-${question.kind}`); // what a kind's own rules hold in
  el.append(root);
  return () => {
    settle();
    clearTimeout(silence);
    model.off("change:shown", onShown);
    root.remove();
  };
}

