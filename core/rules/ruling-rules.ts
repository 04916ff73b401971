import { dateRange } from '../dates/date-range'
import type { DeskRead } from '../desk/desk-read'
import type { LegalEvent } from '../model/records/records'
import type { Finding } from '../model/values/finding'
import { instrumentsReached, lifts, rulingsAbout, stops } from '../rates/rulings-on-layer'

/** A ruling with an effect says which instruments it is about, and a stay or a reversal which of several rulings before it it answers. */
export function rulingRules(desk: DeskRead, ruling: LegalEvent): Finding[] {
  const reached = instrumentsReached(desk, ruling)
  const about = { collection: 'legalEvent', id: ruling.id } as const
  if (ruling.effect !== undefined && reached.length === 0)
    return [{ severity: 'warning', code: 'ruling-affects-none', about, field: 'affects', params: {} }]
  if (!lifts(ruling) || ruling.answers !== undefined) return []
  const { max } = dateRange(ruling.on)
  const before = rulingsAbout(desk, reached).filter((other) => stops(other) && dateRange(other.on).min <= max)
  if (before.length < 2) return []
  return [
    { severity: 'warning', code: 'ruling-answer-unsaid', about, field: 'answers', params: { count: before.length } },
  ]
}
