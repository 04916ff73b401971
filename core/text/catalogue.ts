import type { Language } from '../base/text'
import { aboutEn } from './en/about'
import { actionsEn } from './en/actions'
import { appEn } from './en/app'
import { backupEn } from './en/backup'
import { citeEn } from './en/cite'
import { damagedDeskEn } from './en/damaged-desk'
import { differencesEn } from './en/differences'
import { externalLinksEn } from './en/external-links'
import { failuresEn } from './en/failures'
import { fieldsEn } from './en/fields'
import { fileChangesEn } from './en/file-changes'
import { findingsEn } from './en/findings'
import { firstPathEn } from './en/first-path'
import { formsEn } from './en/forms'
import { guideEn } from './en/guide'
import { hintsEn } from './en/hints'
import { historyEn } from './en/history'
import { intakeEn } from './en/intake'
import { interopEn } from './en/interop'
import { listsEn } from './en/lists'
import { memoEn } from './en/memo'
import { memoChronologyEn } from './en/memo-chronology'
import { memoClearanceEn } from './en/memo-clearance'
import { memoDecisionEn } from './en/memo-decision'
import { memoExtractEn } from './en/memo-extract'
import { memoMatrixEn } from './en/memo-matrix'
import { memoReportEn } from './en/memo-report'
import { memoRoomEn } from './en/memo-room'
import { movementEn } from './en/movement'
import { notesEn } from './en/notes'
import { orphansEn } from './en/orphans'
import { pagesEn } from './en/pages'
import { quickMakeEn } from './en/quick-make'
import { ratePageEn } from './en/rate-page'
import { ratesEn } from './en/rates'
import { readingFilesEn } from './en/reading-files'
import { readerEn } from './en/reader'
import { recoveryEn } from './en/recovery'
import { remindersEn } from './en/reminders'
import { returnedEn } from './en/returned'
import { searchEn } from './en/search'
import { suggestEn } from './en/suggest'
import { systemEn } from './en/system'
import { packagesEn } from './en/packages'
import { timeLineEn } from './en/time-line'
import { whoMetEn } from './en/who-met'
import { versionsEn } from './en/versions'
import { vocabularyEn } from './en/vocabulary'
import { windowEn } from './en/window'
import { interpolate } from './interpolate'
import { aboutJa } from './ja/about'
import { actionsJa } from './ja/actions'
import { appJa } from './ja/app'
import { backupJa } from './ja/backup'
import { citeJa } from './ja/cite'
import { damagedDeskJa } from './ja/damaged-desk'
import { differencesJa } from './ja/differences'
import { externalLinksJa } from './ja/external-links'
import { failuresJa } from './ja/failures'
import { fieldsJa } from './ja/fields'
import { fileChangesJa } from './ja/file-changes'
import { findingsJa } from './ja/findings'
import { firstPathJa } from './ja/first-path'
import { formsJa } from './ja/forms'
import { guideJa } from './ja/guide'
import { hintsJa } from './ja/hints'
import { historyJa } from './ja/history'
import { intakeJa } from './ja/intake'
import { interopJa } from './ja/interop'
import { listsJa } from './ja/lists'
import { memoJa } from './ja/memo'
import { memoChronologyJa } from './ja/memo-chronology'
import { memoClearanceJa } from './ja/memo-clearance'
import { memoDecisionJa } from './ja/memo-decision'
import { memoExtractJa } from './ja/memo-extract'
import { memoMatrixJa } from './ja/memo-matrix'
import { memoReportJa } from './ja/memo-report'
import { memoRoomJa } from './ja/memo-room'
import { movementJa } from './ja/movement'
import { notesJa } from './ja/notes'
import { orphansJa } from './ja/orphans'
import { pagesJa } from './ja/pages'
import { quickMakeJa } from './ja/quick-make'
import { ratePageJa } from './ja/rate-page'
import { ratesJa } from './ja/rates'
import { readingFilesJa } from './ja/reading-files'
import { readerJa } from './ja/reader'
import { recoveryJa } from './ja/recovery'
import { remindersJa } from './ja/reminders'
import { returnedJa } from './ja/returned'
import { searchJa } from './ja/search'
import { suggestJa } from './ja/suggest'
import { systemJa } from './ja/system'
import { packagesJa } from './ja/packages'
import { timeLineJa } from './ja/time-line'
import { whoMetJa } from './ja/who-met'
import { versionsJa } from './ja/versions'
import { vocabularyJa } from './ja/vocabulary'
import { windowJa } from './ja/window'

const en = {
  ...windowEn,
  ...aboutEn,
  ...actionsEn,
  ...appEn,
  ...backupEn,
  ...citeEn,
  ...differencesEn,
  ...fieldsEn,
  ...formsEn,
  ...guideEn,
  ...hintsEn,
  ...suggestEn,
  ...systemEn,
  ...historyEn,
  ...intakeEn,
  ...interopEn,
  ...listsEn,
  ...timeLineEn,
  ...packagesEn,
  ...whoMetEn,
  ...versionsEn,
  ...memoEn,
  ...memoChronologyEn,
  ...memoClearanceEn,
  ...memoDecisionEn,
  ...memoExtractEn,
  ...memoMatrixEn,
  ...memoReportEn,
  ...failuresEn,
  ...findingsEn,
  ...movementEn,
  ...notesEn,
  ...orphansEn,
  ...memoRoomEn,
  ...pagesEn,
  ...ratePageEn,
  ...ratesEn,
  ...readingFilesEn,
  ...readerEn,
  ...recoveryEn,
  ...remindersEn,
  ...returnedEn,
  ...searchEn,
  ...damagedDeskEn,
  ...externalLinksEn,
  ...fileChangesEn,
  ...firstPathEn,
  ...quickMakeEn,
  ...vocabularyEn,
}
const ja: Record<keyof typeof en, string> = {
  ...windowJa,
  ...aboutJa,
  ...actionsJa,
  ...appJa,
  ...backupJa,
  ...citeJa,
  ...differencesJa,
  ...fieldsJa,
  ...formsJa,
  ...guideJa,
  ...hintsJa,
  ...suggestJa,
  ...systemJa,
  ...historyJa,
  ...intakeJa,
  ...interopJa,
  ...listsJa,
  ...timeLineJa,
  ...packagesJa,
  ...whoMetJa,
  ...versionsJa,
  ...memoJa,
  ...memoChronologyJa,
  ...memoClearanceJa,
  ...memoDecisionJa,
  ...memoExtractJa,
  ...memoMatrixJa,
  ...memoReportJa,
  ...failuresJa,
  ...findingsJa,
  ...movementJa,
  ...notesJa,
  ...orphansJa,
  ...memoRoomJa,
  ...pagesJa,
  ...ratePageJa,
  ...ratesJa,
  ...readingFilesJa,
  ...readerJa,
  ...recoveryJa,
  ...remindersJa,
  ...returnedJa,
  ...searchJa,
  ...damagedDeskJa,
  ...externalLinksJa,
  ...fileChangesJa,
  ...firstPathJa,
  ...quickMakeJa,
  ...vocabularyJa,
}

/** The key of a text. A key that no catalogue has is a type error; an unused key fails the check. */
export type TextKey = keyof typeof en

/** All texts, by language. */
export const CATALOGUES: Record<Language, Record<TextKey, string>> = { en, ja }

/** Looks a text up and fills its placeholders. */
export type Translate = (key: TextKey, params?: Readonly<Record<string, string | number>>) => string

/** The texts of one language. */
export function translator(language: Language): Translate {
  return (key, params) => interpolate(CATALOGUES[language][key], params)
}

/** Is this the key of a text? For keys that are put together from a vocabulary and a value, an error code, or a field. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key)
}

/** The text of a key that is put together at run time. A missing text is a fault of the program. */
export function familyText(
  language: Language,
  key: string,
  params?: Readonly<Record<string, string | number>>,
): string {
  if (!isTextKey(key)) throw new Error(`no text for ${key}`)
  return interpolate(CATALOGUES[language][key], params)
}
