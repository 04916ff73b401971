import { getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import { rulesFor, type MemoAudience } from '../memo/audience/audiences'
import { startMarking } from '../memo/audience/ceiling'
import { undowngraded } from '../memo/downgrade'
import type { Memo } from '../model/records/records'
import { MADE_MEMOS } from '../model/values/made-memos'
import type { Hash } from './applied-with-texts'
import type { Actor } from './command'
import { isLatest } from './issue-blockers'
import { header, newMemo, newVersionOfMemo, refuseIfTaken, successorOf, type MemoApplied } from './memo-commands'

/**
 * Makes a draft about the subject of another memo, as of its instant, for a reader who may not see all of it. It is a memo of its own, with versions of its own: if one for that
 * reader was issued, and nothing is to replace it yet, the new one is its next version. An extract takes nothing over that was typed for another reader: no title, addressees or
 * desk comments. @throws ParleyError `record-exists`, and those of `gatherFor`
 */
export function copyMemo(
  desk: DeskRead,
  { id, newId, memoAudience }: { id: string; newId: string; memoAudience: MemoAudience },
  actor: Actor,
  hash: Hash,
): MemoApplied {
  refuseIfTaken(desk, newId)
  const memo = getOrThrow(desk, 'memo', id)
  const { type } = memo
  const subject = MADE_MEMOS[type].about
  const issued = desk
    .all('memo')
    .filter((other) => other.type === type && other[subject] === memo[subject] && other.memoAudience === memoAudience)
    .find(isLatest)
  if (issued && !successorOf(desk, issued.id)) return newVersionOfMemo(desk, { id: issued.id, newId }, actor, hash)
  const rules = rulesFor(memoAudience)
  const fields = {
    ...header(desk, newId, actor),
    ...(rules.isExtract ? withoutWords(memo) : withWords(memo)),
    marking: rules.isExtract ? startMarking(rules, settingsOf(desk)) : undowngraded(memo),
    version: 1,
    status: 'draft',
    draftedBy: actor.staff,
    memoAudience,
  }
  return newMemo(desk, fields, hash)
}

/** A memo without its header, its state and what only its own reader has. */
function withWords({
  type,
  session,
  round,
  talk,
  asOf,
  timeZone,
  knowledgeCutoff,
  goods,
  language,
  pageSize,
  sections,
  title,
  to,
  from,
  through,
  letterhead,
  ask,
  recommendations,
  options,
  copies,
}: Memo) {
  const own = { title, to, from, through, letterhead, ask, recommendations, options, sections, copies }
  return defined({ type, session, round, talk, asOf, timeZone, knowledgeCutoff, goods, language, pageSize, ...own })
}

/** The same without all that somebody typed. Hidden sections stay hidden. */
function withoutWords(memo: Memo) {
  const {
    title: _t,
    to: _to,
    from: _f,
    through: _th,
    letterhead: _l,
    ask: _a,
    recommendations: _r,
    options: _o,
    sections,
    ...rest
  } = withWords(memo) as Partial<Memo>
  const order = sections?.map(({ section, hidden }) => (hidden === true ? { section, hidden } : { section }))
  return { ...rest, copies: [], ...(order ? { sections: order } : {}) }
}

const defined = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
