/* Opens the search: the button, "/", Ctrl or ⌘ with K, any element with data-search-open (its value or the attribute's is the query),
   an address with ?q=. Everything else of the search is fetched when it is opened for the first time. */
rulebook.search = (() => {
  const FILES = ["vendor/minisearch/minisearch.min.js", ...["text", "places", "engine", "marks", "dialog"].map((name) => `rulebook/search-${name}.js`)];
  const FIND = "M9.5 3a6.5 6.5 0 0 1 5.2 10.4l5.4 5.4-1.4 1.4-5.4-5.4A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9";
  const CLOSE = "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4l5.6 5.6L5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6z";
  let ready;
  let frame;

  const fetched = (file) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(`assets/${file}`, rulebook.site);
    script.async = false;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${script.src} did not load`));
    document.head.append(script);
  });
  const scripts = () => {
    ready ??= Promise.all(FILES.map(fetched)).catch((error) => { ready = undefined; throw error; });
    return ready;
  };
  /* The dialog with its field stands at once; what fills it follows. */
  const svg = (path) => {
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    shape.setAttribute("viewBox", "0 0 24 24");
    shape.setAttribute("aria-hidden", "true");
    line.setAttribute("d", path);
    shape.append(line);
    return shape;
  };
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const build = () => {
    const { searchLabel = "", searchClose = "" } = document.querySelector("[data-search-label]")?.dataset ?? {};
    const input = make("input", {
      type: "search", role: "combobox", id: "search-input", "aria-label": searchLabel, "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": "search-list", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go",
    });
    const close = make("button", { type: "button", class: "search-close", "aria-label": searchClose }, svg(CLOSE));
    const head = make("form", { class: "search-head", role: "search" }, svg(FIND), input, close);
    const body = make("div", { class: "search-body" });
    const dialog = make("dialog", { class: "search", "aria-label": searchLabel }, head, body);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    head.addEventListener("submit", (event) => event.preventDefault());
    document.body.append(dialog);
    return { dialog, head, body, input };
  };
  const open = async (query = "") => {
    frame ??= build();
    if (query) frame.input.value = query;
    if (!frame.dialog.open) frame.dialog.showModal();
    frame.input.focus();
    frame.input.select();
    rulebook.load("titles").catch(() => {});
    rulebook.load("search").catch(() => {});
    await scripts();
    return rulebook.search.dialog.open(frame);
  };

  const writing = (element) => element.closest?.("input, textarea, select, [contenteditable]");
  const isCall = (event) => (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey)
    || (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writing(event.target));
  const busy = () => document.querySelector("dialog[open]:not(.search)");

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || !isCall(event) || busy()) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-search-open]");
    if (!opener) return;
    event.preventDefault();
    open(opener.value || opener.dataset.searchOpen);
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) open(asked);

  return { open, make };
})();
