import { settingsOf, type DeskRead } from '../../desk/desk-read'
import { boundsOf } from '../../desk/known-by'
import { overlay } from '../../desk/staged-desk'
import type { Language } from '../../base/text'
import type { Memo } from '../../model/records/records'
import { isMadeMemoType, MADE_MEMOS, type MadeMemoType } from '../../model/values/made-memos'
import { KnownDesk } from '../known-desk'
import { MEMO_KINDS } from '../kinds/kinds'
import { memoChanges } from '../memo-changes'
import type { MemoContent } from '../memo-content'
import type { EarlierMemo, MemoAbout } from '../memo-kind'
import { talkOfSubject } from '../of-talk'
import { keptOf } from './kept-memo'
import { laterThanMemo } from './later-than-memo'

/**
 * The newest issued memo of the same kind and subject, else the newest about the same talk, that is not as of a later instant than `about`; and how its text
 * differs from the records. They are compared in its language. Undefined if there is none. @throws ParleyError those of `keptOf` and `MemoKind.gather`
 */
export function earlierMemo(desk: DeskRead, type: MadeMemoType, about: MemoAbout): EarlierMemo | undefined {
  const memo = newestIssued(desk, type, about)
  const content = memo && keptOf(desk, memo)?.content
  if (!memo || !content || !isMadeMemoType(memo.type)) return undefined
  const { gather } = MEMO_KINDS[memo.type]
  const id = memo[MADE_MEMOS[memo.type].about]
  if (id === undefined) return undefined
  const inItsLanguage = deskIn(desk, content.language)
  const { asOf, timeZone, knowledgeCutoff, goods, memoAudience, ceiling } = memo
  const then = compared(gather(inItsLanguage, { id, asOf, timeZone, knowledgeCutoff, goods, memoAudience, ceiling }))
  const now = compared(gather(inItsLanguage, { ...about, id, goods }))
  const known = new KnownDesk(desk, boundsOf(about))
  const newer = laterThanMemo(desk, memo, content).filter(({ what, ref }) => what === 'record' && !known.leavesOut(ref))
  return {
    memo,
    corrected: memoChanges(compared(content), then, true),
    moved: memoChanges(then, now),
    newer: newer.map(({ ref }) => ref),
  }
}

function newestIssued(desk: DeskRead, type: MadeMemoType, about: MemoAbout): Memo | undefined {
  const subject = MADE_MEMOS[type].about
  const talk = talkOfSubject(desk, { [subject]: about.id })
  const issued = desk
    .all('memo')
    .filter(({ status, asOf }) => status === 'issued' && Date.parse(asOf) <= Date.parse(about.asOf))
    // A copy for another reader says less or more, though nothing has changed.
    .filter((memo) => memo.memoAudience === about.memoAudience)
    .filter((memo) => isMadeMemoType(memo.type) && memo.snapshot !== undefined && talkOfSubject(desk, memo) === talk)
    .toSorted((a, b) => Date.parse(a.issuedAt ?? a.asOf) - Date.parse(b.issuedAt ?? b.asOf))
  return issued.findLast((memo) => memo.type === type && memo[subject] === about.id) ?? issued.at(-1)
}

/** The desk with memos in a language. */
function deskIn(desk: DeskRead, language: Language): DeskRead {
  const settings = settingsOf(desk)
  if (settings.language === language) return desk
  return overlay(desk, [{ op: 'put', collection: 'deskSettings', record: { ...settings, language } }])
}

/** A content without what says nothing of the records themselves: its comparison with a memo before it, its as-of time in words, its remarks, its sources. */
function compared(content: MemoContent): MemoContent {
  const { remarks: _remarks, knownUntil: _knownUntil, ...rest } = content
  return {
    ...rest,
    sections: content.sections
      .filter(({ section }) => section !== 'changesSince')
      .map(({ aside: _aside, ...section }) => section),
    notes: {},
    disclaimer: [],
  }
}
