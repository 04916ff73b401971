import type { CollectionName } from '../model/values/collection-names'

/** The kinds of record on the way from an empty desk to a first brief, in their order; the brief itself is the memo. */
export const FIRST_PATH = ['talk', 'issue', 'position', 'membership', 'round', 'session', 'memo'] as const
export type FirstStep = (typeof FIRST_PATH)[number]

/** The step whose record a step cannot be without, and the field that names it; a memo is made of its meeting. */
const RESTS_ON: { readonly [S in FirstStep]?: { step: FirstStep; by: string } } = {
  issue: { step: 'talk', by: 'talk' },
  position: { step: 'issue', by: 'issue' },
  round: { step: 'talk', by: 'talk' },
  session: { step: 'round', by: 'round' },
  memo: { step: 'session', by: 'session' },
}

/** A step as the checklist shows it: done, or to be done now with what is given, or still to wait for another. */
export interface PathStep {
  step: FirstStep
  done: boolean
  ready: boolean
  given: Readonly<Record<string, unknown>>
}

/**
 * The checklist of a first brief, by how many records of each kind the desk has and, of those kinds that have any, the ids. What is
 * given is the only talk or issue, but the last round and meeting: one goes on where one was.
 */
export function firstPath(
  counts: Readonly<Record<string, number>>,
  ids: { readonly [C in CollectionName]?: readonly string[] },
): PathStep[] {
  const has = (kind: FirstStep) => (counts[kind] ?? 0) > 0
  return FIRST_PATH.map((step) => {
    const rest = RESTS_ON[step]
    if (!rest) return { step, done: has(step), ready: true, given: {} }
    const known = ids[rest.step] ?? []
    const id =
      rest.step === 'talk' || rest.step === 'issue' ? (known.length === 1 ? known[0] : undefined) : known.at(-1)
    return { step, done: has(step), ready: has(rest.step), given: id === undefined ? {} : { [rest.by]: id } }
  })
}

/** Is the checklist still of use: nothing was briefed for yet? */
export const isOnFirstPath = (counts: Readonly<Record<string, number>>): boolean => (counts.memo ?? 0) === 0
