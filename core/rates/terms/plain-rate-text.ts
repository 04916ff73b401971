/** Characters that mean the same as plain ones in a rate, and no others: a superscript, which may be the number of a footnote, stays. */
const SAME: Readonly<Record<string, string>> = {
  '￠': '¢',
  '￡': '£',
  '￥': '¥',
  '￦': '₩',
  '㎏': 'kg',
  '㎡': 'm2',
  '㎥': 'm3',
  ℓ: 'l',
  '−': '-',
  '⁄': '/',
}

const FRACTIONS: Readonly<Record<string, string>> = {
  '¼': '1/4',
  '½': '1/2',
  '¾': '3/4',
  '⅓': '1/3',
  '⅔': '2/3',
  '⅕': '1/5',
  '⅖': '2/5',
  '⅗': '3/5',
  '⅘': '4/5',
  '⅙': '1/6',
  '⅚': '5/6',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
}

/** Characters that nobody sees, which copying brings along. */
const UNSEEN = /\u00AD|[\u200B-\u200D]|\u2060|[\uFE0E\uFE0F]|\uFEFF/g

/**
 * A rate's text with the characters of a US keyboard where they mean the same: full-width letters and digits, fractions in one character,
 * squared units, one blank for many. Text within “quotation marks” stays as it is.
 */
export function plainRateText(text: string): string {
  return text
    .split(/(“(?:[^”]|””)*”)/)
    .map((piece, index) => (index % 2 === 1 ? piece : plain(piece)))
    .join('')
    .trim()
}

function plain(text: string): string {
  return text
    .replaceAll(UNSEEN, '')
    .replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(
      /(\d?) ?([¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])/g,
      (_, digit: string, sign: string) => `${digit === '' ? '0' : digit} ${FRACTIONS[sign] ?? sign}`,
    )
    .replaceAll(/m([²³])/g, (_, power: string) => (power === '²' ? 'm2' : 'm3'))
    .replaceAll(/[￠￡￥￦㎏㎡㎥ℓ−⁄]/g, (same) => SAME[same] ?? same)
    .replaceAll(/\s+/g, ' ')
}
