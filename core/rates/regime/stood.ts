/** The standing of a layer for a good at its entry. Announced is not in force, and neither is a layer that has not begun. */
export type Standing =
  | 'inForce'
  | 'announced'
  | 'notYet'
  | 'inTransit'
  | 'suspended'
  | 'enjoined'
  | 'struckDown'
  | 'excluded'
  | 'replaced'
  | 'notLowest'
  | 'unclear'
  | 'ended'

/** A standing, and what it is by: the ids of rules, events or instruments. */
export interface Stood {
  standing: Standing
  by?: string
}
