const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'
const digits = (text: string, to: string) => text.replaceAll(/\d/g, (digit) => to[Number(digit)] ?? digit)
const plain = (text: string) => text.trim().replaceAll(/[０-９]/g, (digit) => digit.normalize('NFKC'))
/** Text that is only set a little higher or lower is no mark. */
const isMark = (text: string) => text.length <= 12 && !/[\p{L}\p{N}]\s+[\p{L}\p{N}]/u.test(text)

/** A raised text after what is before it: a power is raised, and the mark of a note is set apart. */
export function raised(text: string, before: string): string {
  const mark = plain(text)
  if (mark === '') return ''
  const number = /(?:^|\D)(\d+)$/.exec(before)?.[1]
  if (!isMark(mark) || /^[½¼¾⅓⅔⅛]$/.test(mark)) return ` ${mark}`
  if (isOrdinal(mark.toLowerCase(), number, before)) return mark.replace(/^o$/i, 'º')
  if (/^(?:tm|[™®©℠])$/i.test(mark)) return mark.replace(/^tm$/i, '™')
  if (/^[-+−]?\d+$/.test(mark) && isPowerOf(before, mark)) {
    return digits(mark.replace(/^[-−]/, '⁻').replace(/^\+/, '⁺'), RAISED)
  }
  const isNote =
    /^\[?[\d,;–*†‡§¶#\s-]+[\])]?$/.test(mark) ||
    (/^\[?\p{Ll}{1,3}[\])]?$/u.test(mark) && /\d{3}$|[\p{L}\p{M}]{2}$|[^\p{L}\d\s]$/u.test(before))
  return isNote ? ` [${mark.replace(/^\[|[\])]$/g, '')}]` : `^${mark}`
}

/** 10⁶, 2¹⁰, km², ha⁻¹: the base is a small whole number or a unit. */
function isPowerOf(before: string, mark: string): boolean {
  if (/^[-+−]/.test(mark) && /\p{L}$/u.test(before)) return true
  return /(?:^|[^\d.,])\d{1,2}$|(?:^|[^\p{L}])[kcdm]?m$|(?:^|[^\p{L}])(?:ft|in|yd)$/u.test(before)
}

const ENGLISH = ['th', 'st', 'nd', 'rd']
function isOrdinal(mark: string, number: string | undefined, before: string): boolean {
  if (number === undefined) return mark === 'o' && /(?:^|[^\p{L}])n$/iu.test(before)
  const last = /1\d$/.test(number) ? 0 : Number(number.at(-1))
  if (ENGLISH.includes(mark)) return mark === (ENGLISH[last] ?? 'th')
  if (mark === 'er' || mark === 're') return number === '1'
  return number.length <= 2 && /^(?:e|ème|º|ª|o)$/.test(mark)
}

/** A lowered text after what is before it: H₂O, xᵢ as x_i, and the lower part of a fraction. */
export function lowered(text: string, before: string): string {
  const mark = plain(text)
  if (mark === '' || /[/⁄]\s*$/.test(before)) return mark
  if (!isMark(mark)) return ` ${mark}`
  return /^\d+$/.test(mark) ? digits(mark, LOWERED) : `_${mark}`
}

/** The upper part of a fraction, apart from a whole number before it: 1 1/2. */
export const upper = (text: string, before: string) => (/\d$/.test(before) ? ' ' : '') + plain(text)

/**
 * Does a struck text need a space at its edge? "~~24%~~25%" is no Markdown that strikes, and 2425 is no figure. A digit that is struck
 * inside a number leaves that whole.
 */
export function needsSpace(before: string, after: string, ends: boolean, beforeStruck: string): boolean {
  if (ends && /\d$/.test(before) && /^\d/.test(after)) return !/\d$/.test(beforeStruck)
  return ends
    ? /[\p{P}\p{S}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)
    : /[\p{L}\p{N}]$/u.test(before) && /^[\p{P}\p{S}]/u.test(after)
}
