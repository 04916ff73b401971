import { dateRange } from '../dates/date-range'
import type { DeskRead } from '../desk/desk-read'
import { isSourced } from '../desk/evidence-for'
import { shorten } from '../desk/titles'
import type { Position } from '../model/records/records'
import type { Finding } from '../model/values/finding'

const questionOf = ({ issue, party, track }: Position) => `${issue}/${party}/${track}`
const supersededBy = ({ supersedes }: Position) => supersedes

/** Does this position hold now: not closed, and not superseded by another? */
export function isCurrent(desk: DeskRead, position: Position): boolean {
  if (position.validTo !== undefined) return false
  return desk.index('position', supersededBy).get(position.id).length === 0
}

/**
 * At most one position holds for a party × issue × track; supersession stays on one question and never runs in a circle; a position has evidence or is the
 * desk's own assessment.
 */
export function positionRules(desk: DeskRead, position: Position): Finding[] {
  const about = { collection: 'position', id: position.id } as const
  const findings: Finding[] = []
  const add = (severity: Finding['severity'], code: Finding['code'], field: string, params: Finding['params'] = {}) =>
    findings.push({ severity, code, about, field, params })

  const earlier = position.supersedes ? desk.get('position', position.supersedes) : undefined
  if (earlier && questionOf(position) !== questionOf(earlier)) {
    add('error', 'position-supersedes-other', 'supersedes', quoted(earlier))
  }
  if (earlier && dateRange(position.validFrom).max < dateRange(earlier.validFrom).min) {
    add('error', 'position-before-superseded', 'validFrom', quoted(earlier))
  }
  if (inCycle(desk, position)) add('error', 'position-cycle', 'supersedes')
  else if (isCurrent(desk, position)) {
    const rival = desk
      .index('position', questionOf)
      .get(questionOf(position))
      .find((other) => other.id !== position.id && isCurrent(desk, other))
    if (rival) add('error', 'position-two-current', 'validTo', { ...quoted(rival), otherId: rival.id })
  }
  if (position.movement !== undefined && position.movement !== 'new' && !earlier) {
    add('warning', 'movement-of-nothing', 'movement')
  }
  if (position.attribution !== 'assessed' && !isSourced(desk, position)) {
    add('warning', 'position-unsourced', 'text')
  }
  return findings
}

/** Another position on the same question, by its words: the two have one title. */
const quoted = ({ text }: Position): Finding['params'] => ({ other: shorten(text) })

function inCycle(desk: DeskRead, position: Position): boolean {
  const seen = new Set<string>([position.id])
  let next = position.supersedes
  while (next) {
    if (seen.has(next)) return true
    seen.add(next)
    next = desk.get('position', next)?.supersedes
  }
  return false
}
