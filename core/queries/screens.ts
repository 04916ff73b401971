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

/** The kinds of record that a screen lists, in the order in which people add them. */
export const kindsOf = (screen: Screen): CollectionName[] =>
  (Object.keys(HOME) as CollectionName[]).filter(
    (collection) => HOME[collection] === screen && collection !== 'draft' && collection !== 'deskSettings',
  )
