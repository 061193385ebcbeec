/** A lower-case word with its Latin letters turned into Cyrillic ones; a Cyrillic word stays as it is. */
export function cyrillic(word: string): string {
  if (!/\p{Script=Latin}/u.test(word)) return word.replace(/[^\p{L}]/gu, "");
  return /\p{Script=Cyrillic}/u.test(word) ? withoutLookalikes(word) : transliterated(word);
}

// The Latin alphabets of 2017, 2018 and 2021, the passport spelling and English names, all at once.
const spellings: [RegExp, string][] = [
  [/i\u0307/g, "i"],
  [/[’ʼ`´]/g, "'"],
  [/shch|sch|şş/g, "ш"],
  [/sh|s'|ş|ś|š/g, "ш"],
  [/zh|ž/g, "ж"],
  [/kh/g, "х"],
  [/gh|g'|ğ|ǵ/g, "г"],
  [/tş|ch|c'|ç|č/g, "ч"],
  [/ts/g, "ц"],
  [/n'|ñ|ń/g, "н"],
  [/a'|ä|á|ə/g, "а"],
  [/o'|ö|ó/g, "о"],
  [/u'|[üūúwù]/g, "у"],
  [/i'|[ıí]/g, "и"],
  [/(^|[aeouаоу])ye/g, "$1е"],
  [/(^|[aeiouаоуи])y(?=[aeou])/g, "$1и"],
  [/([aeouаоу])iy/g, "$1иы"],
  [/([aeiouаоуи])y/g, "$1и"],
  [/y(?=[au])/g, "и"],
  [/x/g, "кс"],
];
const single = new Map(
  Object.entries({
    a: "а",
    b: "б",
    c: "к",
    d: "д",
    e: "е",
    f: "ф",
    g: "г",
    h: "х",
    i: "и",
    j: "ж",
    k: "к",
    l: "л",
    m: "м",
    n: "н",
    o: "о",
    p: "п",
    q: "к",
    r: "р",
    s: "с",
    t: "т",
    u: "у",
    v: "в",
    y: "ы",
    z: "з",
  }),
);

function transliterated(word: string): string {
  const spelt = spellings.reduce((text, [latin, letter]) => text.replace(latin, letter), word);
  return spelt.replace(/./gu, (letter) => single.get(letter) ?? bare(letter));
}

function bare(letter: string): string {
  const plain = letter.normalize("NFD").replace(/[^\p{L}]/gu, "");
  return single.get(plain) ?? plain;
}

const lookalikes = new Map(
  Object.entries({
    a: "а",
    c: "с",
    e: "е",
    h: "һ",
    i: "і",
    k: "к",
    m: "м",
    o: "о",
    p: "р",
    t: "т",
    x: "х",
    y: "у",
    ə: "ә",
  }),
);

// Scanned and hastily typed Kazakh holds Latin letters that look like Cyrillic ones.
function withoutLookalikes(word: string): string {
  return word
    .replace(/[^\p{L}]/gu, "")
    .replace(/./gu, (letter) => lookalikes.get(letter) ?? letter);
}
