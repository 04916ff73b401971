import type { CollectionName } from '../model/values/collection-names'

/** The screens of the window, in the order of its navigation. */
export const SCREENS = [
  'overview',
  'search',
  'timeLine',
  'talks',
  'measures',
  'rates',
  'positions',
  'packages',
  'whoMet',
  'sources',
  'memos',
  'notes',
  'desk',
  'trash',
  'history',
] as const
export type Screen = (typeof SCREENS)[number]

/** The screens that list records, with the open record beside the list. */
export const LIST_SCREENS = [
  'talks',
  'measures',
  'positions',
  'sources',
  'memos',
  'desk',
] as const satisfies readonly Screen[]
export type ListScreen = (typeof LIST_SCREENS)[number]

/** The screen that lists each kind of record. */
const HOME: Record<CollectionName, Screen> = {
  deskSettings: 'desk',
  staff: 'desk',
  party: 'desk',
  person: 'desk',
  post: 'desk',
  membership: 'desk',
  talk: 'talks',
  round: 'talks',
  session: 'talks',
  readout: 'talks',
  commitment: 'talks',
  proposal: 'talks',
  milestone: 'talks',
  issue: 'positions',
  position: 'positions',
  line: 'positions',
  measure: 'measures',
  good: 'measures',
  stackingRule: 'measures',
  legalInstrument: 'measures',
  legalEvent: 'measures',
  source: 'sources',
  annotation: 'sources',
  evidence: 'sources',
  lead: 'sources',
  memo: 'memos',
  note: 'notes',
  // Unused for lists: a draft appears on the screen of the record that it will become.
  draft: 'desk',
}

/** The screen that lists a kind of record. */
export const screenOf = (collection: CollectionName): Screen => HOME[collection]

/** The kind of record that heads the groups of a screen's list; its rows are of several kinds then. */
export const LIST_HEADS: { readonly [S in Screen]?: 'talk' | 'issue' } = { talks: 'talk', positions: 'issue' }

/** Kinds that a screen lists only if somebody asks for them: they show in a reader's margin, and the search finds them. */
const ASIDE: { readonly [S in Screen]?: readonly CollectionName[] } = { sources: ['annotation', 'evidence'] }

/** The kinds of record that a screen leaves out with this filter: those that neither it nor a word that they alone may have asks for. */
export const kindsAside = (arrangement: {
  screen: Screen
  kinds: readonly string[]
  states: readonly string[]
}): readonly CollectionName[] => {
  const { screen, kinds, states } = arrangement
  return kinds.length + states.length > 0 ? [] : (ASIDE[screen] ?? [])
}

/** The kinds of record that a screen lists, in the order in which people add them. */
export const kindsOf = (screen: Screen): CollectionName[] =>
  (Object.keys(HOME) as CollectionName[]).filter(
    (collection) => HOME[collection] === screen && collection !== 'draft' && collection !== 'deskSettings',
  )
