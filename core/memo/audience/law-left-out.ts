import { refKey } from '../../desk/ops'
import type { RecordRef } from '../../model/values/record-ref'
import { left, leaveOut, type Cut } from './cut-records'

/** Takes records out, and the law that has to go with them, until the law that is left is whole. */
export function leaveOutWithLaw(cut: Cut, refs: readonly RecordRef[]): void {
  for (let next = refs; next.length > 0;) next = lawLeftOut(cut, leaveOut(cut, next))
}

/**
 * The law that has to go with records that are left out: all measures at a border of which one measure, rule, order, ruling or country that it names goes, and the goods of
 * its schedule. A rate without one of its layers, rules or countries would be a wrong rate, and a reader cannot see that it is.
 */
function lawLeftOut(cut: Cut, refs: readonly RecordRef[]): RecordRef[] {
  const gone = new Set(refs.map(refKey))
  const goes = (collection: RecordRef['collection'], id: string | undefined) =>
    id !== undefined && gone.has(`${collection}/${id}`)
  const isParty = (id: string) => goes('party', id)
  // As the desk has them: those that are left have lost what they named.
  const rules = cut.desk
    .all('stackingRule')
    .filter((rule) => goes('stackingRule', rule.id) || goes('legalInstrument', rule.instrument))
  const affected = new Set<string | undefined>(
    cut.desk
      .all('legalEvent')
      .filter(({ id }) => goes('legalEvent', id))
      .flatMap(({ affects }) => affects),
  )
  const touched = cut.desk
    .all('measure')
    .filter(
      ({ id, components, events: own, targets, notTargets = [] }) =>
        goes('measure', id) ||
        [...targets, ...notTargets, ...components.flatMap(({ origins = [] }) => origins)].some(isParty) ||
        [...components, ...own].some(
          ({ instrument }) => goes('legalInstrument', instrument) || affected.has(instrument),
        ) ||
        own.some(({ legalEvent }) => goes('legalEvent', legalEvent)) ||
        rules.some(({ when, target }) => when.measure === id || target.measure === id),
    )
  const borders = new Set<string>(touched.map(({ imposer }) => imposer))
  if (borders.size === 0) return []
  const isAt = (schedule: string | undefined) => schedule === undefined || borders.has(schedule)
  return [
    ...left(cut, 'measure')
      .filter(({ imposer }) => borders.has(imposer))
      .map(({ id }): RecordRef => ({ collection: 'measure', id })),
    ...left(cut, 'good')
      .filter(({ codes }) => codes.length === 0 || codes.some(({ schedule }) => isAt(schedule)))
      .map(({ id }): RecordRef => ({ collection: 'good', id })),
  ]
}
