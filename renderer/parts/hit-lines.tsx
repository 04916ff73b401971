import type { SearchHitView } from '../../core/queries/search-schemas'
import { useTexts } from '../text/text-context'
import classes from './hit-lines.module.css'
import { hitField, litPieces, nearMarks } from './search-hit'

/** A hit of a search: the record's title, and the sentence that has the words, with its field. */
export function HitLines({ hit, aside }: { hit: SearchHitView; aside?: string }) {
  const texts = useTexts()
  const title = texts.title(hit.title)
  // A name that is the title too is shown once.
  const isTitle = hit.text === title
  const field = hitField(hit, texts)
  return (
    <span className={classes.hit}>
      <span className={classes.title} dir="auto">
        {isTitle ? <Lit text={title} marks={hit.marks} /> : title}
      </span>
      {aside !== undefined && <span className={classes.aside}>{aside}</span>}
      {!isTitle && hit.text !== '' && (
        <span className={classes.sentence}>
          {field !== undefined && <span className={classes.field}>{field} </span>}
          <bdi>
            <Lit {...nearMarks(hit)} />
          </bdi>
        </span>
      )}
    </span>
  )
}

/** A text with some of its words lit. */
export function Lit({ text, marks }: Pick<SearchHitView, 'text' | 'marks'>) {
  return litPieces(text, marks).map((piece, index) =>
    piece.lit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  )
}
