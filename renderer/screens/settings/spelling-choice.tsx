import { useRef } from 'react'
import type { Spelling } from '../../../core/spelling/spelling-choice'
import { useEnvironment } from '../../client/environment'
import { useTexts } from '../../text/text-context'
import { Choice } from './choice'
import classes from './settings.module.css'

/** Which English is checked as somebody types, and the words that were added to it on this machine. */
export function SpellingChoice({ choose }: { choose: (choice: { spelling?: Spelling; ownWords?: string[] }) => void }) {
  const { t } = useTexts()
  const { spelling, ownWords } = useEnvironment()
  const options: Record<Spelling, string> = {
    'en-GB': t('settings.en-GB'),
    'en-US': t('settings.en-US'),
    off: t('settings.off'),
  }
  return (
    <div className={classes.choice}>
      <Choice
        label={t('settings.spelling')}
        options={options}
        value={spelling}
        choose={(chosen) => choose({ spelling: chosen })}
      />
      <p className={classes.help}>{t('settings.spellingHelp')}</p>
      {ownWords.length > 0 ? (
        <OwnWords words={ownWords} change={(words) => choose({ ownWords: words })} />
      ) : (
        spelling !== 'off' && <p className={classes.help}>{t('settings.ownWordsNone')}</p>
      )}
    </div>
  )
}

function OwnWords({ words, change }: { words: readonly string[]; change: (words: string[]) => void }) {
  const { t } = useTexts()
  const group = useRef<HTMLUListElement>(null)
  const remove = (index: number) => {
    // The next word takes the focus, or the one before.
    const buttons = group.current?.querySelectorAll('button')
    ;(buttons?.[index + 1] ?? buttons?.[index - 1])?.focus()
    change(words.filter((_word, at) => at !== index))
  }
  return (
    <>
      <span className={classes.help}>{t('settings.ownWords', { count: words.length.toLocaleString() })}</span>
      <ul ref={group} className={classes.words}>
        {words.map((word, index) => (
          <li key={word}>
            <span dir="auto">{word}</span>
            <button type="button" aria-label={t('settings.removeWord', { word })} onClick={() => remove(index)}>
              ×
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
