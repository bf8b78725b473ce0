/* A control at each paragraph, item, duty, law article and title: one press copies the citation in the format of the last time
   and opens a menu of formats. The element of this script says which page it is on and what a control is called. */
(() => {
  const { store, language, load, copy, citing } = rulebook;
  const { page, name: nameOfControl } = document.currentScript.dataset;
  const KEY = "rulebook.format";
  const content = document.querySelector(".md-content");
  const [, folder, id] = page.match(/(measures|laws|guide)\/([\w-]+)\.md$/) || [];
  if (!content || !folder) return;

  /* What can be cited on the page: its key, what it is called, its text, and where the control stands */
  const textOf = (element, without) => {
    const copied = element.cloneNode(true);
    copied.querySelectorAll(`.copy, ${without}`).forEach((one) => one.remove());
    return copied.textContent.replace(/\s+/g, " ").trim();
  };
  const inLanguage = (place) => place.querySelector(language === "en" ? ".en" : ".zh");
  const keyOfPlace = (place) => {
    const [, article, rest] = place.id.match(/^(?:art-(\d+)-)?(p\d+(?:-i\d+)?)$/) || [];
    return rest && `c/${article || id}-${rest.replace(/[pi]/g, "")}`;
  };
  const marked = (place) => {
    const mark = place.matches(".item") ? place.querySelector(".number [aria-hidden]").textContent : "";
    return mark + (mark && language === "en" ? " " : "") + textOf(inLanguage(place), ".number");
  };
  const wording = (places) => places.map(marked);
  const ofPlaces = () => [...content.querySelectorAll(".enacted > [id]")].map((place) => ({
    key: keyOfPlace(place),
    called: textOf(place.querySelector(".number"), "[aria-hidden]"),
    lines: () => {
      const items = [...place.parentElement.children].filter((one) => one.id.startsWith(`${place.id}-i`));
      return [textOf(inLanguage(place), ".number"), ...wording(items)];
    },
    put: (control) => inLanguage(place).append(control),
  }));
  const ofDuties = () => [...content.querySelectorAll("li.duty[id]")].map((duty) => ({
    key: `d/${duty.id}`,
    called: duty.id,
    lines: () => [textOf(duty.querySelector(".what"), ".id")],
    put: (control) => duty.querySelector(".what").append(control),
  }));
  const ofLawArticles = () => [...content.querySelectorAll(".law-article[id^=a]")].map((section) => ({
    key: `l/${id}-${section.id.slice(1)}`,
    called: textOf(section.querySelector("h3"), ".moved"),
    lines: () => [...section.querySelectorAll(".provision")].map((one) => textOf(one, ".unsure")),
    put: (control) => section.prepend(control),
  }));
  const summaries = { laws: ".note", guide: ".lead" };
  const ofTitle = () => {
    const title = content.querySelector("h1");
    const key = { measures: `c/${id}`, laws: `l/${id}`, guide: `t/${id}` }[folder];
    const lines = () => (folder === "measures" ? wording([...content.querySelectorAll(".enacted > [id]")])
      : [...content.querySelectorAll(summaries[folder])].slice(0, 1).map((one) => textOf(one, ".unsure")));
    return id === "index" ? [] : [{ key, called: textOf(title, ".moved"), lines, put: (control) => title.before(control) }];
  };

  /* What was copied, said to everyone */
  const message = document.createElement("p");
  message.className = "copy-said";
  message.setAttribute("role", "status");
  let quiet;
  const say = (text) => {
    message.textContent = text;
    message.classList.add("shown");
    clearTimeout(quiet);
    quiet = setTimeout(() => message.classList.remove("shown"), 6000);
  };
  const short = (text) => (text.length > 90 ? `${text.slice(0, 88)}…` : text).replace(/\s+/g, " ");

  /* The menu */
  const panel = document.createElement("div");
  panel.className = "copy-panel";
  panel.popover = "auto";
  const menu = document.createElement("div");
  menu.setAttribute("role", "menu");
  const byHand = document.createElement("div");
  byHand.className = "copy-by-hand";
  byHand.hidden = true;
  panel.append(byHand, menu);
  let control = null;
  let current = null;

  const choice = () => store.get(KEY) || language;
  const offered = (thing) => {
    const own = [language, ...citing.LANGUAGES.filter((one) => one !== language)];
    const rest = Object.keys(citing.formats).filter((one) => !own.includes(one));
    return [...own, ...rest].filter((one) => one !== "quote" || thing.lines.some(Boolean));
  };
  const chosen = (thing) => (offered(thing).includes(choice()) ? choice() : language);
  const items = () => [...menu.children];
  const focusOn = (item) => {
    for (const one of items()) one.tabIndex = one === item ? 0 : -1;
    item?.focus({ preventScroll: true });
  };
  const itemOf = (thing, format) => {
    const item = document.createElement("button");
    item.type = "button";
    item.dataset.format = format;
    item.setAttribute("role", "menuitemradio");
    item.setAttribute("aria-checked", String(format === chosen(thing)));
    item.textContent = citing.nameOf(format, thing);
    return item;
  };
  const fillMenu = (thing) => {
    byHand.hidden = true;
    menu.setAttribute("aria-label", thing.data.words.menu);
    menu.replaceChildren(...offered(thing).map((format) => itemOf(thing, format)));
  };
  const placePanel = () => {
    const { left, bottom, top } = control.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = panel;
    const below = bottom + height + 8 <= innerHeight || top < height + 8;
    panel.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8)) + scrollX}px`;
    panel.style.top = `${(below ? bottom + 4 : top - height - 4) + scrollY}px`;
  };
  const open = () => {
    if (!panel.showPopover) return;
    if (!panel.matches(":popover-open")) panel.showPopover();
    placePanel();
    focusOn(items().find((item) => item.ariaChecked === "true"));
  };
  const close = () => { if (panel.matches(":popover-open")) panel.hidePopover(); };

  /* Where nothing else works the reader gets the text, selected. */
  const showByHand = (text) => {
    const { words } = current.data;
    const hint = document.createElement("p");
    const area = document.createElement("textarea");
    const done = document.createElement("button");
    hint.textContent = words.manual;
    Object.assign(area, { readOnly: true, rows: 4, value: text });
    area.setAttribute("aria-label", words.label);
    Object.assign(done, { type: "button", textContent: words.close });
    done.addEventListener("click", close);
    byHand.replaceChildren(hint, area, done);
    byHand.hidden = false;
    open();
    area.focus({ preventScroll: true });
    area.select();
    say(words.manual);
  };

  const copyAs = async (format) => {
    const { root, data: { words } } = current;
    const text = citing.formats[format](current);
    if (!(await copy(text))) { showByHand(text); return false; }
    const said = citing.fill(words.said, { format: citing.nameOf(format, current), text: short(text) });
    say(root || citing.isTextOnly(format) ? said : `${said} ${words.local}`);
    return true;
  };
  const press = async (place, button) => {
    const data = await load("citations");
    if (!citing.isKnown(data, place.key)) return;
    control = button;
    current = citing.thing(data, place.key, place.lines());
    fillMenu(current);
    if (await copyAs(chosen(current))) open();
  };
  const choose = async (format) => {
    store.set(KEY, format);
    if (await copyAs(format)) close();
  };

  menu.addEventListener("click", (event) => {
    const { format } = event.target.closest("[data-format]")?.dataset || {};
    if (format) choose(format);
  });
  const STEPS = { ArrowDown: 1, ArrowUp: -1 };
  menu.addEventListener("keydown", (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    const to = { Home: 0, End: all.length - 1 }[event.key] ?? (event.key in STEPS ? (at + STEPS[event.key] + all.length) % all.length : -1);
    if (to >= 0) { event.preventDefault(); focusOn(all[to]); }
    if (event.key === "Tab") close();
  });
  panel.addEventListener("toggle", (event) => {
    control?.setAttribute("aria-expanded", String(event.newState === "open"));
    const lost = document.activeElement === document.body || panel.contains(document.activeElement);
    if (event.newState === "closed" && lost) control?.focus({ preventScroll: true });
  });

  /* The controls */
  const SVG = "http://www.w3.org/2000/svg";
  const icon = () => {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M16 1H4a2 2 0 0 0-2 2v14h2V3h12V1Zm3 4H8a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2Zm0 16H8V7h11v14Z");
    svg.append(path);
    return svg;
  };
  const equip = (place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.setAttribute("aria-label", citing.fill(nameOfControl, { place: place.called }));
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-expanded", "false");
    button.append(icon());
    button.addEventListener("click", () => press(place, button).catch((error) => say(error.message)));
    for (const sign of ["pointerenter", "focus"]) button.addEventListener(sign, () => load("citations").catch(() => {}), { once: true });
    place.put(button);
  };
  [...ofTitle(), ...ofPlaces(), ...ofDuties(), ...ofLawArticles()].filter((place) => place.key).forEach(equip);
  content.append(panel, message);
})();
