import type { Position } from '../model/records/records'
import type { Vocabulary } from '../model/values/vocabularies'
import { hasSameWords } from '../text/same-words'

export type Movement = Vocabulary<'movement'>
/** The part of a position that shows how it moved. */
export type Held = Pick<Position, 'stance' | 'flexibility' | 'text'>

/** Something that differs between two positions, or their words if neither stance nor flexibility does. */
export type MovementGround =
  { of: 'stance' | 'flexibility'; from: string; to: string; turn: Turn } | { of: 'words'; same: boolean }
/** `unclear`: neither of the two values is the harder one. */
export type Turn = 'harder' | 'softer' | 'unclear'

/** A movement that the records suggest, with its grounds; none where the grounds point both ways, or show none. */
export interface SuggestedMovement {
  movement?: Movement
  because: MovementGround[]
}

/** The higher, the harder. A demand and an opposition are equally hard, but not the same. */
const STANCES: Record<Exclude<Position['stance'], 'silent'>, number> = {
  accept: 0,
  open: 1,
  conditional: 2,
  reserve: 3,
  demand: 4,
  oppose: 4,
}
const FLEXIBILITIES: Record<Exclude<Position['flexibility'], 'unknown'>, number> = { tradeable: 0, firm: 1, redLine: 2 }

/** How a position moved against an earlier one on the same question, as far as stance, flexibility and words show. */
export function suggestMovement(before: Held, after: Held): SuggestedMovement {
  const because = [
    ...groundOf('stance', before.stance, after.stance, STANCES),
    ...groundOf('flexibility', before.flexibility, after.flexibility, FLEXIBILITIES),
  ]
  if (before.stance !== after.stance) {
    if (before.stance === 'silent') return { movement: 'new', because }
    if (after.stance === 'silent') return { movement: 'dropped', because }
  }
  const turns = new Set(because.map(({ turn }) => turn))
  if (turns.has('unclear') || turns.size > 1) return { because }
  if (turns.has('harder')) return { movement: 'hardened', because }
  if (turns.has('softer')) return { movement: 'softened', because }
  const same = hasSameWords(before.text, after.text)
  return { movement: same ? 'unchanged' : 'reworded', because: [{ of: 'words', same }] }
}

type Ranked = Extract<MovementGround, { turn: Turn }>

function groundOf(of: Ranked['of'], from: string, to: string, ranks: Readonly<Record<string, number>>): Ranked[] {
  // An unknown flexibility, before or after, is no ground.
  if (from === to || (of === 'flexibility' && (ranks[from] === undefined || ranks[to] === undefined))) return []
  const [earlier, later] = [ranks[from], ranks[to]]
  const turn =
    earlier === undefined || later === undefined || earlier === later
      ? 'unclear'
      : later > earlier
        ? 'harder'
        : 'softer'
  return [{ of, from, to, turn }]
}

/** The movement against the superseded position that stance, flexibility and words suggest; undefined if none is superseded. */
export const suggestedFor = (position: Position, superseded: Position | undefined): SuggestedMovement | undefined =>
  superseded && suggestMovement(superseded, position)
