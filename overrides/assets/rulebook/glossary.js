/* Sorts the glossary by pinyin, by stroke count or by English, as the reader asks. */
(() => {
  const list = document.getElementById("glossary-list");
  const tools = document.getElementById("glossary-tools");
  if (!list || !tools) return;
  const stroke = new Intl.Collator("zh-Hant-u-co-stroke");
  const latin = new Intl.Collator("en");
  const orders = {
    pinyin: (a, b) => latin.compare(a.dataset.pinyin, b.dataset.pinyin),
    stroke: (a, b) => stroke.compare(a.dataset.zh, b.dataset.zh),
    en: (a, b) => latin.compare(a.dataset.en, b.dataset.en),
  };
  const sort = (name) => {
    list.append(...[...list.children].sort(orders[name]));
    for (const button of tools.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.sort === name));
  };
  tools.addEventListener("click", (event) => event.target.dataset.sort && sort(event.target.dataset.sort));
  tools.hidden = false;
  sort(document.documentElement.lang === "en" ? "en" : "pinyin");
})();
