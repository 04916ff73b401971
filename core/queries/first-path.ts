import type { CollectionName } from '../model/values/collection-names'

/** The kinds of record on the way from an empty desk to a first brief, in order: the report that it is made from first; the memo is the brief itself. */
export const FIRST_PATH = ['source', 'talk', 'issue', 'position', 'membership', 'round', 'session', 'memo'] as const
export type FirstStep = (typeof FIRST_PATH)[number]

/** The step that another step needs first, and the field that names its record; a memo is made from its meeting. */
const RESTS_ON: { readonly [S in FirstStep]?: { step: FirstStep; by: string } } = {
  issue: { step: 'talk', by: 'talk' },
  position: { step: 'issue', by: 'issue' },
  round: { step: 'talk', by: 'talk' },
  session: { step: 'round', by: 'round' },
  memo: { step: 'session', by: 'session' },
}

/** A step of the checklist: done, possible now with its given fields, or waiting for another step or for the ids that it goes on from. */
export interface PathStep {
  step: FirstStep
  done: boolean
  ready: boolean
  /** Does the desk lack the record that the step rests on? */
  waits: boolean
  given: Readonly<Record<string, unknown>>
}

/**
 * The checklist of a first brief, from how many records the desk has of each kind and, for the kinds already looked up, their ids. A given field names
 * the only talk or issue, but the last round and meeting: you continue where you were. A step is not ready before those ids are known: it would begin
 * without them.
 */
export function firstPath(
  counts: Readonly<Record<string, number>>,
  ids: { readonly [C in CollectionName]?: readonly string[] },
): PathStep[] {
  const has = (kind: FirstStep) => (counts[kind] ?? 0) > 0
  return FIRST_PATH.map((step) => {
    const rest = RESTS_ON[step]
    if (!rest) return { step, done: has(step), ready: true, waits: false, given: {} }
    const known = ids[rest.step] ?? []
    const waits = !has(rest.step)
    const id =
      rest.step === 'talk' || rest.step === 'issue' ? (known.length === 1 ? known[0] : undefined) : known.at(-1)
    const given = id === undefined ? {} : { [rest.by]: id }
    return { step, done: has(step), ready: !waits && known.length > 0, waits, given }
  })
}

/** Does the checklist still help: has nothing been briefed yet? */
export const isOnFirstPath = (counts: Readonly<Record<string, number>>): boolean => (counts.memo ?? 0) === 0
