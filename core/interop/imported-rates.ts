import { isTable } from '../base/plain-json'
import { saysNotKnown } from '../rates/format-rate'
import { formatRateTerms } from '../rates/terms/format-rate-terms'
import { parseRate } from '../rates/terms/parse-rate'
import type { CollectionName } from '../model/values/collection-names'

/** Writes the rates of a measure's layers as Parley does, in place: "25 percent" is stored as "25%". Other texts stay, to be refused. */
export function settleRates(collection: CollectionName, fields: Record<string, unknown>): void {
  if (collection === 'draft' && fields.of === 'measure' && isTable(fields.fields))
    return settleRates('measure', fields.fields)
  if (collection !== 'measure' || !Array.isArray(fields.components)) return
  for (const layer of fields.components as unknown[]) {
    if (!isTable(layer) || typeof layer.rate !== 'string') continue
    const read = parseRate(layer.rate)
    if (read.kind === 'rate') layer.rate = formatRateTerms(read.rate, 'en')
    else if (saysNotKnown(layer.rate)) layer.rate = null
  }
}
