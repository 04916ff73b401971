import type { MemoChanges } from '../../../core/memo/memo-changes'
import type { Texts } from '../../text/text-context'

/** The as-of times of a memo's text and of the memo, in the window's language: the memo may be in another. */
export function asOfChange(change: NonNullable<MemoChanges['asOf']>, { t, instant }: Texts) {
  const words = (at: string, zone: string) =>
    t('memo.asOf', { date: t('memo.asOfZone', { date: instant(at, zone), zone }) })
  return { before: words(change.before, change.beforeZone), after: words(change.after, change.afterZone) }
}
