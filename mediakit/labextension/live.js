// Opens a lesson live: folds its code away and runs the cells that came with mediakit.
//
// Nothing else is ever run by itself. A notebook that only looks like a lesson, whatever Jupyter thinks of its
// trust, waits until its reader presses a button; what was allowed is kept in the reader's own settings.
//
// This file is a federated container, the form in which JupyterLab and JupyterLite load extensions: an object with
// `init` and `get`. There is nothing to bundle, since all that is needed from JupyterLab is shared by it.
(() => {
  "use strict";

  const NAME = "mediakit-lessons";
  const PLUGIN = `${NAME}:live`;
  const REMEMBERED = 200; // allowed lessons; the oldest are forgotten
  const BY_HAND = "by-hand"; // tag of a cell that the learner runs
  const OPEN = "open-code"; // tag of a cell whose code is not folded away
  const FILES = new URL(".", document.currentScript.src);

  // Run where there is no kernel of ours (in the browser edition): as in ours, nothing comes from the lesson's folder.
  const LEAVE_FOLDER = "import os, sys\nsys.path[:] = [place for place in sys.path if place not in ('', '.', os.getcwd())]";

  // What JupyterLab shares

  let shared;

  /** A module of JupyterLab's own: of several versions the one that is in use. */
  async function moduleOf(name) {
    const versions = Object.values(shared[name] ?? {});
    const found = versions.find((version) => version.loaded) ?? versions[0];
    if (!found) throw new Error(`${NAME}: this JupyterLab shares no ${name}`);
    return (await found.get())();
  }

  // Digests: crypto.subtle is missing on pages that come over plain http from another machine, as in a classroom

  const primes = [];
  for (let number = 2; primes.length < 64; number += 1) {
    if (primes.every((prime) => number % prime)) primes.push(number);
  }
  const fraction = (number) => Math.floor((number % 1) * 2 ** 32) | 0;
  const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const ROUNDS = primes.map((prime) => fraction(Math.cbrt(prime)));
  const turn = (word, by) => (word >>> by) | (word << (32 - by));

  function paddedWords(bytes) {
    const words = new Int32Array((((bytes.length + 8) >> 6) + 1) << 4);
    bytes.forEach((byte, at) => { words[at >> 2] |= byte << (24 - 8 * (at & 3)); });
    words[bytes.length >> 2] |= 0x80 << (24 - 8 * (bytes.length & 3));
    words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
    words[words.length - 1] = bytes.length << 3;
    return words;
  }

  function mixed(state, block) {
    const schedule = Array.from(block);
    for (let at = 16; at < 64; at += 1) {
      const [near, far] = [schedule[at - 2], schedule[at - 15]];
      const one = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
      const other = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
      schedule.push((one + schedule[at - 7] + other + schedule[at - 16]) | 0);
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let at = 0; at < 64; at += 1) {
      const choice = (e & f) ^ (~e & g);
      const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + ROUNDS[at] + schedule[at]) | 0;
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
      [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    return [a, b, c, d, e, f, g, h].map((word, at) => (word + state[at]) | 0);
  }

  /** SHA-256 of a text in UTF-8, in hexadecimal digits. */
  function digest(text) {
    const words = paddedWords(new TextEncoder().encode(text));
    let state = START;
    for (let at = 0; at < words.length; at += 16) state = mixed(state, words.subarray(at, at + 16));
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  // Words and elements

  function speaker(words, language) {
    const own = { ...words.en, ...words[language.toLowerCase().split(/[-_]/)[0]] };
    return (code, values = {}) =>
      own[code][values.count === undefined || values.count === 1 ? 0 : 1].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function element(tag, className, text, parent) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    parent?.append(made);
    return made;
  }

  function button(text, parent, action) {
    const made = element("button", "mediakit-button", text, parent);
    made.type = "button";
    made.dataset.lmSuppressShortcuts = "true"; // a key typed here is none of JupyterLab's: `x` would cut the cell
    made.addEventListener("click", action);
    return made;
  }

  // One open lesson

  class Lesson {
    constructor(panel, tools) {
      this.panel = panel;
      this.tools = tools;
      this.bars = new Map(); // of each cell that may run
      this.notices = [];
      this.announcer = element("div", "mediakit-announcer", "", panel.node);
      this.announcer.setAttribute("role", "status");
      this.turns = Promise.resolve();
      const session = panel.sessionContext;
      let restarted = false;
      this.taken = new Set(); // cells that somebody runs by hand meanwhile: no need to run them as well
      tools.scheduled.connect((_, { cell }) => this.taken.add(cell));
      session.statusChanged.connect((_, status) => {
        if (status === "restarting") {
          restarted = true; // asked for; a kernel that broke down says "autorestarting"
          this.taken.clear();
        }
        if (status === "idle" && restarted) {
          restarted = false;
          this.begin();
        }
      });
    }

    get codeCells() {
      return this.panel.content.widgets.filter((cell) => cell.model.type === "code" && sourceOf(cell).trim());
    }

    get digest() {
      return digest(JSON.stringify(this.codeCells.map(sourceOf)));
    }

    mayRun(cell) {
      const mark = digest(sourceOf(cell));
      return this.tools.shipped.has(mark) || this.allowed.has(mark);
    }

    /** Show what is there, then run it; one run at a time. */
    begin() {
      this.turns = this.turns.then(() => this.run()).catch((problem) => console.warn(`${NAME}:`, problem));
      return this.turns;
    }

    async run() {
      if (this.panel.isDisposed) return;
      this.say("preparing");
      // by cell, since a cell may be changed while Python starts
      this.allowed = new Set(this.tools.enabled().includes(this.digest) ? this.codeCells.map(sourceOf).map(digest) : []);
      const safe = this.codeCells.filter((cell) => this.mayRun(cell));
      this.fold(safe);
      this.notify(this.codeCells.length - safe.length);
      const ready = safe.length === 0 || (await this.hasKernel());
      const waiting = ready ? "" : this.tools.say("live_no_python");
      for (const cell of safe) {
        if (cell.isDisposed) continue;
        if (ready && this.mayRun(cell) && !hasTag(cell, BY_HAND) && !this.taken.has(cell)) await this.tools.execute(this.panel, cell);
        this.bars.get(cell)?.show(waiting);
      }
      this.say(ready ? "ready" : "without-kernel");
      this.announcer.textContent = ready && safe.length ? this.tools.say("live_ready") : waiting;
    }

    say(state) {
      this.panel.node.dataset.mediakit = state; // for style sheets and tests
    }

    /** A kernel that takes nothing from the lesson's folder; false where there is no Python. */
    async hasKernel() {
      const session = this.panel.sessionContext;
      await session.ready;
      const ours = this.tools.kernels();
      if (ours.length && !ours.includes(session.session?.kernel?.name)) await session.changeKernel({ name: ours[0] });
      const kernel = session.session?.kernel;
      if (!kernel || (await kernel.info).language_info.name !== "python") return false;
      if (!ours.length) await kernel.requestExecute({ code: LEAVE_FOLDER, silent: true, store_history: false }).done;
      return true;
    }

    fold(safe) {
      // code that nobody knows is never hidden, neither folded away nor below a folded heading
      if (safe.length < this.codeCells.length) {
        for (const cell of this.panel.content.widgets) {
          const unfold = () => { if (cell.headingCollapsed) cell.headingCollapsed = false; };
          unfold();
          cell.ready.then(() => cell.isDisposed || unfold());
        }
      }
      for (const cell of this.codeCells) {
        if (!safe.includes(cell)) setHidden(cell, false);
        else if (!this.bars.has(cell)) {
          setHidden(cell, !hasTag(cell, OPEN));
          this.bars.set(cell, new Bar(cell, this.tools));
        }
      }
      for (const cell of safe) this.bars.get(cell).show(hasTag(cell, BY_HAND) ? "" : this.tools.say("live_waiting"));
    }

    /** The lines above the lesson. */
    notify(strangers) {
      this.notices.forEach((notice) => notice.dispose());
      this.notices = [];
      const { say } = this.tools;
      const about = this.panel.content.model.getMetadata("mediakit") ?? {};
      const current = this.tools.lessons.get(about.lesson);
      if (current && about.shipped && about.shipped !== current.digest) {
        const text = say("live_newer", { file: current.newer });
        const folder = this.panel.context.path.split("/").slice(0, -1);
        this.notice(text, [[say("live_open_newer"), () => this.tools.open([...folder, current.newer].join("/"))]]);
      }
      if (!strangers) return;
      const text = say(current ? "live_changed" : "live_strange", { count: strangers });
      this.notice(text, [[say("live_enable"), () => this.enable()], [say("live_not_now"), () => {}]]);
    }

    notice(text, actions) {
      const node = element("div", "mediakit-notice", "");
      node.setAttribute("role", "region");
      node.setAttribute("aria-label", this.tools.say("live_about"));
      const line = element("div", "mediakit-notice-line", "", node);
      element("p", "", text, line);
      const notice = new this.tools.Widget({ node });
      for (const [name, action] of actions) {
        button(name, line, () => {
          notice.dispose();
          this.panel.content.activate(); // the button that had the focus is gone
          action();
        });
      }
      this.panel.contentHeader.addWidget(notice);
      this.notices.push(notice);
      // JupyterLab gives a header the least height that it asks for; a long sentence on a narrow page asks for more.
      const watch = new ResizeObserver(() => {
        node.style.minHeight = `${line.offsetHeight}px`;
        notice.parent?.fit();
      });
      watch.observe(line);
      notice.disposed.connect(() => watch.disconnect());
    }

    async enable() {
      await this.tools.remember(this.digest);
      await this.begin();
    }
  }

  /** The line above a cell's code: what is happening, and a button that shows the code. */
  class Bar {
    constructor(cell, tools) {
      this.cell = cell;
      this.tools = tools;
      const node = element("div", "mediakit-bar", "");
      this.toggle = button("", node, () => {
        cell.inputHidden = !cell.inputHidden;
        this.draw();
      });
      this.state = element("span", "mediakit-state", "", node);
      this.draw();
      cell.ready.then(() => {
        if (cell.isDisposed) return;
        cell.layout.insertWidget(1, new tools.Widget({ node })); // below the cell's header, above its input
        cell.addClass("mediakit-live");
        const input = cell.node.querySelector(":scope > .jp-Cell-inputWrapper");
        new MutationObserver(() => this.draw()).observe(input, { childList: true }); // folded from JupyterLab's menu
      });
    }

    show(state) {
      this.state.textContent = state;
      this.draw();
    }

    draw() {
      const hidden = this.cell.inputHidden;
      this.toggle.textContent = this.tools.say(hidden ? "live_show_code" : "live_hide_code");
      this.toggle.setAttribute("aria-expanded", String(!hidden));
    }
  }

  /** Fold a cell's code away, or unfold it. A cell that is not drawn yet reads from its notebook how it should be. */
  function setHidden(cell, hidden) {
    cell.inputHidden = hidden;
    cell.ready.then(() => {
      if (!cell.isDisposed) cell.inputHidden = hidden;
    });
  }

  const sourceOf = (cell) => cell.model.sharedModel.getSource();
  const hasTag = (cell, tag) => (cell.model.getMetadata("tags") ?? []).includes?.(tag) ?? false;

  /** A notebook that came with mediakit, says that it is a lesson, or holds a cell of one. */
  function isLesson(panel, shipped) {
    if (panel.content.model.getMetadata("mediakit")) return true;
    return panel.content.widgets.some((cell) => cell.model.type === "code" && shipped.has(digest(sourceOf(cell))));
  }

  // The plugin

  async function toolsFor(app, executor, settings, translator) {
    const known = await (await fetch(new URL("lessons.json", FILES), { cache: "no-cache" })).json();
    const { Widget } = await moduleOf("@lumino/widgets");
    const { NotebookActions } = await moduleOf("@jupyterlab/notebook");
    const own = await settings.load(PLUGIN);
    const specs = app.serviceManager.kernelspecs;
    await specs.ready;
    const enabled = () => (Array.isArray(own.user.enabled) ? own.user.enabled : []); // the user's, not a server's
    return {
      Widget,
      enabled,
      scheduled: NotebookActions.executionScheduled,
      lessons: new Map(Object.entries(known.lessons)),
      shipped: new Set(known.cells),
      say: speaker(known.words, translator?.languageCode ?? "en"),
      kernels: () => Object.values(specs.specs?.kernelspecs ?? {}).filter((spec) => spec.metadata?.mediakit).map((spec) => spec.name),
      open: (path) => app.commands.execute("docmanager:open", { path }),
      remember: (mark) => own.set("enabled", [...enabled().filter((other) => other !== mark), mark].slice(-REMEMBERED)),
      execute: (panel, cell) =>
        executor
          .runCell({
            cell,
            notebook: panel.content.model,
            notebookConfig: panel.content.notebookConfig,
            onCellExecuted: () => {},
            onCellExecutionScheduled: () => {},
            sessionContext: panel.sessionContext,
          })
          .catch(() => {}), // the error stands below its cell; the cells after it can do without
    };
  }

  async function opened(panel, tools) {
    await panel.revealed;
    await panel.context.ready;
    const found = await tools;
    if (!panel.isDisposed && isLesson(panel, found.shipped)) await new Lesson(panel, found).begin();
  }

  function addStyle() {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("live.css", FILES);
    document.head.append(link);
  }

  async function plugin() {
    const { INotebookTracker, INotebookCellExecutor } = await moduleOf("@jupyterlab/notebook");
    const { ISettingRegistry } = await moduleOf("@jupyterlab/settingregistry");
    const { ITranslator } = await moduleOf("@jupyterlab/translation");
    return {
      id: PLUGIN,
      description: "Opens mediakit's lessons live.",
      autoStart: true,
      requires: [INotebookTracker, INotebookCellExecutor, ISettingRegistry],
      optional: [ITranslator],
      activate: (app, tracker, executor, settings, translator) => {
        addStyle();
        const tools = toolsFor(app, executor, settings, translator);
        const open = (panel) =>
          opened(panel, tools).catch((problem) => console.warn(`${NAME}: a lesson stays as it is:`, problem));
        tracker.forEach(open);
        tracker.widgetAdded.connect((_, panel) => open(panel));
      },
    };
  }

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB[NAME] = {
    init: (scope) => {
      shared = scope;
    },
    get: async (name) => {
      if (name !== "./extension") throw new Error(`${NAME} has no module ${name}`);
      const made = await plugin();
      return () => ({ __esModule: true, default: made });
    },
  };
})();
