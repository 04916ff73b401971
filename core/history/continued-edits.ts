import { refKey } from '../desk/ops'
import { labelOfEdit, type Transaction } from '../journal/transaction'
import { isSoonAfter } from '../undo/undo'

/** Is the newer of two edits the same person still typing in the same field? Then the history shows one edit. */
export function goesOn(older: Transaction, newer: Transaction): boolean {
  const [before, after] = [labelOfEdit(older.edit), labelOfEdit(newer.edit)]
  return (
    newer.edit.kind === 'step' &&
    newer.edit.continues === true &&
    older.edit.kind === 'step' &&
    before?.kind === 'change' &&
    after?.kind === 'change' &&
    newer.n === older.n + 1 &&
    newer.by === older.by &&
    refKey(before) === refKey(after) &&
    before.fields.join(' ') === after.fields.join(' ') &&
    isSoonAfter(older.at, newer.at)
  )
}
