import type { DeskRead } from '../desk/desk-read'
import { sessionOf } from '../desk/index-keys'
import type { KnownBounds } from '../desk/known-by'
import { titleOf } from '../desk/titles'
import type { RecordOf, Session } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { hasSameWords } from '../text/same-words'
import { claimFacts } from './list-rows'
import { FIRST_LINKS } from './links-schemas'
import type { ReadoutCell, ReadoutSide, ReadoutsView } from './readouts-schemas'

type Readout = RecordOf<'readout'>
/** A side of a meeting: a readout, or a party that took part and has none on the desk. */
interface Side {
  party: string
  readout?: Readout
}

/** The readouts of a meeting that the desk knows, side by side, by issue: what each says, and where it is silent. `parties` took part. */
export function readoutsView(
  desk: DeskRead,
  session: Session,
  parties: readonly string[],
  bounds: KnownBounds,
): ReadoutsView {
  const readouts = desk.index('readout', sessionOf).get(session.id)
  const heard = new Set<string>(readouts.map(({ issuedBy }) => issuedBy))
  const sides: Side[] = [
    ...readouts.map((readout) => ({ party: readout.issuedBy, readout })),
    ...parties.filter((party) => !heard.has(party)).map((party) => ({ party })),
  ]
  const named = readouts.flatMap((readout) => [
    ...(readout.points ?? []).flatMap(({ issue }) => issue ?? []),
    ...readout.silentOn,
  ])
  const issues = readouts.length === 0 ? [] : [...new Set([...session.issues, ...named])]
  return {
    sides: readouts.length === 0 ? [] : sides.map((side) => sideView(desk, side, bounds)),
    issues: issues.slice(0, FIRST_LINKS).map((issue) => {
      const cells = sides.map((side) => cellOf(side, issue))
      const said = cells.flatMap((cell) => (cell.kind === 'says' ? [cell.texts.join('\n')] : []))
      const [first = ''] = said
      const ref: RecordRef = { collection: 'issue', id: issue }
      return {
        ref,
        title: titleOf(desk, ref),
        cells,
        ...(said.length > 1 ? { differs: !said.every((text) => hasSameWords(first, text)) } : {}),
      }
    }),
    more: Math.max(0, issues.length - FIRST_LINKS),
  }
}

function sideView(desk: DeskRead, { party, readout }: Side, bounds: KnownBounds): ReadoutSide {
  const title = titleOf(desk, { collection: 'party', id: party })
  if (!readout) return { party: title }
  const ref: RecordRef = { collection: 'readout', id: readout.id }
  const { issued, rev, says, points = [] } = readout
  return {
    party: title,
    readout: {
      ref,
      title: titleOf(desk, ref),
      ...(issued ? { issued } : {}),
      facts: claimFacts(desk, ref, readout, bounds),
      rev,
      says,
      points,
    },
  }
}

function cellOf({ readout }: Side, issue: string): ReadoutCell {
  if (!readout) return { kind: 'noReadout' }
  const points = readout.points ?? []
  const texts = points.filter((point) => point.issue === issue).map(({ text }) => text)
  if (texts.length > 0) return { kind: 'says', texts }
  if (readout.silentOn.some((silent) => silent === issue)) return { kind: 'silent', recorded: true }
  if (readout.says.length > 0) return { kind: 'unsorted' }
  return points.length > 0 ? { kind: 'silent', recorded: false } : { kind: 'empty' }
}

/**
 * The fields of a readout with one of its statements put under an issue, or under none. `at` is its place among `says`, or the id of a point without an issue;
 * `id` is the id of a new point.
 */
export function statementUnder(
  { says, points }: Pick<NonNullable<ReadoutSide['readout']>, 'says' | 'points'>,
  at: number | string,
  issue: string | undefined,
  id: string,
): Record<string, unknown> {
  const under = issue === undefined ? {} : { issue }
  if (typeof at === 'string')
    return { points: points.map((point) => (point.id === at ? { ...point, ...under } : point)) }
  const text = says[at]
  if (text === undefined) return {}
  return { says: says.filter((_, index) => index !== at), points: [...points, { id, ...under, text }] }
}
