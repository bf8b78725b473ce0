/* Numbers of places, in the forms in which lawyers write them: 第十八條第（四）項, art 18(iv), 18-1-4, ecl 38, 電商法三十八條, D08-03. */
rulebook.search.places = (() => {
  const { text } = rulebook.search;
  const DIGITS = "零一二三四五六七八九";
  const NUMBER = "(\\d+|[零〇一二两三四五六七八九十百]+)";
  const PART = (name) => `(?:第?[(]?${NUMBER}[)]?${name})?`;
  const CHINESE = new RegExp(`^第?${NUMBER}(?:条|点|部分)?(?:之\\d+)?${PART("款")}${PART("项")}$`);
  const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
  const WORDS = /\b(?:articles?|arts?|clauses?|sections?|sec|points?|of|the|no)\b\.?|§/g;
  const PARAGRAPH = /\b(?:paragraphs?|paras?|par)\b\.?/g;
  const ITEM = /\b(?:items?|subparagraphs?)\b\.?/g;
  const DUTY = /^d\s*(?:(\d{2})(\d{2})|0*(\d{1,3})\s*[-–.\s]\s*0*(\d{1,2}))$/;

  const numeral = (written) => {
    if (/^\d+$/.test(written)) return Number(written);
    const plain = written.replaceAll("〇", "零").replaceAll("两", "二");
    if (!/[十百]/.test(plain)) return Number([...plain].map((c) => DIGITS.indexOf(c)).join(""));
    const [hundreds, rest] = plain.includes("百") ? plain.split("百") : ["", plain];
    const [tens, ones] = rest.includes("十") ? rest.split("十") : [rest && hundreds ? "零" : "", rest];
    const value = (digit, otherwise) => (digit ? DIGITS.indexOf(digit.at(-1)) : otherwise);
    return value(hundreds, 0) * 100 + (rest.includes("十") ? value(tens, 1) * 10 : 0) + value(ones, 0);
  };

  /* {article, paragraph, item, loose}: loose is a number in brackets that may be either. Nothing where the text names no place. */
  const chinese = (squeezed, within) => {
    const match = (within || /[条款项点]|^第?\d+$/.test(squeezed)) && squeezed.match(CHINESE);
    return match ? { article: numeral(match[1]), paragraph: match[2] && numeral(match[2]), item: match[3] && numeral(match[3]) } : null;
  };
  const english = (folded) => {
    const marked = folded.replace(PARAGRAPH, " p").replace(ITEM, " i").replace(WORDS, " ");
    const parts = marked.match(/[pi]\s*\(?(?:\d+|[ivx]+)\)?|\((?:\d+|[ivx]+)\)|\d+|[a-z]+/g) ?? [];
    if (!/^\d+$/.test(parts[0] ?? "") || parts.length > 3 || /[^\s\d()ivxp,.:;-]/.test(marked)) return null;
    const found = { article: Number(parts[0]) };
    for (const part of parts.slice(1)) {
      const [, label, written] = part.match(/^([pi]?)\s*\(?(\d+|[ivx]+)\)?$/) ?? [];
      const roman = ROMAN.indexOf(written);
      const number = roman > 0 ? roman : Number(written);
      if (!(number > 0)) return null;
      if (label === "i" || roman > 0 || found.paragraph || found.loose) found.item = number;
      else if (label === "p") found.paragraph = number;
      else found.loose = number;
    }
    return found.item && found.loose ? { article: found.article, paragraph: found.loose, item: found.item } : found;
  };
  const place = (folded, within = false) => chinese(folded.replace(/[\s《》]/g, ""), within) ?? english(folded);

  const squeeze = (folded) => folded.replace(/[\s《》"“”'.,()–-]/g, "");

  /* A table from every name of an instrument, squeezed, to its ID; `laws` is {id: [articles, ...names]}. */
  const namesOf = (laws) => {
    const names = new Map();
    for (const [id, [, ...written]] of Object.entries(laws)) for (const name of written) names.set(squeeze(text.fold(name)), id);
    return names;
  };

  /* The instrument that a query begins or ends with, and the rest of it. */
  const named = (folded, names) => {
    const words = folded.replace(/[《》]/g, " ").replace(/\bthe\b/g, " ").trim();
    const cuts = [...Array(words.length + 1).keys()].filter((n) => n === 0 || n === words.length || !/[a-z]/.test(words[n - 1]) || !/[a-z]/.test(words[n]));
    const at = (n) => ({ head: words.slice(0, n), tail: words.slice(n) });
    for (const n of [...cuts].reverse()) if (names.has(squeeze(at(n).head))) return { law: names.get(squeeze(at(n).head)), rest: at(n).tail };
    for (const n of cuts) if (names.has(squeeze(at(n).tail))) return { law: names.get(squeeze(at(n).tail)), rest: at(n).head };
    return null;
  };

  /* The ID of a place in the Measures among those that exist: the narrowest that the numbers can mean; and whether it is what was asked. */
  const clause = ({ article, paragraph, item, loose }, has) => {
    const paragraphs = Array.from({ length: 12 }, (_, n) => n + 1);
    const withItem = (number) => paragraphs.map((n) => `${article}-${n}-${number}`).filter(has);
    const tries = paragraph && item ? [`${article}-${paragraph}-${item}`]
      : item ? withItem(item)
      : paragraph ? [`${article}-${paragraph}`]
      : loose ? [`${article}-${loose}`, ...withItem(loose)]
      : [String(article)];
    const found = tries.find(has);
    if (found) return { id: found, exact: true };
    return { id: [`${article}-${paragraph}`, String(article)].find(has), exact: false };
  };

  const nearest = (numbers, number) => numbers.reduce((best, one) => (Math.abs(one - number) < Math.abs(best - number) ? one : best), numbers[0]);
  const numbersUnder = (prefix, ids) => ids.filter((id) => id.startsWith(prefix) && /^\d+$/.test(id.slice(prefix.length))).map((id) => Number(id.slice(prefix.length)));

  const inMeasures = (found, rows, count) => {
    const { id, exact } = clause(found, (one) => rows.clause.has(one));
    if (id) return { kind: "clause", id, exact, asked: found };
    return { kind: "clause", id: String(nearest(numbersUnder("", [...rows.clause.keys()]), found.article)), exact: false, asked: found, beyond: count };
  };
  const inLaw = (law, found, rows, count) => {
    const id = `${law}-${found.article}`;
    if (rows.law.has(id)) return { kind: "law", id, exact: true, asked: found };
    const numbers = numbersUnder(`${law}-`, [...rows.law.keys()]);
    const beyond = count && found.article > count ? count : 0;
    return { kind: "law", id: numbers.length ? `${law}-${nearest(numbers, found.article)}` : law, exact: false, asked: found, law, beyond };
  };
  const ofDuty = (match, rows) => {
    const [article, number] = [match[1] ?? match[3], match[2] ?? match[4]].map((part) => part.padStart(2, "0"));
    const head = `D${article}-`;
    const id = head + number;
    if (rows.duty.has(id)) return { kind: "duty", id, exact: true };
    const numbers = numbersUnder(head, [...rows.duty.keys()]);
    return numbers.length ? { kind: "duty", id: head + String(nearest(numbers, Number(number))).padStart(2, "0"), exact: false } : null;
  };

  /* The place that a query names: {kind, id, exact, …}, or null. `rows` is {kind: Map(id → row)}, `laws` as above. */
  const find = (query, { rows, laws, names }) => {
    const folded = text.fold(query).replace(/\s+/g, " ").trim();
    const duty = folded.match(DUTY);
    if (duty) return ofDuty(duty, rows);
    const count = laws.measures?.[0] ?? 0;
    const alone = place(folded);
    if (alone) return alone.article > 0 && alone.article < 1900 ? inMeasures(alone, rows, count) : null;
    const { law, rest } = named(folded, names) ?? {};
    if (!law) return null;
    if (!squeeze(rest)) return { kind: "law", id: law, exact: true };
    const within = place(rest.trim().replace(/^[-–,.]+|[-–,.]+$|\bof$/g, "").trim(), true);
    if (!within || !within.article) return null;
    return law === "measures" ? inMeasures(within, rows, count) : inLaw(law, within, rows, laws[law][0]);
  };

  return { find, namesOf, numeral };
})();
