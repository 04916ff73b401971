import type { Position } from '../model/records/records'
import type { Vocabulary } from '../model/values/vocabularies'
import { isContested } from './claims'
import { isCurrentAt } from './current-positions'
import { getOrThrow, type DeskRead } from './desk-read'
import { isSourced } from './evidence-for'
import { issueOf } from './index-keys'
import type { KnownBounds } from './known-by'

export type Gap = Vocabulary<'gap'>

/** Why a party's public position cannot be compared. `several`: more than one holds. */
export type GapLack = 'none' | 'several' | 'silent' | 'contested' | 'unsourced'

/** A party of the talk and its current public position on an issue. */
export interface GapSide {
  party: string
  position?: Position
  lack?: GapLack
}

/** The public positions of a talk's parties on one of its issues. Evidence counts as far as the desk has it. */
export function gapSides(desk: DeskRead, issue: string, bounds: KnownBounds): GapSide[] {
  const { talk } = getOrThrow(desk, 'issue', issue)
  const held = desk
    .index('position', issueOf)
    .get(issue)
    .filter((position) => position.track === 'public' && isCurrentAt(desk, position, bounds))
  return getOrThrow(desk, 'talk', talk).parties.map((party) => {
    const [position, other] = held.filter((candidate) => candidate.party === party)
    if (!position) return { party, lack: 'none' }
    const lack = other ? 'several' : lackOf(desk, position, bounds)
    return { party, position, ...(lack ? { lack } : {}) }
  })
}

function lackOf(desk: DeskRead, position: Position, bounds: KnownBounds): GapLack | undefined {
  if (position.stance === 'silent') return 'silent'
  if (isContested(desk, { collection: 'position', id: position.id }, position, bounds)) return 'contested'
  return isSourced(desk, position) ? undefined : 'unsourced'
}

/** The gap that the parties' public stances suggest: unknown unless each party has one, and they say it. */
export function suggestGap(sides: readonly GapSide[]): Gap {
  const stances = sides.flatMap(({ position, lack }) => (position && lack === undefined ? [position.stance] : []))
  return stances.length < sides.length ? 'unknown' : gapBetween(stances)
}

/**
 * The gap between stances on one issue. One that opposes is apart from any that takes it up. Two demands may be the same or rivals, and a reservation keeps the
 * position back: neither says how far the parties are apart.
 */
export function gapBetween(stances: readonly Position['stance'][]): Gap {
  const count = (stance: Position['stance']) => stances.filter((other) => other === stance).length
  if (stances.length < 2 || count('silent') > 0) return 'unknown'
  if (count('oppose') > 0) return count('oppose') + count('reserve') < stances.length ? 'apart' : 'unknown'
  if (count('reserve') > 0 || count('demand') > 1) return 'unknown'
  return count('accept') === stances.length ? 'aligned' : 'bridgeable'
}
