import type { Language } from '../base/text'
import { safeFileName } from '../base/safe-name'
import { translator } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { inSentence } from '../text/in-sentence'
import type { Vocabulary } from '../model/values/vocabularies'

/** The parts of the name of a memo's file. `asOf` is an instant (ISO 8601); its day is that of the memo's time zone. */
export interface NamedMemo {
  reference: string
  title: string
  type: string
  /** The reader that it is made for, if it has one. */
  reader?: Vocabulary<'memoAudience'> | undefined
  asOf: string
  timeZone: string
  version: number
  isDraft: boolean
}

/** The suggested name of a memo's file, without its ending: its reference (or its title), kind, day and version. */
export function memoFileName(memo: NamedMemo, language: Language): string {
  const { reference, title, type, reader, asOf, timeZone, version, isDraft } = memo
  const t = translator(language)
  const kind = vocabularyText(language, 'memoType', type)
  // A memo without a reference prints that it has none.
  const hasReference = reference.trim() !== '' && reference !== t('memo.noReference')
  const state = isDraft && version === 1 ? t('export.draft') : `v${version}`
  const forWhom = reader === undefined ? [] : [inSentence(vocabularyText(language, 'memoAudience', reader))]
  return safeFileName(hasReference ? reference : title, [kind, ...forWhom, dayIn(asOf, timeZone), state])
}

/** The suggested name of a file of records, without its ending: the desk, what is exported, and the day (`2025-06-06`). */
export function recordsFileName(desk: string, what: string, at: string, timeZone: string): string {
  return safeFileName(desk, [what, dayIn(at, timeZone)])
}

/** "2025-06-06": sorts by name as by day. */
const dayIn = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  )
