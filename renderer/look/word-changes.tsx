import type { Stretch } from '../../core/text/word-changes'

/** Two texts as one: words that came and words that went are marked, also to whoever hears the page. */
export function WordChanges({ words }: { words: readonly Stretch[] }) {
  return (
    <>
      {words.map(({ text, kind }, index) =>
        kind === 'same' ? (
          <span key={index}>{text}</span>
        ) : kind === 'added' ? (
          <ins key={index}>{text}</ins>
        ) : (
          <del key={index}>{text}</del>
        ),
      )}
    </>
  )
}
