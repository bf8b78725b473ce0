/* The builder on the page "link to us": a place found by ID or words, a format, and the text to paste; both stand in the address. */
(() => {
  const { language, load, citing, copy } = rulebook;
  const form = document.getElementById("link-builder");
  if (!form) return;
  const words = JSON.parse(document.getElementById("link-words").textContent);
  const at = (name) => document.getElementById(`link-${name}`);
  const [what, found, format, made, said, note] = ["what", "found", "format", "made", "said", "note"].map(at);
  const INSTEAD = "https://rulebook.example";
  const MOST = 12;
  const KINDS = { clause: "c", duty: "d", law: "l", technique: "t" };
  const FIRST = "c/18-1-4";

  /* What can be linked to */
  const placesOf = ([data, titles, texts]) => titles
    .map(([kind, id, title, url], index) => ({ key: `${KINDS[kind]}/${id}`, id, title, url, text: texts[index] }))
    .filter(({ key }) => citing.isKnown(data, key));
  const everything = () => Promise.all(["citations", "titles", "texts"].map(load))
    .then((loaded) => ({ data: loaded[0], places: placesOf(loaded) }));
  let all = null;

  const plain = (text) => text.normalize("NFKC").toLowerCase().trim();
  const rank = (place, query) => {
    const [id, title] = [plain(place.id), plain(place.title)];
    const parts = query.split(/\s+/);
    const tests = [
      id === query, title === query, id.startsWith(`${query}-`), id.startsWith(query), title.startsWith(query),
      parts.every((part) => title.includes(part)), parts.every((part) => plain(place.text).includes(part)),
    ];
    const first = tests.indexOf(true);
    return first < 0 ? tests.length : first;
  };
  const search = (text) => {
    const query = plain(text);
    if (!query) return [];
    const ranked = all.places.map((place) => [rank(place, query), place]).filter(([how]) => how < 7);
    return ranked.sort((a, b) => a[0] - b[0]).slice(0, MOST).map(([, place]) => place);
  };

  /* The lines that a quotation has: of a clause all that stands below it, items with their marks */
  const markOf = ({ key }) => {
    const within = all.data.places[key][1][citing.LANGUAGES.indexOf(language)];
    const [, chinese, roman] = within.match(/第([^第]+)[項项]$|\(([ivx]+)\)$/) || [];
    return chinese ? `（${chinese}）` : roman ? `(${roman}) ` : "";
  };
  const linesOf = (place) => {
    if (!place.key.startsWith("c/")) return [place.text];
    const below = all.places.filter(({ key }) => key.startsWith(`${place.key}-`)).map((one) => markOf(one) + one.text);
    return place.id.includes("-") ? [place.text, ...below] : below;
  };

  /* The text to paste */
  let chosen = null;
  const noteOn = () => {
    if (all.data.address) return "";
    return rulebook.site.protocol === "file:" ? words.at_placeholder : words.at_host;
  };
  const show = () => {
    const thing = citing.thing(all.data, chosen.key, linesOf(chosen), INSTEAD);
    const make = citing.formats[format.value] || citing.more[format.value];
    const possible = format.value !== "quote" || thing.lines.some(Boolean);
    made.value = possible ? make(thing) : "";
    made.rows = Math.min(14, Math.max(3, made.value.split("\n").length + 1));
    said.textContent = made.value ? "" : words.no_format;
    note.textContent = noteOn();
    at("open").href = rulebook.page(chosen.url);
    at("copy").disabled = !made.value;
    writeAddress();
  };
  const writeAddress = () => {
    const query = new URLSearchParams({ id: chosen.id, format: format.value });
    try { history.replaceState(null, "", `${location.pathname}?${query}${location.hash}`); } catch { /* some browsers refuse this for files */ }
    for (const link of document.querySelectorAll("a[hreflang]")) link.search = query;
  };
  const choose = (place) => {
    chosen = place;
    what.value = place.title;
    close();
    show();
  };

  /* The list under the field, as the combobox pattern of ARIA has it */
  let active = -1;
  const options = () => [...found.children];
  const close = () => {
    if (!found.hidden) said.textContent = "";
    found.hidden = true;
    active = -1;
    what.setAttribute("aria-expanded", "false");
    what.removeAttribute("aria-activedescendant");
  };
  const optionOf = (place, index) => {
    const option = document.createElement("li");
    const id = document.createElement("code");
    const text = document.createElement("small");
    option.id = `link-option-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    id.textContent = place.id;
    text.textContent = place.text.slice(0, 80);
    option.append(id, ` ${place.title} `, text);
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => choose(place));
    option.place = place;
    return option;
  };
  const list = () => {
    const places = search(what.value);
    close();
    found.replaceChildren(...places.map(optionOf));
    found.hidden = !places.length;
    what.setAttribute("aria-expanded", String(Boolean(places.length)));
    said.textContent = !what.value.trim() ? "" : places.length ? citing.fill(words.results, { count: places.length }) : words.none;
  };
  const activate = (index) => {
    options().forEach((option, one) => option.setAttribute("aria-selected", String(one === index)));
    active = index;
    what.setAttribute("aria-activedescendant", options()[index].id);
    options()[index].scrollIntoView({ block: "nearest" });
  };
  const onKey = (event) => {
    const { length } = options();
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !found.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      activate(active < 0 && step < 0 ? length - 1 : (active + step + length) % length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!found.hidden) choose(options()[Math.max(active, 0)].place);
    } else if (event.key === "Escape") close();
  };

  const copyMade = async () => {
    if (await copy(made.value)) { said.textContent = words.copied; return; }
    made.focus();
    made.select();
    said.textContent = words.by_hand;
  };
  const start = (loaded) => {
    all = loaded;
    const query = new URLSearchParams(location.search);
    if ([...format.options].some(({ value }) => value === query.get("format"))) format.value = query.get("format");
    const asked = query.get("id");
    const first = all.places.find(({ id }) => id === asked);
    choose(first || all.places.find(({ key }) => key === FIRST) || all.places[0]);
    if (asked && !first) said.textContent = citing.fill(words.unknown, { id: asked });
  };

  what.addEventListener("input", list);
  what.addEventListener("keydown", onKey);
  what.addEventListener("focus", () => what.select());
  what.addEventListener("blur", () => { close(); if (chosen) what.value = chosen.title; });
  format.addEventListener("change", show);
  at("copy").addEventListener("click", copyMade);
  form.addEventListener("submit", (event) => event.preventDefault());
  what.disabled = true;
  everything().then((loaded) => { what.disabled = false; start(loaded); }, (error) => { said.textContent = error.message; });
})();
