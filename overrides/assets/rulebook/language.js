/* Sends a reader on to a page in their language: to the `data-to` of this script, a path under the root of a language.

   The language is, in this order: `data-language` (on a page that has one itself), `?lang=` (for a link that must force one; not
   remembered), what the reader chose on the site, the first of the browser's languages that the site has, English where it has none
   of them, Traditional Chinese where the browser names none. The anchor and the rest of the query are kept; an anchor that was asked for wins over the one in `data-to`.
   The page goes out of the history, so that Back works.

   With `data-lost` it stands on the page that a host shows for every address that does not exist: there the folder of a language in
   that address counts first, the page stays where it is right, and the address that was asked for is sent along in `of`. */
(() => {
  const script = document.currentScript;
  const site = new URL("../../", script.src);

  /* zh-TW, zh-HK, zh-MO and whatever says Hant → zh-Hant; other Chinese → zh-Hans; English → en; nothing else. */
  const known = (tag) => {
    const [first, ...rest] = tag.toLowerCase().split(/[-_]/);
    if (first !== "zh") return first === "en" ? "en" : "";
    const traditional = !rest.includes("hans") && rest.some((part) => ["hant", "tw", "hk", "mo"].includes(part));
    return traditional ? "zh-Hant" : "zh-Hans";
  };
  const stored = () => { try { return localStorage.getItem("rulebook.language") || ""; } catch { return ""; } };
  const ofBrowser = () => {
    const tags = navigator.languages || [];
    return tags.map(known).find(Boolean) || (tags.length ? "en" : "zh-Hant");
  };

  const query = new URLSearchParams(location.search);
  const lost = "lost" in script.dataset;
  const folder = lost ? location.pathname.slice(site.pathname.length).split("/")[0] : "";
  const language = script.dataset.language || (/^(en|zh-hans)$/i.test(folder) && known(folder)) || known(query.get("lang") || "") || known(stored()) || ofBrowser();
  const target = new URL(script.dataset.to, language === "zh-Hant" ? site : new URL(`${language}/`, site));
  if (target.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html"; // a folder has no front page
  if (lost) {
    if (language === "zh-Hant" || query.has("of")) return;
    target.search = new URLSearchParams({ of: location.pathname });
  } else {
    query.delete("lang");
    target.search = query;
  }
  if (location.hash) target.hash = location.hash;
  location.replace(target);
})();
