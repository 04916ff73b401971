import type { NearPlaceView } from '../../../core/queries/near-place-view'
import look from '../../look/look.module.css'
import { WordChanges } from '../../look/word-changes'
import { useTexts } from '../../text/text-context'
import classes from './near-place-text.module.css'

/** A place whose words are near those of a quote: how near, and the words there in the text around them, with the differences marked. */
export function NearPlaceText({ id, near, language }: { id: string; near: NearPlaceView; language: string }) {
  const { t } = useTexts()
  const { likeness, differences, prefix, suffix } = near
  const percent = Math.floor(likeness * 100)
  return (
    <div id={id}>
      <p className={look.quiet}>{likeness === 1 ? t('orphans.sameWords') : t('orphans.alike', { percent })}</p>
      <p className={classes.words} dir="auto" lang={language}>
        <span className={look.quiet}>{prefix !== '' && `…${prefix}`}</span>
        <WordChanges words={differences} />
        <span className={look.quiet}>{suffix !== '' && `${suffix}…`}</span>
      </p>
    </div>
  )
}
