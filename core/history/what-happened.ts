import { labelOfEdit, type Transaction } from '../journal/transaction'
import { isFrozenMemo } from '../model/records/memos'
import type { AnyRecord, RecordOf } from '../model/records/records'
import type { Form, What } from './history-schemas'

/** The state of a record at some time: the record, or a draft of it. */
export interface Stand {
  record?: AnyRecord | undefined
  draft?: AnyRecord | undefined
}

export const formOf = ({ record, draft }: Stand): Form => (record ? 'record' : draft ? 'draft' : 'none')

/** Names what an edit did to a record, given its state before and after. */
export function whatHappened({ edit, at }: Transaction, before: Stand, after: Stand): What {
  if (edit.kind === 'undo') return 'undone'
  if (edit.kind === 'redo') return 'redone'
  if (edit.kind === 'migrate') return 'migrated'
  if (edit.kind === 'mend') return 'mended'
  if (edit.kind === 'fixed') return whatIsFixed(after)
  const [was, is] = [formOf(before), formOf(after)]
  const label = labelOfEdit(edit)
  const kind = label?.kind
  if (kind === 'return') return 'returned'
  if (kind === 'returnDesk') return 'deskReturned'
  if (is === 'none') return 'deleted'
  if (was === 'draft' && is === 'record') return 'completed'
  // In a batch some records may be new and others restored from the trash.
  const isBack = kind === 'restore' || (kind === 'batch' && (after.record ?? after.draft)?.createdAt !== at)
  if (was === 'none') return isBack ? 'restored' : is === 'draft' ? 'begun' : 'created'
  if (kind === 'delete') return 'unlinked'
  if (kind === 'restore') return 'relinked'
  // Only refreshing a memo sets what it takes from the records.
  return label?.collection === 'memo' && label.fields.join() === 'snapshot' ? 'refreshed' : 'changed'
}

function whatIsFixed({ record }: Stand): What {
  const { status } = (record ?? {}) as Partial<RecordOf<'memo'>>
  if (status === undefined || !isFrozenMemo({ status })) return 'changed'
  return status === 'issued' ? 'issued' : 'superseded'
}
