import { localName } from '../../../core/base/text'
import type { MemoChanges } from '../../../core/memo/memo-changes'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import type { Texts } from '../../text/text-context'

/** The as-of times of a memo's text and of the memo, named as its pages name them, but in the window's language. */
export function asOfChange(
  change: NonNullable<MemoChanges['asOf']>,
  { cities }: MemoRoomView['setup'],
  { t, instant, language }: Texts,
) {
  const words = (at: string, zone: string) => {
    const date = instant(at, zone)
    const city = cities.find(({ timeZone }) => timeZone === zone)?.city
    const named = city
      ? t('memo.asOfPlace', { date, city: localName(city, language) })
      : t('memo.asOfZone', { date, zone })
    return t('memo.asOf', { date: named })
  }
  return { before: words(change.before, change.beforeZone), after: words(change.after, change.afterZone) }
}
