import type { Language } from '../base/text'
import { isOnlyHidden } from '../commands/issue-blockers'
import { getRef, settingsOf, type DeskRead } from '../desk/desk-read'
import { endOn } from '../desk/known-by'
import { lineStanding } from '../desk/line-standing'
import { refOfKey } from '../desk/ops'
import { titleOf, type Title } from '../desk/titles'
import { clearanceState } from '../memo/clearance'
import { kindOf } from '../memo/kinds/kinds'
import { setWithSections } from '../memo/lay-out-memo'
import type { MemoContent } from '../memo/memo-content'
import { isHidden } from '../memo/memo-order'
import type { Memo } from '../model/records/records'
import type { Finding } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'
import { findingsOf } from '../rules/rules'
import { translator } from '../text/catalogue'
import { describeFinding } from '../text/describe'
import type { MemoCheckView, MemoRoomView } from './memo-schemas'

/**
 * The points to look at before a draft is issued, beside the obstacles: the findings on the records that it prints, lines that are not cleared, dates that have
 * passed, sections that are empty or hidden, the changes that those want who cleared it, and that nobody was asked to clear it. `content` is the text that it prints, `now` an instant (ISO 8601).
 */
export function memoChecks(desk: DeskRead, memo: Memo, content: MemoContent, now: string): MemoCheckView[] {
  const printed = content.used.filter((ref) => !isOnlyHidden(content, memo, ref))
  const of = (collection: RecordRef['collection']) => printed.filter((ref) => ref.collection === collection)
  const named = (finding: MemoCheckView['finding'], { collection, id }: RecordRef): MemoCheckView => {
    const ref = { collection, id }
    return { finding, ref, title: titleOf(desk, ref) }
  }
  // A desk that pins its instant is read as of that one.
  const today = Date.parse(settingsOf(desk).pinnedAsOf ?? now)
  const lines = of('line').flatMap((ref): MemoCheckView[] => {
    const line = desk.get('line', ref.id)
    const standing = line && lineStanding(line, Date.parse(memo.asOf))
    if (standing === undefined || standing === 'cleared') return []
    return [named(standing === 'expired' ? 'lineExpired' : 'lineNotCleared', ref)]
  })
  const dates = of('milestone').flatMap((ref): MemoCheckView[] => {
    const milestone = desk.get('milestone', ref.id)
    const isPast = milestone?.status === 'open' && endOn(milestone.when, memo.timeZone) < today
    return isPast ? [named('datePassed', ref)] : []
  })
  const records = printed
    .flatMap((ref) => findingsOf(desk, ref, now))
    .map((finding): MemoCheckView => ({ ...named('record', finding.about), says: sentence(finding) }))
  const { sections } = setWithSections(desk, kindOf(memo), content, memo)
  const isBare = (blocks: (typeof sections)[number]['blocks']) =>
    blocks.every((block) => block.kind === 'heading' || (block.kind === 'paragraph' && block.empty))
  return [
    ...((memo.clearances ?? []).length === 0 ? [{ finding: 'notAsked' } as const] : []),
    ...wantedChanges(memo),
    ...lines,
    ...dates,
    ...records,
    ...sections
      .filter(({ section, blocks }) => !isHidden(memo, section) && isBare(blocks))
      .map(({ section }) => ({ finding: 'emptySection', section }) as const),
    ...(memo.sections ?? [])
      .filter(({ hidden }) => hidden === true)
      .map(({ section }) => ({ finding: 'hiddenSection', section }) as const),
  ]
}

const wantedChanges = (memo: Memo): MemoCheckView[] =>
  (memo.clearances ?? []).flatMap((one) => {
    const { who, said } = one
    if (said === undefined || clearanceState(memo, one) !== 'clearedWithChanges') return []
    const says = (language: Language) => translator(language)('check.wantedChanges', { who, said })
    return [{ finding: 'wantedChanges', says: { en: says('en'), ja: says('ja') } }]
  })

const sentence = (finding: Finding): Title => ({
  en: describeFinding(finding, 'en').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
  ja: describeFinding(finding, 'ja'),
})

/** The findings that somebody let pass before issue, with name and reason. */
export const passedOf = (
  desk: DeskRead,
  { overrides = [], clearances = [] }: Memo,
): NonNullable<MemoRoomView['passed']> =>
  overrides.map(({ finding, detail, who: withdrawn, why, passedBy, passedAt }) => {
    const who = clearances.find(({ id }) => id === detail)?.who ?? withdrawn
    const about = finding === 'unsourced' && detail !== undefined ? refOfKey(detail) : undefined
    const title =
      about && getRef(desk, about) ? titleOf(desk, about) : who === undefined ? undefined : { en: who, ja: who }
    const by = titleOf(desk, { collection: 'staff', id: passedBy })
    return { finding, ...(title ? { title } : {}), why, by, at: passedAt }
  })
