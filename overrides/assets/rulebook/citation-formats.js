/* A clause, law article, duty or technique as a citation, a quotation, a link in several markups, and an entry of a bibliography.
   Works on what rulebook.load("citations") gives; a thing is named by its short address without the slash at the end: c/18-1-4. */
rulebook.citing = (() => {
  const LANGUAGES = ["zh-Hant", "zh-Hans", "en"];
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* Things */
  const inFull = (title, within, language) => {
    if (language === "en") return within ? `${title}, ${within}` : title;
    return `《${title}》${within}`;
  };
  const citation = (data, key, language) => {
    const at = LANGUAGES.indexOf(language);
    if (key in data.own) return data.own[key][at];
    const [name, within] = data.places[key];
    return inFull(data.sources[name].title[at], within[at], language);
  };
  const isKnown = (data, key) => key in data.places || key in data.own;

  /* The site's own address where it is set; else the one it is read at; in a folder none, or the one that is given instead. */
  const root = (data, instead = "") => data.address || (rulebook.site.protocol === "file:" ? instead : rulebook.site.href.replace(/\/$/, ""));

  /* All that the formats need to know of a thing, in the language of the page; `lines`: its text, where there is one. */
  const thing = (data, key, lines = [], instead = "") => {
    const at = LANGUAGES.indexOf(rulebook.language);
    const [name, within] = data.places[key] || [];
    return {
      key, lines, data, at,
      kind: { c: "clause", d: "duty", l: "law", t: "technique" }[key[0]],
      id: key.slice(2),
      root: root(data, instead),
      url: `${root(data, instead)}/${key}/`,
      cite: (language) => citation(data, key, language),
      citation: citation(data, key, rulebook.language),
      source: name ? data.sources[name] : null,
      within: within ? within[at] : "",
    };
  };

  /* Quotations: a quotation within one takes the other marks. */
  const MARKS = { "zh-Hant": ["「", "」", "『", "』"], "zh-Hans": ["“", "”", "‘", "’"], en: ["“", "”", "‘", "’"] };
  const quoted = (text, [open, close, innerOpen, innerClose]) => open + text.replace(/[「“]/g, innerOpen).replace(/[」”]/g, innerClose) + close;
  const reference = (one) => {
    const { words, handbook } = one.data;
    if (one.kind === "law") return fill(words.summary, { handbook: handbook[one.at], citation: one.citation });
    return one.kind === "clause" && rulebook.language === "en" ? `${one.citation}; ${words.translation}` : one.citation;
  };
  const quote = (one) => {
    const text = quoted(one.lines.join("\n"), MARKS[rulebook.language]);
    return rulebook.language === "en" ? `${text} (${reference(one)})` : `${text}（${reference(one)}）`;
  };

  /* Escapes: what a markup would take for its own */
  const entity = (character) => `&#${character.codePointAt(0)};`;
  const escape = {
    markdown: (text) => text.replace(/[\\`*_[\]<>|~]/g, "\\$&"),
    html: (text) => text.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]),
    mediawiki: (text) => text.replace(/[&<>[\]{}|~]|'{2,}/g, (one) => [...one].map(entity).join("")),
    confluence: (text) => text.replace(/[\\{}[\]|!*_^~+?]/g, "\\$&"),
    dokuwiki: (text) => text.replace(/([\]}])(?=\1)|([[{])(?=\2)/g, "$& "),
    rst: (text) => text.replace(/[\\`<>*_|]/g, "\\$&"),
    tex: (text) => text.replace(/[\\{}~^&%$#_]/g, (one) => ({ "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" })[one] || `\\${one}`),
  };

  /* Bibliographies */
  const today = () => new Date().toLocaleDateString("sv");
  const identifier = (one) => ({ clause: "measures-", law: "", duty: "rulebook-", technique: "rulebook-" })[one.kind] + one.id;
  const bibtexFields = (one, day) => {
    const { source, data, at } = one;
    const dated = ((source ? source.date : data.asOf) || "").split("-");
    const groups = (texts) => texts.map((text) => `{${escape.tex(text)}}`).join(" and ");
    return [
      ["author", source && `{${groups(source.bodies[at])}}`],
      ["title", `{{${escape.tex(source ? source.title[at] : one.citation)}}}`],
      ["year", dated[0] && `{${dated[0]}}`],
      ["month", dated[1] && MONTHS[Number(dated[1]) - 1]],
      ["howpublished", source && source.number[at] && `{${escape.tex(source.number[at])}}`],
      ["note", `{${escape.tex(source ? one.within : fill(data.words.version, data))}}`],
      ["url", `{${one.url}}`],
      ["urldate", `{${day}}`],
    ].filter(([, value]) => value && value !== "{}");
  };
  const bibtex = (one, day = today()) => {
    const fields = bibtexFields(one, day).map(([name, value]) => `  ${name} = ${value}`);
    return `@misc{${identifier(one)},\n${fields.join(",\n")}\n}`;
  };
  const parts = (day) => ({ "date-parts": [day.split("-").map(Number)] });
  const csl = (one, day = today()) => {
    const { source, data, at } = one;
    const own = { type: "webpage", title: one.citation, "container-title": data.handbook[at], version: data.version, issued: parts(data.asOf) };
    const law = source && {
      type: "legislation",
      title: source.title[at],
      author: source.bodies[at].map((literal) => ({ literal })),
      ...(source.number[at] && { number: source.number[at] }),
      ...(one.within && { section: one.within }),
      ...(source.date && { issued: parts(source.date) }),
    };
    const entry = { id: identifier(one), ...(law || own), URL: one.url, accessed: parts(day), language: rulebook.language };
    return JSON.stringify([entry], null, 2);
  };

  /* Every format by name, from a thing to a text */
  const formats = {
    ...Object.fromEntries(LANGUAGES.map((language) => [language, (one) => one.cite(language)])),
    quote,
    address: (one) => one.url,
    markdown: (one) => `[${escape.markdown(one.citation)}](${one.url})`,
    html: (one) => `<a href="${escape.html(one.url)}">${escape.html(one.citation)}</a>`,
    mediawiki: (one) => `[${one.url} ${escape.mediawiki(one.citation)}]`,
    confluence: (one) => `[${escape.confluence(one.citation)}|${one.url}]`,
    bibtex: (one) => bibtex(one),
    csl: (one) => csl(one),
  };
  /* By ID, for wikis and documentation that have been told of the site once; and a card for a frame, which clauses have. */
  const prefix = (one) => ({ clause: "lcr", duty: "lcrd", law: "lcrl", technique: "lcrt" })[one.kind];
  const frame = (one) => `<iframe src="${escape.html(one.root)}/embed/${one.id}/?lang=${rulebook.language}" title="${escape.html(one.citation)}"`
    + ` width="600" height="${one.data.heights[one.id]}"></iframe>`;
  const more = {
    "mediawiki-id": (one) => `[[${prefix(one)}:${one.id}|${escape.mediawiki(one.citation)}]]`,
    dokuwiki: (one) => `[[${one.url}|${escape.dokuwiki(one.citation)}]]`,
    "dokuwiki-id": (one) => `[[${prefix(one)}>${one.id}|${escape.dokuwiki(one.citation)}]]`,
    sphinx: (one) => `:external+lcr:ref:\`${escape.rst(one.citation)} <${one.id}>\``,
    mkdocs: (one) => `[${escape.markdown(one.citation)}][${one.id}]`,
    embed: (one) => (one.kind === "clause" ? frame(one) : ""),
  };

  const NAMES = { markdown: "Markdown", html: "HTML", mediawiki: "MediaWiki", confluence: "Confluence", bibtex: "BibTeX", csl: "CSL-JSON" };
  const nameOf = (format, one) => NAMES[format] || one.data.words[format === "quote" && one.kind !== "clause" ? "text" : format];
  const isTextOnly = (format) => format === "quote" || LANGUAGES.includes(format);

  return { LANGUAGES, thing, isKnown, root, formats, more, nameOf, isTextOnly, escape, bibtex, csl, fill };
})();
