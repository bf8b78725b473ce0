/* Text as the search compares it: one script, one width, lower case; Chinese in pairs of characters, English in words without endings.
   Folding keeps every character in its place, so that what is found can be marked in the text as it is shown. */
rulebook.search.text = (() => {
  const HAN = /[㐀-鿿]/;
  const RUNS = /[㐀-鿿]+|[a-z0-9]+(?:['.][a-z0-9]+)*/g;
  const STOPS_HAN = /什么时候|是什么意思|多少钱|做什么|什么|怎么办|怎么样|怎么|怎样|如何|可不可以|可以|能不能|要不要|是不是|是否|有没有|不能|不可以|多少钱|需要|应该|哪些|哪个|哪里|多少|请问|关于|以及|的|(?<![重主必需])要(?![求约素件点])|[吗呢吧]$/g;
  const STOPS = new Set(("a an the of to in on for and or is are be been was were do does did can could may might must should would will what when where " +
    "which who whom whose how why i my me we our you your it its with by at from as that this these those there if not no any have has").split(" "));
  const map = new Map();

  /* Takes pairs of characters, Traditional and Simplified. */
  const learn = (pairs) => {
    const characters = [...pairs];
    for (let n = 0; n < characters.length; n += 2) map.set(characters[n], characters[n + 1]);
  };
  const narrow = (text) => text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[　\u00a0]/g, " ");
  const fold = (text) => narrow(text).replace(/[㐀-鿿]/g, (c) => map.get(c) ?? c).replace(/[A-Z]/g, (c) => c.toLowerCase()).replace(/[‘’]/g, "'");

  const ENDINGS = [
    [/'s?$/, ""], [/ies$|ied$/, "y"], [/([sxz]|ch|sh)es$/, "$1"], [/([^su])s$/, "$1"], [/bility$/, "ble"], [/(.{4})ly$/, "$1"], [/(.{5})ment$/, "$1"],
    [/(.{3})ing$|(.{4})ed$/, "$1$2"], [/([bdgmnprt])\1$/, "$1"], [/(.{3})e$/, "$1"], [/(.{3})y$/, "$1i"],
  ];
  const stems = new Map();
  const cut = (word) => ENDINGS.reduce((rest, [ending, kept]) => rest.replace(ending, kept), word);
  const stem = (word) => {
    if (word.length < 4 || /\d/.test(word)) return word.replace(/'s?$/, "");
    if (!stems.has(word)) stems.set(word, cut(word));
    return stems.get(word);
  };

  /* A token as the index keeps it, each Chinese character as three signs of 32: its tree looks through the signs at a fork one by one. */
  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&*";
  const signs = new Map();
  const sign = (character) => {
    if (!signs.has(character)) {
      const code = character.charCodeAt(0) - 0x3400;
      signs.set(character, SIGNS[code >> 10] + SIGNS[(code >> 5) & 31] + SIGNS[code & 31]);
    }
    return signs.get(character);
  };
  const code = (token) => (HAN.test(token) ? [...token].map(sign).join("") : token);

  const pairs = (run) => Array.from({ length: run.length - 1 }, (_, n) => run.slice(n, n + 2));
  const runs = (folded) => folded.match(RUNS) ?? [];

  /* The tokens by which a text is found: of a run of Chinese its pairs, and its last character, so that one character finds every place. */
  const ofText = (folded) => runs(folded).flatMap((run) => (HAN.test(run) ? [...pairs(run), run.at(-1)] : [stem(run)]));

  /* The tokens of a query: a single character stands for all pairs that begin with it. */
  const ofQuery = (folded) => [...new Set(runs(folded).flatMap((run) => (HAN.test(run) ? (run.length > 1 ? pairs(run) : [run]) : [stem(run)])))];

  /* A query without the words that only ask. */
  const bare = (folded) => {
    return runs(folded.replace(STOPS_HAN, " ")).filter((run) => !STOPS.has(run.replace(/'.*/, ""))).join(" ");
  };

  return { HAN, learn, fold, stem, code, runs, ofText, ofQuery, bare };
})();
