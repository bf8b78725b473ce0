/* A small card with title and text for a link to a clause, duty, law article, technique or term, on hover and on focus.
   WCAG 2.2, 1.4.13: Escape closes it, the pointer may go onto it, and it stays until pointer or focus leave. Never on touch. */
(() => {
  const { load, page } = rulebook;
  const WAIT = 300;
  const KINDS = ["clause", "duty", "law", "technique", "term"];
  const SHORT = { c: "clause", d: "duty", l: "law", t: "technique" };
  const content = document.querySelector(".md-content");
  const desk = matchMedia("(hover: hover)");
  if (!content) return;

  /* Which entry a link leads to; pages that have no card are told apart without any data. */
  const root = new URL(".", page("")).href;
  const plain = (url) => url.href.replace(/index\.html(?=#|$)/, "").replace(/\?[^#]*/, "");
  const LIKELY = /^(measures\/\d+\/|measures\/#art-|laws\/[\w-]+\/|guide\/[\w-]+\/|glossary\/#)/;
  const pathOf = (link) => {
    const short = plain(link).startsWith(rulebook.site.href) && plain(link).slice(rulebook.site.href.length).match(/^([cdlt])\/([\w-]+)\/$/);
    if (short) return { kind: SHORT[short[1]], id: short[2] };
    const path = plain(link).startsWith(root) ? decodeURI(plain(link).slice(root.length)) : "";
    return LIKELY.test(path) ? { path: path.replace(/^measures\/#art-(\d+)-?(.*)$/, (_, article, place) => `measures/${article}/${place && `#${place}`}`) } : null;
  };
  const find = (titles, { path, kind, id }) => titles.findIndex((row) => (path === undefined ? row[0] === kind && row[1] === id : row[3] === path));
  const look = async (wanted) => {
    const [titles, texts] = await Promise.all([load("titles"), load("texts")]);
    const at = find(titles, wanted);
    return at >= 0 && KINDS.includes(titles[at][0]) && texts[at] ? { title: titles[at][2], text: texts[at] } : null;
  };

  /* Which links have one: those of the text, not the numbers beside the wording itself, and whose target is not in sight already */
  const inSight = (link) => {
    if (!link.hash || plain(link).split("#")[0] !== plain(location).split("#")[0]) return false;
    const box = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.getBoundingClientRect();
    return Boolean(box?.height) && box.top >= 0 && box.bottom <= innerHeight;
  };
  const isHere = (link) => plain(link) === plain(location);
  const linkOf = (event) => {
    const link = event.target.closest?.("a[href]:not(.number, .headerlink)");
    return link && content.contains(link) && !link.closest("nav, header") ? link : null;
  };

  /* The card */
  const card = document.createElement("div");
  const title = document.createElement("b");
  const text = document.createElement("p");
  card.className = "preview";
  card.id = "preview";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  card.append(title, text);
  document.body.append(card);
  let link = null;
  let timer = 0;

  const put = () => {
    const lines = link.getClientRects();
    const { left, bottom, top } = lines[0];
    const { offsetWidth: width, offsetHeight: height } = card;
    const last = lines[lines.length - 1].bottom;
    const below = last + height + 8 <= innerHeight || top < height + 8;
    card.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8)) + scrollX}px`;
    card.style.top = `${(below ? Math.max(bottom, last) : top - height) + scrollY}px`;
    card.dataset.side = below ? "below" : "above";
  };
  const hide = () => {
    clearTimeout(timer);
    link?.removeAttribute("aria-describedby");
    card.hidden = true;
    link = null;
  };
  const show = async (of) => {
    const found = await look(pathOf(of)).catch(() => null);
    if (link !== of || !found || document.querySelector(":popover-open")) return;
    title.textContent = found.title;
    text.textContent = found.text;
    card.hidden = false;
    of.setAttribute("aria-describedby", card.id);
    put();
  };
  const soon = (of) => {
    if (link === of) { clearTimeout(timer); if (card.hidden) timer = setTimeout(show, WAIT, of); return; }
    hide();
    if (!desk.matches || !pathOf(of) || isHere(of) || inSight(of)) return;
    link = of;
    timer = setTimeout(show, WAIT, of);
  };
  const later = () => {
    clearTimeout(timer);
    if (link && document.activeElement !== link) timer = setTimeout(hide, WAIT);
  };

  content.addEventListener("pointerover", (event) => {
    const over = event.pointerType !== "touch" && linkOf(event);
    if (over) soon(over);
  });
  content.addEventListener("pointerout", (event) => {
    if (linkOf(event) && !card.contains(event.relatedTarget)) later();
  });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", later);
  content.addEventListener("focusin", (event) => {
    const on = linkOf(event);
    if (on?.matches(":focus-visible")) soon(on);
  });
  content.addEventListener("focusout", (event) => { if (event.target === link) hide(); });
  content.addEventListener("click", hide);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("beforeprint", hide);
})();
