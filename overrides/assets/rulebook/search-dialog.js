/* The dialog of the search: a combobox whose list is grouped by kind (WAI-ARIA APG, editable combobox with list), full screen on a phone. */
rulebook.search.dialog = (() => {
  const { make, marks, engine } = rulebook.search;
  const BEST = 3;
  const SHOWN = 4;
  const PAGE = 20;
  const SNIPPET = document.documentElement.lang === "en" ? 150 : 72;
  const KINDS = ["clause", "duty", "law", "technique", "term", "page"];
  let words = {};
  let finder;
  let grown = false;
  let parts;
  let options = [];
  let active = 0;
  let moved = false;
  let waiting = 0;
  const shown = new Map();

  const say = (key, values = {}) => (words[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* What fills the frame of the dialog */
  const furnish = (frame) => {
    const status = make("p", { class: "search-status", role: "status" });
    const start = make("div", { class: "search-start", hidden: "" });
    const list = make("div", { id: "search-list", class: "search-list", role: "listbox", "aria-label": frame.input.getAttribute("aria-label"), hidden: "" });
    const keys = make("p", { class: "search-keys", "aria-hidden": "true" });
    frame.body.append(status, start, list);
    frame.dialog.append(keys);
    parts = { ...frame, status, start, list, keys };
    listen();
  };
  const speak = () => {
    parts.input.placeholder = say("field");
    parts.list.setAttribute("aria-label", say("results"));
    parts.keys.replaceChildren(...say("keys").split("|").map((text) => make("span", {}, text)));
    const tries = say("tries").split("|").map((text) => make("button", { type: "button", "data-try": text }, text));
    parts.start.replaceChildren(make("p", {}, say("hint")), make("p", { class: "search-tries" }, ...tries));
  };

  /* Results */
  const title = (one, line) => {
    const about = [one.of, one.heading].filter(Boolean).map((text) => make("span", { class: "search-of" }, marks.show(text, line)));
    return make("span", { class: "search-title" }, marks.show(one.title, line), ...about);
  };
  const option = (result, line, withKind) => {
    const one = finder.show(result, line.length ? parts.input.value : "");
    const kind = withKind ? [make("span", { class: "search-kind" }, say(`one_${one.kind}`))] : [];
    const text = one.text ? [make("span", { class: "search-text" }, marks.show(one.text, line, SNIPPET))] : [];
    const asked = one.question ? [make("span", { class: "search-asked" }, say("asked"), marks.show(one.question, line))] : [];
    const link = make("a", { role: "option", id: `search-option-${options.length}`, class: "search-option", href: one.url, tabindex: "-1", "data-kind": one.kind, "data-id": one.id }, ...kind, title(one, line), ...asked, ...text);
    options.push(link);
    return link;
  };
  const more = (kind, count) => {
    const row = make("div", { role: "option", id: `search-option-${options.length}`, class: "search-option search-more", "data-more": kind }, say("more", { count }));
    options.push(row);
    return row;
  };
  const group = (name, heading, rows) => {
    const id = `search-group-${name}`;
    return make("div", { role: "group", class: "search-group", "aria-labelledby": id }, make("div", { id, class: "search-heading", role: "presentation" }, heading), ...rows);
  };
  const groups = (results, line) => {
    const best = group("best", say("best"), results.slice(0, BEST).map((one) => option(one, line, true)));
    const rest = results.slice(BEST);
    const byKind = KINDS.map((kind) => [kind, rest.filter((one) => one.kind === kind)]).filter(([, found]) => found.length);
    return [best, ...byKind.map(([kind, found]) => {
      const count = shown.get(kind) ?? SHOWN;
      const rows = found.slice(0, count).map((one) => option(one, line, false));
      return group(kind, say(`kind_${kind}`), found.length > count ? [...rows, more(kind, Math.min(PAGE, found.length - count))] : rows);
    })];
  };

  /* What is said above the list: how many there are, or why the nearest place is shown. */
  const excuse = (place) => {
    if (!place || place.exact) return "";
    const values = { number: place.asked?.article, count: place.beyond, law: place.law && finder.show({ row: place.lawRow, section: null }).title };
    if (place.beyond) return say(place.law ? "beyond_law" : "beyond", values);
    return say(place.law ? "not_here" : "no_such", values);
  };
  const message = ({ place, results }) => {
    if (!results.length) return say("none", { query: parts.input.value.trim() });
    return excuse(place) || (results.length === 1 ? say("count_one") : say("count", { count: results.length }));
  };

  const choose = (n, scroll = true) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = n;
    options[active]?.setAttribute("aria-selected", "true");
    if (options[active]) parts.input.setAttribute("aria-activedescendant", options[active].id);
    else parts.input.removeAttribute("aria-activedescendant");
    if (scroll) options[active]?.scrollIntoView({ block: "nearest" });
  };
  const clear = () => {
    options = [];
    parts.list.replaceChildren();
    choose(0, false);
  };
  const show = () => {
    clearTimeout(waiting);
    waiting = 0;
    const query = parts.input.value;
    const kept = moved && options[active] ? options[active].getAttribute("href") : null;
    clear();
    const empty = !query.trim();
    const found = finder && !empty ? finder.find(query) : { place: null, results: [] };
    parts.list.append(...(found.results.length ? groups(found.results, found.place ? [] : finder.marks(found.line)) : []));
    parts.list.hidden = !options.length;
    parts.start.hidden = !empty || !finder;
    parts.input.setAttribute("aria-expanded", String(options.length > 0));
    parts.status.textContent = finder ? (empty ? "" : message(found)) : say("loading");
    for (const one of options) one.setAttribute("aria-selected", "false");
    choose(Math.max(0, kept ? options.findIndex((one) => one.getAttribute("href") === kept) : 0), Boolean(kept));
    if (!empty && finder) grow();
  };

  /* Data: titles and clauses first; the other texts, then the sections of the pages, once there is something to look for. */
  const failed = () => { parts.status.textContent = say("failed") || "!"; };
  const grow = () => {
    if (grown) return;
    grown = true;
    const later = async () => {
      await finder.grow({ texts: await rulebook.load("texts") });
      show();
      await finder.grow({ sections: await rulebook.load("passages") });
      show();
    };
    later().catch(() => { grown = false; });
  };
  const prepare = async () => {
    const [titles, data] = await Promise.all([rulebook.load("titles"), rulebook.load("search")]);
    words = data.words;
    speak();
    finder ??= engine.create(titles, data);
  };

  /* The reader */
  const settle = () => {
    if (waiting) show();
  };
  const step = (by) => {
    settle();
    if (!options.length) return;
    moved = true;
    choose((active + by + options.length) % options.length);
  };
  const widen = (kind) => {
    shown.set(kind, (shown.get(kind) ?? SHOWN) + PAGE);
    const at = active;
    show();
    choose(at);
  };
  const go = () => {
    const target = options[active];
    if (target?.dataset.more) widen(target.dataset.more);
    else target?.click();
  };
  const KEYS = { ArrowDown: () => step(1), ArrowUp: () => step(-1), PageDown: () => step(Math.min(5, options.length - 1 - active)), PageUp: () => step(-Math.min(5, active)) };
  const typed = (event) => {
    if (event.isComposing) return;
    clearTimeout(waiting);
    moved = false;
    shown.clear();
    waiting = setTimeout(show, grown ? 60 : 0);
  };
  const listen = () => {
    const { dialog, head, input, list, start } = parts;
    input.addEventListener("input", typed);
    input.addEventListener("compositionend", typed);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !KEYS[event.key]) return;
      event.preventDefault();
      KEYS[event.key]();
    });
    head.addEventListener("submit", () => { settle(); go(); });
    list.addEventListener("pointermove", (event) => {
      const over = options.indexOf(event.target.closest("[role=option]"));
      if (over >= 0 && over !== active) { moved = true; choose(over, false); }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const target = event.target.closest("[role=option]");
      if (target?.dataset.more) widen(target.dataset.more);
      else if (target && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
    });
    start.addEventListener("click", (event) => {
      if (!event.target.dataset.try) return;
      input.value = event.target.dataset.try;
      input.focus();
      show();
    });
  };

  /* Fills a dialog that is open already, and answers what its field has. */
  const open = (frame) => {
    if (!parts) furnish(frame);
    moved = false;
    shown.clear();
    show();
    return prepare().then(show, failed);
  };

  return { open };
})();
