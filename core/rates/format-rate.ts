import { exactNumber } from '../base/exact-number'
import type { Language } from '../base/text'
import type { RateComponent } from '../model/records/measures'
import { formatRateTerms } from './terms/format-rate-terms'
import { parseRate } from './terms/parse-rate'

/** Basis points as percent, digit for digit: 250 is "2.5%", 2400 is "24%", 34.64 is "0.3464%". */
export function formatBasisPoints(basisPoints: number): string {
  const [points = '', places = ''] = String(basisPoints).split('.')
  const digits = points.padStart(3, '0')
  // The point moves in the text: a division would round.
  const fraction = `${digits.slice(-2)}${places}`.replace(/0+$/, '')
  return `${digits.slice(0, -2)}${fraction === '' ? '' : `.${fraction}`}%`
}

/** The basis points of a percentage in digits, with a point or a comma; undefined if it is none, or has more than six decimals. */
export function basisPointsIn(text: string): number | undefined {
  const [, whole, places = ''] = /^(\d{1,4})(?:[.,](\d+))?$/.exec(text) ?? []
  const kept = places.replace(/0+$/, '').padEnd(2, '0')
  return whole === undefined || kept.length > 6
    ? undefined
    : exactNumber(`${whole}${kept.slice(0, 2)}.${kept.slice(2)}0`)
}

/** Does a text say that a rate is not known, and no more? */
export const saysNotKnown = (text: string): boolean =>
  /^(?:|not known|unknown|[-–—?？]|不明|未詳|未定)$/i.test(text.normalize('NFKC').trim())

/** A layer's rate as a person writes it, or undefined if it is not known: unknown is never 0. */
export const formatRate = ({ rate }: Pick<RateComponent, 'rate'>, language: Language): string | undefined =>
  rate === null ? undefined : formatRateText(rate, language)

/** A stored rate in a language. Words that are no rate by themselves, as an earlier desk may have, stay as they are. */
export function formatRateText(text: string, language: Language): string {
  const read = parseRate(text)
  return read.kind === 'rate' ? formatRateTerms(read.rate, language) : text
}
