/* Marks the words of a query in a text, and cuts a long text to the place where most of them stand. */
rulebook.search.marks = (() => {
  const { text } = rulebook.search;

  const chineseSpans = (folded, runs) => runs.flatMap((run) => {
    const spans = [];
    for (let at = folded.indexOf(run); at >= 0; at = folded.indexOf(run, at + run.length)) spans.push([at, at + run.length]);
    return spans;
  });
  /* Words in a row, by their stems. */
  const wordSpans = (folded, stems) => {
    const words = [...folded.matchAll(/[a-z0-9]+(?:['.][a-z0-9]+)*/g)].map((match) => ({ stem: text.stem(match[0]), from: match.index, to: match.index + match[0].length }));
    return words.flatMap((word, n) => (stems.every((stem, k) => words[n + k]?.stem === stem) ? [[word.from, words[n + stems.length - 1].to]] : []));
  };
  const merged = (spans) => spans.sort((a, b) => a[0] - b[0]).reduce((done, [from, to]) => {
    const last = done.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else done.push([from, to]);
    return done;
  }, []);

  const spansOf = (folded, phrases) => phrases.flatMap((phrase) => {
    const runs = text.runs(phrase);
    const stems = runs.filter((run) => !text.HAN.test(run)).map(text.stem);
    return [...chineseSpans(folded, runs.filter((run) => text.HAN.test(run))), ...(stems.length ? wordSpans(folded, stems) : [])];
  });
  /* Where the words of a query stand in a text: each as it was typed; or else what stands for it; or else its parts. */
  const find = (written, parts) => {
    const folded = text.fold(written);
    const spans = parts.flatMap(({ words, others }) => {
      const tries = [[words], others, text.ofQuery(text.bare(words))];
      return tries.map((one) => spansOf(folded, one)).find((found) => found.length) ?? [];
    });
    return merged(spans);
  };

  /* The part of a text, `length` long, with the most marks, from the beginning of a clause of a sentence. */
  const cut = (written, spans, length) => {
    if (written.length <= length) return [0, written.length];
    const inside = (from) => spans.filter(([a, b]) => a >= from && b <= from + length).length;
    const best = spans.reduce((from, [a]) => (inside(Math.max(0, a - length / 4)) > inside(from) ? Math.max(0, a - length / 4) : from), 0);
    const from = Math.max(0, Math.floor(best));
    const start = /(?<=[。；，、])\S|(?<=[\s;,.])[^\s;,.]/;
    const begin = from ? from + Math.max(0, written.slice(from, from + length / 4).search(start)) : 0;
    return [begin, Math.min(written.length, begin + length)];
  };

  /* A fragment of the text with <mark> around what was found. */
  const show = (written, parts, length = Infinity) => {
    const spans = find(written, parts);
    const [from, to] = cut(written, spans, length);
    const fragment = document.createDocumentFragment();
    let at = from;
    if (from) fragment.append("…");
    for (const [a, b] of spans.filter(([a, b]) => a >= from && b <= to)) {
      const mark = document.createElement("mark");
      mark.textContent = written.slice(a, b);
      fragment.append(written.slice(at, a), mark);
      at = b;
    }
    fragment.append(written.slice(at, to), to < written.length ? "…" : "");
    return fragment;
  };

  return { find, show };
})();
