/* What the scripts of the site share: where its root is, what the reader chose, and data that is fetched once, when it is asked for. */
window.rulebook = (() => {
  const site = new URL("../../", document.currentScript.src);
  const language = document.documentElement.lang;
  const waiting = {};
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window: the choice lasts for the page */ } },
  };

  /* Data by name ("titles", "texts") in the page's language: a script, as pages in a folder may not fetch. */
  const load = (name) => {
    waiting[name] ??= {};
    waiting[name].promise ??= new Promise((resolve, reject) => {
      waiting[name].resolve = resolve;
      const script = document.createElement("script");
      script.src = new URL(`assets/entries/${language}.${name}.js`, site);
      script.onerror = () => { delete waiting[name]; reject(new Error(`${script.src} did not load`)); };
      document.head.append(script);
    });
    return waiting[name].promise;
  };
  const loaded = (name, value) => waiting[name].resolve(value);

  /* In a folder on disk nothing finds the index.html of a folder by itself. */
  const inFolder = (url) => {
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url;
  };

  /* The address of a path under the root of the page's language. */
  const page = (path) => inFolder(new URL(path, language === "zh-Hant" ? site : new URL(`${language}/`, site)));

  /* Brings a line of a column beside the content into view, without moving the page. */
  const reveal = (link) => {
    const frame = link.closest(".md-sidebar__scrollwrap");
    const [line, shown] = [link.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (line.top < shown.top || line.bottom > shown.bottom) frame.scrollTop += line.top - shown.top - shown.height / 3;
  };

  return { site, language, store, load, loaded, page, inFolder, reveal };
})();

/* Small helps for the reader: the translation beside the wording, and a language switch that stays at the place. */
(() => {
  const root = document.documentElement;
  const { store } = rulebook;

  const parallelButton = () => {
    const wording = document.querySelector(".enacted");
    if (!wording) return;
    const english = root.lang === "en";
    const key = english ? "rulebook.chinese" : "rulebook.english";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "parallel-toggle";
    button.textContent = wording.dataset.parallel;
    const show = (on) => {
      root.dataset.parallel = on ? "on" : "off";
      button.setAttribute("aria-pressed", String(on));
    };
    button.addEventListener("click", () => {
      const on = root.dataset.parallel !== "on";
      store.set(key, on ? "on" : "off");
      show(on);
    });
    show((store.get(key) || (english ? "on" : "off")) === "on");
    (document.getElementById("wording") || document.querySelector("ul.state")).after(button);
  };

  const stayAtTheAnchor = () => {
    for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
      link.addEventListener("click", () => {
        link.hash = location.hash;
        store.set("rulebook.language", link.hreflang);
      });
    }
  };

  /* A link to a duty or a law inside a folded list opens the list. */
  const openTarget = () => {
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target?.closest("details")) target.scrollIntoView();
  };

  const linksInFolder = () => {
    if (location.protocol !== "file:") return;
    for (const link of document.links) if (link.protocol === "file:") link.href = rulebook.inFolder(new URL(link.href));
  };

  linksInFolder();
  parallelButton();
  stayAtTheAnchor();
  openTarget();
  addEventListener("hashchange", openTarget);
  addEventListener("beforeprint", () => document.querySelectorAll("details.fold").forEach((fold) => { fold.open = true; }));
})();
