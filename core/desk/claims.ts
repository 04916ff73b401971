import type { Position, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import type { Vocabulary } from '../model/values/vocabularies'
import { isCurrentAt, supersedersOf } from './current-positions'
import { getRef, type DeskRead } from './desk-read'
import { refKey } from './ops'

/** The fields by which a record says how its desk knows of it: a position always has them, a proposal, a milestone and a readout may. */
export interface Claim {
  attribution?: Vocabulary<'attribution'> | undefined
  speaker?: string | undefined
  contested?: boolean | undefined
}

/** The kinds of record that can be denied: each is a claim of somebody. */
export const DENIABLE: readonly CollectionName[] = ['position', 'proposal', 'milestone', 'readout']

const deniedByPosition = ({ denies }: Position): readonly string[] => (denies ?? []).map(refKey)
const deniedByReadout = ({ denies }: RecordOf<'readout'>): readonly string[] => (denies ?? []).map(refKey)

/**
 * The statements that deny a claim, in the order of the desk, as far as they hold at an instant (epoch milliseconds), or now: a superseded position denies
 * nothing any more. The denial names the claim, and not the other way round, so that the two sides cannot disagree.
 */
export function denialsOf(desk: DeskRead, claim: RecordRef, at?: number): RecordRef[] {
  const holds = (position: Position) =>
    at === undefined
      ? position.validTo === undefined && supersedersOf(desk, position).length === 0
      : isCurrentAt(desk, position, at)
  const positions = desk.index('position', deniedByPosition).get(refKey(claim)).filter(holds)
  const readouts = desk.index('readout', deniedByReadout).get(refKey(claim))
  return [
    ...positions.map(({ id }): RecordRef => ({ collection: 'position', id })),
    ...readouts.map(({ id }): RecordRef => ({ collection: 'readout', id })),
  ]
}

/** The claims on the desk that a statement denies; none for a kind that denies nothing. */
export function claimsDeniedBy(desk: DeskRead, { collection, id }: RecordRef): RecordRef[] {
  if (collection !== 'position' && collection !== 'readout') return []
  return (desk.get(collection, id)?.denies ?? []).filter((ref) => getRef(desk, ref) !== undefined)
}

/** Is a claim contested: does its record say so, or does a statement deny it at an instant (epoch milliseconds), or now? */
export const isContested = (desk: DeskRead, ref: RecordRef, { contested }: Claim, at?: number): boolean =>
  contested === true || denialsOf(desk, ref, at).length > 0
