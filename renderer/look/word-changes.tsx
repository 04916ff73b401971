import type { Stretch } from '../../core/text/word-changes'
import classes from './word-changes.module.css'

/** Two texts merged, with added and removed words marked, for screen readers too. */
export function WordChanges({ words }: { words: readonly Stretch[] }) {
  return (
    <>
      {words.map(({ text, kind }, index) =>
        kind === 'same' ? (
          <span key={index}>{text}</span>
        ) : kind === 'added' ? (
          <ins key={index} className={classes.added}>
            {text}
          </ins>
        ) : (
          <del key={index} className={classes.removed}>
            {text}
          </del>
        ),
      )}
    </>
  )
}
