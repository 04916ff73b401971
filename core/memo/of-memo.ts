import type { Memo } from '../model/records/records'
import type { Run } from './memo-model'

/** A run from the memo's own record. */
export const ofMemo = (memo: Memo, field: string, text: string): Run => ({
  text,
  style: 'plain',
  from: { collection: 'memo', id: memo.id, field },
})
