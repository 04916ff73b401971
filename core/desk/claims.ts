import type { Vocabulary } from '../model/values/vocabularies'

/** The fields by which a record says how its desk knows of it: a position always has them, a proposal, a milestone and a readout may. */
export interface Claim {
  attribution?: Vocabulary<'attribution'> | undefined
  speaker?: string | undefined
  contested?: boolean | undefined
}
