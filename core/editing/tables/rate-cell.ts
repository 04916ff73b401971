import type { Language } from '../../base/text'
import { formatRateText, saysNotKnown } from '../../rates/format-rate'
import { formatRateTerms } from '../../rates/terms/format-rate-terms'
import { parseRate } from '../../rates/terms/parse-rate'
import type { ReadRate } from '../../rates/terms/rate'

/** A rate as a person types it into a cell; undefined if it is not known. A figure without a sign is a percentage, unless it may be a share of one. */
function readTyped(text: string): ReadRate | undefined {
  if (saysNotKnown(text)) return undefined
  const read = parseRate(text)
  const isBare = read.kind === 'problem' && read.problem.code === 'bareNumber'
  const [percent] = isBare ? (read.problem.readings ?? []) : []
  return percent === undefined ? read : parseRate(percent)
}

/** The rate of a layer for a typed text; null if it is not known. A text that is no rate by itself stays as it is, and its schema refuses it. */
export function rateTyped(text: string): string | null {
  const read = readTyped(text)
  if (!read) return null
  return read.kind === 'rate' ? formatRateTerms(read.rate, 'en') : text
}

/** The rate of a layer as a person would type it; empty if it is not known. */
export const rateCellText = (rate: unknown, language: Language): string =>
  typeof rate === 'string' ? formatRateText(rate, language) : ''
