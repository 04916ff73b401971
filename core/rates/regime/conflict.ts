/** A law that gives no answer: two layers claim one place, rules lead back to each other, two set one amount, or two measures are the ordinary duty. */
export interface Conflict {
  kind: 'overlap' | 'cycle' | 'contradiction' | 'twoDuties'
  rules: readonly string[]
  layers: readonly string[]
}

/** Two layers that both take the place of one. It is out of force by either, but not both can be owed in its place. */
export type Overlap = Conflict & { kind: 'overlap' }

/** Thrown inside the engine: the rules give no answer. */
export class InConflict {
  readonly conflict: Conflict
  constructor(conflict: Conflict) {
    this.conflict = conflict
  }
}
