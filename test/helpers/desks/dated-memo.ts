import type { DeskRead } from '../../../core/desk/desk-read'
import { memoTexts, type MemoModel } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { memoRoomView } from '../../../core/queries/memo-room'
import type { DeskBuilder } from './desk-builder'

/** The as-of instant of the memos that are composed here, and its zone. */
export const AS_OF = '2025-06-20T12:00:00+12:00'
export const ZONE = 'Pacific/Auckland'

/** Adds a draft brief of the desk's meeting. */
export const withMemo = (builder: DeskBuilder, more: object = {}): DeskBuilder =>
  builder.add('memo', 'memo', {
    type: 'meetingBrief',
    session: 'session',
    version: 1,
    status: 'draft',
    asOf: AS_OF,
    timeZone: ZONE,
    copies: [],
    ...more,
  })

export const compose = (desk: DeskRead): MemoModel =>
  composeMemo(desk, { kind: 'meetingBrief', about: 'session', now: AS_OF, fresh: true })

/** All text of the memo, and the passages that it cites. */
export function textOf(desk: DeskRead): string {
  const memo = compose(desk)
  const passages = memo.notes.flatMap(({ runs }) => runs.map(({ text }) => text))
  return [...memoTexts(memo), ...passages].join('')
}

/** The small print. */
export const footOf = (desk: DeskRead): string =>
  compose(desk)
    .disclaimer.map(({ text }) => text)
    .join('')

/** The parts of the desk that the memo's room names as later. */
export const laterIn = (desk: DeskRead): string[] =>
  memoRoomView(desk, 'memo', AS_OF).later.map(({ what, ref }) => `${what} ${ref.collection} ${ref.id}`)

/** Fields of a record of the desk, changed. */
export function changed(builder: DeskBuilder, collection: CollectionName, id: string, fields: object): DeskBuilder {
  return builder.add(collection, id, { ...builder.collections[collection]?.[id], ...fields })
}
