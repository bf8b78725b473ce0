/* Finds entries. MiniSearch scores words; what is particular to this site is here: synonyms widen a query, a place that is named comes
   first, a clause stands before the duties made from it, an entry stands once with the section of its page that fits best. */
rulebook.search.engine = (() => {
  const { text, places } = rulebook.search;
  const FIELDS = ["title", "also", "asked", "text"];
  const BOOST = { title: 3, also: 2.5, asked: 2, text: 1 };
  const KINDS = { clause: 1.12, duty: 0.9, law: 0.92, technique: 1, term: 1, page: 0.92 };
  const WIDENED = 0.5;
  const LED = 0.86;
  const SECTION = 0.65;
  const COMMON = 5;
  const HALF = 0.3;
  const WORTH = 0.3;
  const CHUNK = 12;

  const create = (titles, data) => {
    text.learn(data.fold);
    const rows = {};
    titles.forEach(([kind, id], row) => { rows[kind] ??= new Map(); if (!rows[kind].has(id)) rows[kind].set(id, row); });
    const laws = Object.fromEntries(Object.entries(data.laws));
    const where = { rows: { clause: new Map(), law: new Map(), duty: new Map(), ...rows }, laws, names: places.namesOf(laws) };
    const shown = titles.map(([, , title]) => title);
    const texts = data.clauses.slice();
    const sections = [];
    const folded = [];

    /* Documents */
    const names = (row) => [...(data.also[row] ?? []), ...(titles[row][0] === "law" ? (data.laws[titles[row][1]] ?? []).slice(1) : [])];
    const questions = (row) => (data.asked[row] ?? []).map((n) => data.questions[n]);
    const document = (row) => ({ id: row, title: text.fold(shown[row]), also: text.fold(names(row).join("\n")), asked: text.fold(questions(row).join("\n")), text: text.fold(texts[row] ?? "") });
    const section = ([, heading, , words], n) => ({ id: titles.length + n, title: text.fold(heading), also: "", asked: "", text: text.fold(words) });
    const entryOf = (id) => (id < titles.length ? id : sections[id - titles.length][0]);
    const index = () => new MiniSearch({ fields: FIELDS, tokenize: (words) => text.ofText(words).map(text.code), processTerm: (token) => token, searchOptions: { boost: BOOST } });
    const fill = (documents) => { for (const one of documents) folded[one.id] = one; return documents; };

    /* At first without duties and articles of laws: without their texts, which come later, only their numbers could be found, and those are. */
    const early = ([kind, id]) => kind !== "duty" && !(kind === "law" && !(id in laws));
    let mini = index();
    mini.addAll(fill([...titles.keys()].filter((row) => early(titles[row])).map(document)));

    /* Takes the texts of all entries, and the sections of the pages; the index at hand serves until the new one is whole. */
    const grow = async (more) => {
      more.texts?.forEach((words, row) => { texts[row] = words; });
      if (more.sections) sections.push(...more.sections);
      const next = index();
      await next.addAllAsync(fill([...titles.keys()].map(document).concat(sections.map(section))), { chunkSize: CHUNK });
      mini = next;
    };

    /* Words */
    const size = () => mini.documentCount;
    const isHan = (token) => /^[A-Z!#-&*]/.test(token);
    const options = (tokens, extra) => ({
      tokenize: () => tokens,
      prefix: (token) => (isHan(token) ? token.length === 3 : token.length > 3),
      weights: { prefix: 0.5, fuzzy: 0.3 },
      ...extra,
    });
    const rarity = (hits, token, line) => {
      const count = hits.reduce((sum, hit) => sum + hit.queryTerms.includes(token), 0);
      return count ? Math.log(1 + size() / (count + COMMON)) / (isHan(token) && line.length > 2 ? 2 : 1) : 0;
    };
    /* A run of words: how well each document has them, from 0 to 1, and how much the run says. */
    const match = (words, fuzzy) => {
      const tokens = text.ofQuery(text.bare(words) || words).map(text.code);
      const hits = tokens.length ? mini.search(words, options(tokens, fuzzy && { fuzzy: (token) => (token.length > 4 && !isHan(token) ? 0.2 : false) })) : [];
      const weight = new Map(tokens.map((token) => [token, rarity(hits, token, words)]));
      const all = [...weight.values()].reduce((sum, one) => sum + one, 0);
      const best = Math.max(...hits.map((hit) => hit.score), 1e-9);
      const value = (hit) => {
        const covered = hit.queryTerms.reduce((sum, token) => sum + weight.get(token), 0) / all;
        return covered ** 2 * (0.6 + 0.4 * hit.score / best);
      };
      return { weight: all, values: new Map(hits.map((hit) => [hit.id, value(hit)])) };
    };
    /* The documents that have the very words. */
    const whole = (words) => {
      const found = mini.search(words, options(text.ofQuery(text.bare(words) || words).map(text.code), { combineWith: "AND", prefix: false }));
      const hits = found.filter(({ id }) => FIELDS.some((field) => folded[id][field].includes(words)));
      const best = Math.max(...hits.map((hit) => hit.score), 1e-9);
      return hits.map((hit) => [hit.id, WIDENED * (0.6 + 0.4 * hit.score / best)]);
    };

    /* Synonyms: every word of a group, folded, to the group; in English by whole words. */
    const key = (word) => text.runs(text.fold(word)).map((run) => (text.HAN.test(run) ? run : text.stem(run))).join(" ");
    const isTerm = (row) => titles[row][0] === "term";
    const groups = new Map();
    data.groups.forEach(([words, leads], n) => {
      for (const word of [...words, ...leads.slice(0, 1).filter(isTerm).map((row) => shown[row])]) if (!groups.has(key(word))) groups.set(key(word), n);
    });
    const longest = Math.max(...[...groups.keys()].map((word) => word.length), 0);

    /* A query as parts: words of a group, and the words between them. */
    const ends = (line, n) => n === 0 || n >= line.length || text.HAN.test(line[n]) || text.HAN.test(line[n - 1]) || line[n] === " " || line[n - 1] === " ";
    const wordAt = (line, from) => {
      for (let to = Math.min(line.length, from + longest); to > from; to -= 1) {
        const word = line.slice(from, to);
        if (groups.has(word) && ends(line, from) && ends(line, to) && (to - from > 1 || line.trim() === word)) return word;
      }
      return "";
    };
    /* One character that begins the words of one group only: 穿 for 穿著. */
    const begun = (words) => {
      if (words.length !== 1 || !text.HAN.test(words)) return undefined;
      const found = new Set([...groups].filter(([word]) => word.startsWith(words)).map(([, group]) => group));
      return found.size === 1 ? [...found][0] : undefined;
    };
    const pieces = (plain) => text.runs(text.bare(plain)).map((words) => ({ words, group: begun(words) }));
    const split = (folded) => {
      const line = key(folded);
      const parts = [];
      let plain = "";
      for (let n = 0; n < line.length;) {
        const word = wordAt(line, n);
        if (word && plain.trim()) parts.push(...pieces(plain));
        if (word) { parts.push({ words: word, group: groups.get(word) }); plain = ""; }
        else plain += line[n];
        n += word.length || 1;
      }
      return [...parts, ...pieces(plain)];
    };

    const better = (values, id, value) => values.set(id, Math.max(values.get(id) ?? 0, value));
    const weigh = ({ words, group }, fuzzy) => {
      const { weight, values } = match(words, fuzzy);
      if (group === undefined) return { weight, values };
      const [written, leads] = data.groups[group];
      for (const other of [...written, ...leads.filter(isTerm).map((row) => shown[row])]) if (key(other) !== words) for (const [id, value] of whole(text.fold(other))) better(values, id, value);
      leads.forEach((row, n) => better(values, row, LED - 0.03 * n));
      const standing = [...values.values()].filter((value) => value > HALF).length;
      const rare = Math.log(1 + size() / (standing + COMMON));
      return { weight: weight ? (weight + rare) / 2 : rare, values };
    };

    /* What a document as a whole adds: the very words in its title, or in its text. */
    const bonus = (id, line) => {
      const one = (folded[id] ??= document(id));
      if (one.title === line || one.also.split("\n").includes(line)) return 0.6;
      if (line.length > 1 && one.title.includes(line)) return 0.25;
      return line.length > 1 && one.text.includes(line) ? 0.1 : 0;
    };
    const scores = (line, fuzzy) => {
      const parts = split(line).map((part) => weigh(part, fuzzy));
      const all = parts.reduce((sum, { weight }) => sum + weight, 0) || 1;
      const totals = new Map();
      for (const { weight, values } of parts) for (const [id, value] of values) totals.set(id, (totals.get(id) ?? 0) + value * weight / all);
      return totals;
    };

    /* One result an entry: its own score, or that of the section of its page that fits best. */
    const gather = (totals, line) => {
      const found = new Map();
      for (const [id, total] of totals) {
        const row = entryOf(id);
        const [kind] = titles[row];
        const own = id === row;
        const score = (total + bonus(id, line)) * KINDS[kind] * (own ? 1 : SECTION);
        const known = found.get(row);
        if (!known || known.score < score) found.set(row, { row, kind, id: titles[row][1], score, section: own ? null : id - titles.length });
      }
      return found;
    };
    /* An article that has one paragraph is one result. */
    const join = (found) => {
      for (const one of [...found.values()]) {
        const [, article] = one.kind === "clause" ? one.id.match(/^(\d+)-1$/) ?? [] : [];
        if (!article || rows.clause.has(`${article}-2`)) continue;
        const parent = found.get(rows.clause.get(article));
        found.set(rows.clause.get(article), { ...one, row: rows.clause.get(article), id: article, score: Math.max(one.score, parent?.score ?? 0), section: parent?.score > one.score ? parent.section : null, part: one.row });
        found.delete(one.row);
      }
      return found;
    };
    /* A duty never stands before the clause that it is made from. */
    const settle = (found) => {
      const articles = new Map();
      for (const one of found.values()) if (one.kind === "clause") articles.set(parseInt(one.id, 10), Math.max(one.score, articles.get(parseInt(one.id, 10)) ?? 0));
      for (const one of found.values()) {
        const clause = one.kind === "duty" ? articles.get(Number(one.id.slice(1).split("-")[0])) : undefined;
        if (clause > one.score / 2) one.score = Math.min(one.score, clause - 0.001);
      }
      return [...found.values()].sort((a, b) => b.score - a.score || a.row - b.row);
    };

    /* A place that is named: its row first, then what belongs to it. */
    const named = (query) => {
      const place = places.find(query, where);
      return place && { ...place, row: rows[place.kind].get(place.id), lawRow: rows.law?.get(place.law) };
    };
    const alone = (id) => /^\d+-1$/.test(id) && !rows.clause.has(id.replace(/1$/, "2"));
    const belongs = (place) => titles.flatMap(([kind, id], row) => {
      const around = kind === "clause" && place.id.startsWith(`${id}-`) && !alone(id);
      const within = (kind === "clause" && id.startsWith(`${place.id}-`) && !alone(id)) || (kind === "duty" && id.startsWith(`D${place.id.padStart(2, "0")}-`));
      const sameNumber = place.beyond && !place.law && kind === "law" && id.endsWith(`-${place.asked.article}`);
      return (place.kind === "clause" && (around || within)) || sameNumber || (place.law && kind === "law" && id === place.law) ? [row] : [];
    });
    const result = (row, score) => ({ row, kind: titles[row][0], id: titles[row][1], score, section: null });

    /* {place, results}: the best first; nothing where nothing fits. */
    const find = (query) => {
      const line = text.fold(query).trim();
      if (!text.runs(line).length) return { place: null, line, results: [] };
      const place = named(query);
      if (place && place.kind !== "law") return { place, line, results: [place.row, ...belongs(place)].filter((row, n, all) => all.indexOf(row) === n).map((row, n) => result(row, 10 - n / 100)) };
      let totals = scores(line, false);
      if (!totals.size) totals = scores(line, true);
      const found = settle(join(gather(totals, line)));
      const enough = (found[0]?.score ?? 0) * WORTH;
      const first = place ? [place.row, ...belongs(place)].map((row, n) => result(row, 10 - n / 100)) : [];
      const rest = found.filter((one) => one.score >= enough && !first.some(({ row }) => row === one.row));
      return { place, line, results: [...first, ...rest] };
    };

    /* Of the questions that an entry answers, the one nearest to the query; none where the entry itself has as many of its words. */
    const nearest = (row, own, line) => {
      const wanted = text.ofQuery(text.bare(line) || line);
      const common = (words) => { const there = new Set(text.ofText(text.fold(words))); return wanted.filter((token) => there.has(token)).length; };
      const asked = questions(row).map((question) => [question, common(question)]);
      const [question, shared] = asked.reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0]);
      return shared > 1 && shared > common(own) ? question : "";
    };
    /* What is shown of a result: title, text, address, the words to mark, and the question that led to it. */
    const show = (one, line = "") => {
      const [kind, id, title, url] = titles[one.row];
      const [, heading = "", anchor = "", words] = one.section === null ? [] : sections[one.section];
      const whole = kind === "clause" && /-/.test(id) ? shown[rows.clause.get(id.split("-")[0])] : "";
      const own = words ?? texts[one.part ?? one.row] ?? "";
      return {
        kind, id, title, heading,
        of: whole.split(/[　:]/).slice(1).join(" ").trim(),
        url: rulebook.page(anchor ? `${url.split("#")[0]}#${anchor}` : url).href,
        text: own,
        question: line && nearest(one.row, `${title} ${heading} ${own}`, line),
      };
    };
    /* The words of a query, each with those that stand for it. */
    const marks = (line) => split(line).map(({ words, group }) => ({ words, others: group === undefined ? [] : data.groups[group][0].map(key) }));

    return { find, show, marks, grow };
  };

  return { create };
})();
