/* On a page that does not exist: what was meant, where the address leaves no doubt (case, width, trailing text, a citation), and the
   nearest places. Nothing jumps: the reader chooses. */
(() => {
  const box = document.getElementById("lost");
  if (!box) return;
  const KINDS = { c: "clause", measures: "clause", d: "duty", l: "law", laws: "law", t: "technique", guide: "technique" };
  const SHOWN = 4;

  /* What was asked for: language.js sends the address along when it changes to the page of another language. */
  const sent = new URLSearchParams(location.search).get("of") ?? "";
  if (sent.startsWith(rulebook.site.pathname) && !sent.startsWith("//")) history.replaceState(null, "", sent + location.hash);
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const written = decoded(location.pathname);
  const segments = written.slice(rulebook.site.pathname.length).normalize("NFKC").toLowerCase().split("/").map((one) => one.trim()).filter(Boolean);
  if (["en", "zh-hans", "zh-hant"].includes(segments[0])) segments.shift();
  const folder = segments.length > 1 ? segments[0] : "";
  const name = (folder ? segments.slice(1) : segments).join("-");
  const trimmed = name.replace(/[\s.,;:!?。，；：、)）」》"'-]+$/, "");

  /* Citations: 第十八條第四項, 第18条第4项, art. 18(iv), 8(2), 8-p2 → [article, paragraph, item]. */
  const DIGITS = "零一二三四五六七八九";
  const numeral = (text) => {
    if (!text || /^\d+$/.test(text)) return Number(text ?? 0);
    if (/^[ivx]+$/.test(text)) return ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"].indexOf(text) + 1;
    const [tens, ones] = text.includes("十") ? text.split("十") : ["零", text];
    return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0);
  };
  const NUMBER = "[(]?([一二三四五六七八九十]+|\\d+)[)]?";
  const CHINESE = new RegExp(`^第?${NUMBER}[條条](?:第?${NUMBER}款)?(?:第?${NUMBER}[項项])?`);
  const LATIN = /^(?:art(?:icle)?)?[\s._-]*(\d+)(?:[\s._-]*[(]?p?(\d+)[)]?)?(?:[\s._-]*[(]?(?:i(?=\d))?(\d+|[ivx]+)[)]?)?$/;
  const cited = (text) => (text.match(CHINESE) ?? text.match(LATIN))?.slice(1).map(numeral);

  const distance = (one, other) => {
    let row = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      row = next;
    }
    return row[other.length];
  };

  /* `ecl-38` → ["ecl", [38]]: what comes before the numbers, and the numbers. */
  const parted = (id) => {
    const [, head, numbers] = id.match(/^(.*?)-?((?:\d+(?:-\d+)*)?)$/);
    return [head, numbers ? numbers.split("-").map(Number) : []];
  };
  const gap = (one, other) => [1e6, 1e3, 1].reduce((sum, weight, n) => sum + weight * Math.abs((one[n] ?? 0) - (other[n] ?? 0)), 0);

  const find = (rows) => {
    const table = {};
    for (const [kind, id, title, url] of rows) (table[kind] ??= new Map()).set(id.toLowerCase(), { id: id.toLowerCase(), kind, title, url });
    const kinds = [...new Set([KINDS[folder] ?? "page", "clause", "duty", "law", "technique", "term", "page"])];
    const get = (kind, id) => table[kind]?.get(id);
    const any = (id) => kinds.map((kind) => get(kind, id)).find(Boolean);

    const place = ([article, paragraph, item]) => {
      const only = item && !paragraph && !get("clause", `${article}-2`) ? 1 : paragraph;
      return get("clause", [article, only, item].filter(Boolean).join("-"));
    };
    const within = /clause|page/.test(kinds[0]) || !folder ? cited(trimmed) : null;
    /* The longest beginning that is an ID, where what follows cannot be part of one. */
    const beginning = () => {
      for (let end = trimmed.length - 1; end > 0; end -= 1) {
        const found = any(trimmed.slice(0, end));
        const rest = trimmed.slice(end);
        if (found && (/\d/.test(trimmed[end - 1]) ? /^(?!-?\d)/.test(rest) : /^[^a-z0-9-]|^-[^a-z0-9]/.test(rest))) return found;
      }
      return null;
    };
    const sure = get("page", segments.join("/")) ?? any(name) ?? any(trimmed) ?? (within && place(within)) ?? beginning();

    const asked = within ? within.filter(Boolean) : parted(trimmed)[1];
    const head = within ? "" : parted(trimmed)[0];
    /* The only paragraph of an article is cited as the article. */
    const isWhole = ([of, [article, paragraph, item]]) => !of && paragraph === 1 && !item && !get("clause", `${article}-2`);
    const byNumber = () => [...(table[within ? "clause" : kinds[0]]?.values() ?? [])]
      .map((row) => ({ row, parts: parted(row.id) }))
      .filter(({ parts }) => asked.length && parts[0] === head && parts[1].length && parts[1].length <= asked.length && !isWhole(parts))
      .sort((a, b) => gap(asked, a.parts[1]) - gap(asked, b.parts[1])).map(({ row }) => row);
    const bySpelling = () => kinds.flatMap((kind) => [...(table[kind]?.values() ?? [])])
      .map((row) => ({ row, far: distance(row.kind === "page" ? segments.join("/") : trimmed, row.id) }))
      .filter(({ row, far }) => far <= Math.max(1, row.id.length / 3)).sort((a, b) => a.far - b.far).map(({ row }) => row);
    const item = asked.length === 2 && !get("clause", asked.join("-")) ? get("clause", `${asked[0]}-1-${asked[1]}`) : null;
    const numbered = byNumber();
    const near = [item, ...(numbered.length ? numbered : bySpelling())].filter((row) => row && row !== sure);
    return { sure: sure ? [sure] : [], near: [...new Set(near)].slice(0, SHOWN) };
  };

  const show = (id, rows) => {
    const section = document.getElementById(id);
    section.hidden = !rows.length;
    section.querySelector("ul").replaceChildren(...rows.map(({ title, url }) => {
      const link = Object.assign(document.createElement("a"), { href: rulebook.page(url), textContent: title });
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
  };

  document.getElementById("lost-address").textContent = written;
  box.querySelector("[data-search-open]").dataset.searchOpen = trimmed;
  for (const link of document.querySelectorAll(".md-select__link[hreflang]")) link.search = new URLSearchParams({ of: location.pathname });
  box.hidden = false;
  rulebook.load("titles").then((rows) => {
    const { sure, near } = find(rows);
    show("lost-sure", sure);
    show("lost-near", near);
    if (sure.length) box.querySelector("[data-search-open]").dataset.searchOpen = sure[0].id;
    box.dataset.ready = "";
  });
})();
