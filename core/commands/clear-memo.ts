import { ParleyError } from '../base/errors'
import { same } from '../base/same-value'
import type { DeskRead } from '../desk/desk-read'
import type { RecordRef } from '../model/values/record-ref'
import { isFieldForReader } from '../memo/audience/audiences'
import { clearedStatus, reopened, type Clearance } from '../memo/clearance'
import { MEMO_FIELDS_WITH_WORDS } from '../memo/memo-own'
import type { Memo } from '../model/records/records'
import { parseRecord } from '../model/schema/parse-record'
import type { Applied } from './apply'
import { checkOps } from './check-ops'
import type { MemoCommand } from './clear-memo-schemas'
import type { Actor } from './command'
import { openMemo } from './open-memo'
import { touched } from './touched'

type CommandOf<K extends MemoCommand['kind']> = Extract<MemoCommand, { kind: K }>

/**
 * Asks people to clear a draft: it is in clearance until all of them have cleared it.
 * @throws ParleyError `record-missing`, `record-changed`, `memo-issued`, `memo-not-kept` if its text still changes with the records, `clearance-twice` for an id that is taken
 */
export function askClearance(
  desk: DeskRead,
  { id, rev, people }: CommandOf<'askClearance'>,
  { staff, at }: Actor,
): Applied {
  const memo = openMemo(desk, id, rev)
  if (memo.snapshot === undefined) throw new ParleyError('memo-not-kept', { id })
  // The id of a request that was withdrawn stays taken: what was let pass of it must not count for another.
  const passed = (memo.overrides ?? []).flatMap(({ detail = [] }) => detail)
  const taken = new Set([...passed, ...(memo.clearances ?? []).map((one) => one.id)])
  const ids = new Set(people.map((one) => one.id))
  if (ids.size < people.length || people.some((one) => taken.has(one.id)))
    throw new ParleyError('clearance-twice', { id })
  const asked = people.map((one): Clearance => ({ ...one, askedAt: at }))
  return withClearances(desk, memo, [...(memo.clearances ?? []), ...asked], { staff, at })
}

/**
 * Records the answer of a person who was asked to clear a draft. Its status follows. Somebody who clears it with changes says which.
 * @throws ParleyError those of `askClearance`, `clearance-missing`, `clearance-wordless`
 */
export function answerClearance(desk: DeskRead, command: CommandOf<'answerClearance'>, actor: Actor): Applied {
  const memo = openMemo(desk, command.id, command.rev)
  const { said, answer } = command
  const asked = askedIn(memo, command.clearance)
  if (answer === 'clearedWithChanges' && (said ?? '').trim() === '')
    throw new ParleyError('clearance-wordless', { id: memo.id })
  const { said: _before, ...rest } = asked
  const answered: Clearance = {
    ...rest,
    answer,
    ...(said === undefined ? {} : { said }),
    answeredAt: afterReopening(memo, actor.at),
    recordedBy: actor.staff,
  }
  const all = (memo.clearances ?? []).map((one) => (one === asked ? answered : one))
  return withClearances(desk, memo, all, actor)
}

/** The instant of an answer, by the clock of the computer that is ahead: it is for the text as it is now. */
const afterReopening = ({ reopenedAt }: Memo, at: string): string =>
  reopenedAt !== undefined && Date.parse(reopenedAt) > Date.parse(at) ? reopenedAt : at

/**
 * Asks somebody no longer. Somebody who refused is left out by name and reason, which stay with the memo as those of a finding that was let pass.
 * @throws ParleyError those of `answerClearance`, `withdraw-reasonless`
 */
export function withdrawClearance(desk: DeskRead, command: CommandOf<'withdrawClearance'>, actor: Actor): Applied {
  const memo = openMemo(desk, command.id, command.rev)
  const asked = askedIn(memo, command.clearance)
  const { overrides = [], clearances = [] } = memo
  const rest = clearances.filter((one) => one !== asked)
  if (asked.answer !== 'refused') return withClearances(desk, memo, rest, actor)
  const why = command.why?.trim() ?? ''
  if (why === '') throw new ParleyError('withdraw-reasonless', { id: memo.id })
  const { staff, at } = actor
  const passed = { finding: 'refused', detail: asked.id, who: asked.who, why, passedBy: staff, passedAt: at } as const
  // The request is gone, so what was let pass of it says whom it was to.
  const before = overrides.map((one) => (one.detail === asked.id ? { ...one, who: asked.who } : one))
  return withClearances(desk, { ...memo, overrides: [...before, passed] }, rest, actor)
}

function askedIn(memo: Memo, clearance: string): Clearance {
  const asked = memo.clearances?.find(({ id }) => id === clearance)
  if (!asked) throw new ParleyError('clearance-missing', { id: memo.id })
  return asked
}

function withClearances(desk: DeskRead, memo: Memo, clearances: Clearance[], actor: Actor): Applied {
  const { clearances: _all, reopenedAt, ...rest } = memo
  const shown = { clearances, ...(reopenedAt === undefined ? {} : { reopenedAt }) }
  const after: Memo = { ...rest, ...(clearances.length === 0 ? {} : shown), status: clearedStatus(shown) }
  const record = parseRecord('memo', touched(after, actor))
  return checked(desk, record, 'clearances')
}

/** Lets a finding before issue pass, by name and reason. @throws ParleyError `record-missing`, `record-changed`, `memo-issued` */
export function passMemoFinding(desk: DeskRead, command: CommandOf<'passMemoFinding'>, actor: Actor): Applied {
  const memo = openMemo(desk, command.id, command.rev)
  const { finding, detail, why } = command
  const passed = {
    finding,
    ...(detail === undefined ? {} : { detail }),
    why,
    passedBy: actor.staff,
    passedAt: actor.at,
  }
  const record = parseRecord('memo', touched({ ...memo, overrides: [...(memo.overrides ?? []), passed] }, actor))
  return checked(desk, record, 'overrides')
}

/**
 * Recalls an issued memo by name and reason. Its pages stay as they are, and a new version may follow. Like issuing, this cannot be undone: people have heard of
 * it. @throws ParleyError `record-missing`, `record-changed`, `recall-not-issued`
 */
export function recallMemo(desk: DeskRead, { id, rev, reason }: CommandOf<'recallMemo'>, actor: Actor): Applied {
  const memo = desk.get('memo', id)
  if (!memo) throw new ParleyError('record-missing', { collection: 'memo', id })
  if (memo.rev !== rev) throw new ParleyError('record-changed', { collection: 'memo', id })
  if (memo.status !== 'issued') throw new ParleyError('recall-not-issued', { id })
  const recalled = { status: 'recalled', recalledBy: actor.staff, recalledAt: actor.at, recallReason: reason }
  return checked(desk, parseRecord('memo', touched({ ...memo, ...recalled } as Memo, actor)), 'recallReason')
}

function checked(desk: DeskRead, record: Memo, field: string): Applied {
  const applied: Applied = {
    ops: [{ op: 'put', collection: 'memo', record }],
    label: { kind: 'change', collection: 'memo', id: record.id, fields: [field], more: 0 },
  }
  checkOps(desk, applied.ops)
  return applied
}

/** The fields of a memo that its pages may print, beside the text from the records. */
const PRINTED = [...MEMO_FIELDS_WITH_WORDS, 'reference', 'sections', 'marking', 'downgrade'] as const

/** A draft after a change that asks those again who have answered, if its pages print the change. */
export const reopenedIfPrinted = (before: Memo, after: Memo, at: string): Memo =>
  !before.clearances?.some(({ answer }) => answer !== undefined) ||
  PRINTED.every((field) => same(before[field], after[field]) || !isFieldForReader(field, after.type, after))
    ? after
    : reopened(after, at)

/** A change of a draft's own words as an edit that asks those again who have answered. Other edits stay as they are. */
export function withReopening(desk: DeskRead, { collection, id }: RecordRef, applied: Applied, actor: Actor): Applied {
  const before = collection === 'memo' ? desk.get('memo', id) : undefined
  if (!before) return applied
  const ops = applied.ops.map((op) =>
    op.op === 'put' && op.collection === 'memo' && op.record.id === id
      ? { ...op, record: reopenedIfPrinted(before, op.record as Memo, actor.at) }
      : op,
  )
  return { ...applied, ops }
}
