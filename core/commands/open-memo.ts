import { ParleyError } from '../base/errors'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { isFrozenMemo } from '../model/records/memos'
import type { Memo } from '../model/records/records'

/** A draft as the person saw it. @throws ParleyError `record-missing`, `memo-issued`, `record-changed` */
export function openMemo(desk: DeskRead, id: string, rev: number): Memo {
  const memo = getOrThrow(desk, 'memo', id)
  if (isFrozenMemo(memo)) throw new ParleyError('memo-issued', { id })
  if (memo.rev !== rev) throw new ParleyError('record-changed', { collection: 'memo', id })
  return memo
}
