import { NativeSelect } from '@mantine/core'
import { LANGUAGES, type Language } from '../../../core/base/text'
import type { ReadingProblem, SourceDraft } from '../../../core/reading/source-draft'
import { useTexts, type Texts } from '../../text/text-context'
import classes from './intake.module.css'

/** How much of the text shows: enough to see that it is the right one. */
const SHOWN = 4000

/** The language of a text. */
export function TextLanguage({ language, change }: { language: Language; change: (language: Language) => void }) {
  const { family, word } = useTexts()
  return (
    <NativeSelect
      label={family('field.language')}
      data={LANGUAGES.map((value) => ({ value, label: word('language', value) }))}
      value={language}
      onChange={(event) => change(event.currentTarget.value as Language)}
    />
  )
}

/** The text as it was read, and what its reader should know. */
export function IntakeText({ draft, language }: { draft: SourceDraft; language: Language }) {
  const texts = useTexts()
  const { t, language: shown } = texts
  return (
    <>
      {(draft.readByMachine || draft.problems.length > 0) && (
        <ul className={classes.problems}>
          {draft.readByMachine && <li>{t('reading.byMachine')}</li>}
          {draft.problems.map((problem) => (
            <li key={problem.what}>{problemWords(problem, texts)}</li>
          ))}
        </ul>
      )}
      <div>
        <p className={classes.count}>
          {t('intake.length', { count: new Intl.NumberFormat(shown).format(draft.text.length) })}
        </p>
        {/* Scrolls, so it must be reachable by keyboard. */}
        <div
          className={classes.preview}
          tabIndex={0}
          role="region"
          aria-label={t('intake.text')}
          dir="auto"
          lang={language}
        >
          {draft.text.slice(0, SHOWN)}
          {draft.text.length > SHOWN && '…'}
        </div>
      </div>
    </>
  )
}

function problemWords(problem: ReadingProblem, { t, list }: Texts): string {
  switch (problem.what) {
    case 'attachments':
      return t('reading.attachments', { count: problem.count })
    case 'emptyPages':
      return t('reading.emptyPages', { pages: list(problem.pages.map(String)) })
    case 'leftOut':
      return t('reading.leftOut', { count: problem.count })
  }
}
