/* A card in a frame: the language and the colours that its address asks for, and its height for a page that wants to know.

   ?lang=en, zh-Hans or zh-Hant (zh-CN, zh-TW and the like will do); two with a comma between show two. Without: Traditional Chinese.
   ?theme=light or dark; without: what the reader's system has.
   The page around gets { rulebook: "height", id, height } at first and whenever it changes; embed-host.js listens to it. */
(() => {
  "use strict";
  const query = new URLSearchParams(location.search);
  const root = document.documentElement;
  const main = document.querySelector("main");
  const cards = [...main.querySelectorAll("article")];

  const known = (tag) => {
    const [first, ...rest] = tag.trim().toLowerCase().split(/[-_]/);
    if (first !== "zh") return first === "en" ? "en" : "";
    const traditional = !rest.includes("hans") && rest.some((part) => ["hant", "tw", "hk", "mo"].includes(part));
    return traditional ? "zh-Hant" : "zh-Hans";
  };
  const asked = (query.get("lang") || "").split(",").map(known).filter(Boolean);
  const shown = asked.length ? asked : ["zh-Hant"];
  for (const card of cards) card.hidden = !shown.includes(card.lang);
  for (const language of shown) main.append(cards.find((card) => card.lang === language));
  root.lang = shown[0];
  document.title = main.querySelector(`article[lang="${shown[0]}"] h1`).textContent;

  const theme = query.get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  if (location.protocol === "file:") { // a folder has no front page
    for (const link of main.querySelectorAll("a")) link.href = link.href.replace("/?", "/index.html?");
  }
  if (parent === window) return;
  const tell = () => parent.postMessage({ rulebook: "height", id: main.dataset.id, height: Math.ceil(root.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(main);
})();
