/** Digits of any script with their decimal part and signs between thousands: "1,000.5", "25 000", "1 234 567", "1’000", ".5". */
const DIGITS = [
  String.raw`(?<![\p{Nd}.,．])\p{Nd}{1,3}(?:[ \u00A0\u2009\u202F]\p{Nd}{3})+(?!\p{Nd})(?:[.,．]\p{Nd}+)?`,
  String.raw`(?:(?<![\p{L}\p{N}.．])[.．])?\p{Nd}+(?:[.,．，٫٬'’]\p{Nd}+)*`,
].join('|')
/** The characters of fractions, and a fraction of two small numbers that is no part of a date. */
const VULGAR = String.raw`[\u00BC-\u00BE\u2150-\u215E\u2189]`
const RATIO = String.raw`(?<![\p{Nd}\/.,])\p{Nd}{1,3}[\/⁄]\p{Nd}{1,3}(?![\/⁄\p{Nd}])`
const HALF = String.raw`\sand\s(?:a|one|three)[\s\-‐‑](?:half|third|quarters?)(?!\p{L})`
const POWER = String.raw`(?:e[+\-−]?\p{Nd}+(?![\p{L}\p{N}])|\^[+\-−]?\p{Nd}+|[⁺⁻]?[⁰¹²³⁴-⁹]+)`
const TIMES_TEN = String.raw`\s?[×✕x]\s?10${POWER}`
/** A number in digits with its fraction or its power of ten: "2½", "33 1/3", "2 and a half", "10²", "1.5 × 10⁶". */
const PLAIN = String.raw`(?:(?:(?:${DIGITS})[\s\-‐‑])?${RATIO}|(?:(?:${DIGITS})[ \u00A0\u2009\u202F]?)?${VULGAR}|(?:${DIGITS})(?:${TIMES_TEN}|${POWER}|${HALF})?)`

/** Numbers in Japanese characters from two on, or one before its unit: one alone is mostly part of a word. 数十 and 何百 are some. */
const KANJI = String.raw`(?:(?:[数何](?=[十百千万億兆])|[〇零一二三四五六七八九十百千万億兆]){2,}|[〇零一二三四五六七八九十](?=\s?(?:[%％割分厘]|パーセント|ポイント)))`
/** Japanese scales, with the number that goes on after one: 1兆5000億. */
const JAPANESE = `(?:${DIGITS})(?:\\s?[数何]?[百千万億兆]+(?:\\s?(?:${DIGITS}))?)+`

const ONES =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const SCALES = 'hundred|thousand|million|billion|trillion|[mbt]ln|trn|[mbt]n|lakhs?|crores?'
const PARTS = 'hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?'
/** Numbers in English words: "twenty-five", "a hundred and ten", "two and a half", "two-thirds", "half a". */
const WORDS = String.raw`(?<!\p{L})(?:(?:${ONES}|${TENS})[\s\-‐‑](?:${PARTS})(?:\sof\sa)?|half\sa(?=[\s\-‐‑](?:per|point|basis))|(?:an?\s(?=hundred|thousand|million|billion|trillion))?(?:${ONES}|${TENS}|hundred|thousand|million|billion|trillion)(?:[\s\-‐‑](?:${ONES}|${TENS}|${SCALES})|(?<=hundred|thousand|million|billion|trillion)\sand\s(?:${ONES}|${TENS})|\spoint(?:\s(?:${ONES}|zero|nought))+)*(?:${HALF})?)(?!\p{L})`

/** A dash or plus is a sign if nothing ends before it that it could join or part: not in "COVID-19", "10-15%", "G-7". */
const JOINED = String.raw`[[\p{L}\p{N}%％\)）\]’”]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]]`
const SIGN = [
  String.raw`(?<!${JOINED})[\-‐‑–−－﹣+＋±∓]`,
  // Statistics in Japanese mark with a triangle a figure that fell.
  String.raw`[▲△▼]\s?`,
  String.raw`(?<!\p{L})(?<![\p{Nd}%％]\s?)(?:minus|negative)\s`,
  String.raw`(?<![\p{Nd}%％]\s?)マイナス\s?`,
].join('|')
/** $, US$, US $, ¥ */
const CURRENCY = String.raw`(?:(?<!\p{L})(?:\p{Lu}{1,3}|(?:US|U\.S\.|USA|AU|CA|NZ|HK|SG|NT|TW)\s?))?\p{Sc}\s?`

/** One of these right after the number, or after a blank: k, m, bn. */
const LETTERS = String.raw`\s?(?:[kmbt]|mn|bn|tn)(?![\p{L}\p{N}'’\-])`
const SCALE = String.raw`(?!\n\n)[\s\-‐‑]{1,2}(?:${SCALES})(?![\p{L}\p{N}])`
const POINTS = String.raw`points?(?!\p{L})|pts?(?!\p{L})`
/** 割 is also a verb: 割る. 3割5分 is one figure. */
const TENTHS = String.raw`割(?![るりれろらっ])(?:\s?(?:\p{Nd}{1,2}|[一二三四五六七八九])分)?(?:\s?(?:\p{Nd}{1,2}|[一二三四五六七八九])厘)?`
const PERCENT = String.raw`(?!\n\n)[\s\-‐‑]{0,2}(?:[%％﹪‰](?:[\s\-‐‑]?(?:${POINTS}|ポイント))?|per[\s\-‐‑]?cent(?:age[\s\-‐‑]+points?)?(?!\p{L})|pct\.?(?!\p{L})(?:\s?(?:${POINTS}))?|p\.?p\.?(?:ts?)?(?![\p{L}\p{N}])|${POINTS}|basis[\s\-‐‑]+points?(?!\p{L})|bps?(?![\p{L}\p{N}])|${TENTHS}|パーセント(?:ポイント)?|ポイント)`
const AFTER = String.raw`\s?\p{Sc}(?!\s?\p{Nd})`

const TAIL = `(?:${LETTERS}|${SCALE})*(?:${PERCENT}|${AFTER})?`
const BEFORE = `(?:${SIGN})?(?:${CURRENCY})?(?:${SIGN})?`
const IN_SIGNS = `(?:${JAPANESE}|${PLAIN}|${KANJI})`
/** The other end of a range: "10-25%", "$5–10 billion", 10～25％. Days and years in a row have no such unit. */
const RANGE = String.raw`\s?[\-‐‑–—−－〜～~]\s?`
const UNIT = `(?:(?:${LETTERS}|${SCALE})+(?:${PERCENT}|${AFTER})?|${PERCENT}|${AFTER})`
/** Only here may a figure begin: looked at first, so that most places of a text cost next to nothing. */
const BEGINS = String.raw`(?=[\p{Nd}\p{Sc}\u00BC-\u00BE\u2150-\u215E\u2189\-‐‑–−－﹣+＋±∓▲△▼マ.．数何〇零一二三四五六七八九十百千万億兆]|(?<!\p{L})[A-Z])`

let compiled: RegExp | undefined

/** A figure: a number with all that makes it another number if it is left out. Compiled when first asked for: that takes some twenty milliseconds. */
export const figurePattern = (): RegExp =>
  (compiled ??= new RegExp(
    `${BEGINS}${BEFORE}(?:${IN_SIGNS}${TAIL}(?:${RANGE}${BEFORE}${IN_SIGNS}${UNIT})?|${WORDS}${TAIL})`,
    'giv',
  ))
