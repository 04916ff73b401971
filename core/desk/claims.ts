import type { Position, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import type { Vocabulary } from '../model/values/vocabularies'
import { holdingOf, isCurrentAt } from './current-positions'
import { getRef, type DeskRead } from './desk-read'
import { isReadoutKnown, readoutFrom, type KnownBounds } from './known-by'
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
 * The statements that deny a claim, in the order of the desk, as far as they hold and are known then: a superseded position denies nothing any more, and one
 * that begins later, or a readout that comes out later, nothing yet. The denial names the claim, and not the other way round, so that the two sides cannot
 * disagree.
 */
export function denialsOf(desk: DeskRead, claim: RecordRef, bounds: KnownBounds): RecordRef[] {
  const { positions, readouts } = allDenialsOf(desk, claim)
  const holding = positions.filter((position) => isCurrentAt(desk, position, bounds))
  const known = readouts.filter((readout) => isReadoutKnown(desk, readout, bounds))
  return [
    ...holding.map(({ id }): RecordRef => ({ collection: 'position', id })),
    ...known.map(({ id }): RecordRef => ({ collection: 'readout', id })),
  ]
}

const allDenialsOf = (desk: DeskRead, claim: RecordRef) => ({
  positions: desk.index('position', deniedByPosition).get(refKey(claim)),
  readouts: desk.index('readout', deniedByReadout).get(refKey(claim)),
})

/** The instants (epoch milliseconds) at which a denial of a claim begins or ends to count; by the clock of a time zone. */
export function denialTurns(desk: DeskRead, claim: RecordRef, timeZone: string): number[] {
  const { positions, readouts } = allDenialsOf(desk, claim)
  return [
    ...positions.flatMap((position) => Object.values<number>({ ...holdingOf(desk, position, timeZone) })),
    ...readouts.flatMap((readout) => Object.values<number>(readoutFrom(desk, readout, timeZone))),
  ]
}

/** The claims on the desk that a statement denies; none for a kind that denies nothing. */
export function claimsDeniedBy(desk: DeskRead, { collection, id }: RecordRef): RecordRef[] {
  if (collection !== 'position' && collection !== 'readout') return []
  return (desk.get(collection, id)?.denies ?? []).filter((ref) => getRef(desk, ref) !== undefined)
}

/** Is a claim contested: does its record say so, or does a statement that is known then deny it? */
export const isContested = (desk: DeskRead, ref: RecordRef, { contested }: Claim, bounds: KnownBounds): boolean =>
  contested === true || denialsOf(desk, ref, bounds).length > 0
