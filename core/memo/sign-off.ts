import type { Language } from '../base/text'
import { formatInstantDay } from '../dates/format-date'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import type { Memo } from '../model/records/records'
import type { Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { CATALOGUES, translator, type TextKey } from '../text/catalogue'
import { templateParts } from '../text/interpolate'
import { inARow } from '../text/joined'
import { clearanceState, type Clearance } from './clearance'
import type { Fact, Run } from './memo-model'
import { ofMemo } from './of-memo'

/**
 * Who drafted a memo, whom to ask, who cleared and approved it, and who has copies, with the records that this comes from, which are marked. What is not done is
 * said in words.
 */
export function signOffOf(
  desk: DeskRead,
  language: Language,
  memo: Memo | undefined,
  mayName: (marking: Marking) => boolean = () => true,
): { signOff: Fact[]; marked: (RecordRef & { marking: Marking })[] } {
  const text = translator(language)
  const say = (key: TextKey): Run[] => [{ text: text(key), style: 'plain' }]
  const drafter = memo?.draftedBy === undefined ? undefined : getOrThrow(desk, 'staff', memo.draftedBy)
  // An extract does not name a drafter whose record its reader may not see.
  const staff = drafter && mayName(drafter.marking) ? drafter : undefined
  const ofStaff = (field: 'name' | 'telephone', words: string): Run => ({
    text: words,
    style: 'plain',
    from: { collection: 'staff', id: staff?.id ?? '', field },
  })
  const drafted = staff ? [ofStaff('name', staff.name)] : say('memo.signOff.nobody')
  const telephone = staff?.telephone
  const contact: Run[] = telephone === undefined ? [] : [...say('memo.comma'), ofStaff('telephone', telephone)]
  const copies = memo && memo.copies.length > 0 ? [ofMemo(memo, 'copies', inARow(memo.copies, language))] : undefined
  const signOff: Fact[] = [
    { label: text('memo.signOff.drafted'), runs: [...drafted, ...contact] },
    { label: text('memo.signOff.cleared'), runs: clearanceRuns(memo, language) ?? say('memo.signOff.notCleared') },
    {
      label: text('memo.signOff.approved'),
      runs:
        memo?.approvedBy === undefined
          ? say('memo.signOff.notApproved')
          : [
              ofMemo(memo, 'approvedBy', memo.approvedBy),
              ...(memo.approvedAt === undefined
                ? []
                : [...say('memo.comma'), ofMemo(memo, 'approvedAt', dayOfMemo(memo, memo.approvedAt, language))]),
            ],
    },
    { label: text('memo.signOff.copies'), runs: copies ?? say('memo.signOff.nobody') },
  ]
  const marked = [
    ...(memo ? [{ collection: 'memo', id: memo.id, marking: memo.marking } as const] : []),
    ...(staff ? [{ collection: 'staff', id: staff.id, marking: staff.marking } as const] : []),
  ]
  return { signOff, marked }
}

const dayOfMemo = ({ timeZone }: Memo, instant: string, language: Language): string =>
  formatInstantDay(instant, timeZone, language)

/** The people who cleared a memo, with the day, who refused, or who have not answered; its status, for a memo without such a list. Undefined if nobody was asked. */
function clearanceRuns(memo: Memo | undefined, language: Language): Run[] | undefined {
  const text = translator(language)
  const plain = (words: string): Run => ({ text: words, style: 'plain' })
  if (!memo?.clearances?.length) {
    if (memo?.status === 'inClearance') return [plain(text('memo.signOff.inClearance'))]
    return memo?.status === 'cleared' ? [plain(text('memo.signOff.isCleared'))] : undefined
  }
  const of = (one: Clearance): Run[] => {
    const state = clearanceState(memo, one)
    const isAnswered = state !== 'asked' && state !== 'outdated'
    const field = isAnswered ? 'answeredAt' : 'askedAt'
    const when = one[field]
    return templateParts(CATALOGUES[language][`memo.signOff.by.${state}`]).map((part) => {
      if ('text' in part) return plain(part.text)
      if (part.placeholder === 'who') return ofMemo(memo, `clearances.${one.id}.who`, one.who)
      return ofMemo(memo, `clearances.${one.id}.${field}`, when === undefined ? '' : dayOfMemo(memo, when, language))
    })
  }
  return memo.clearances.flatMap((one, index) => (index === 0 ? of(one) : [plain(text('memo.semicolon')), ...of(one)]))
}
