import type { Piece } from '../../core/wording/piece'
import { pieceText } from '../../core/wording/worded-text'
import { TextWithLinks } from '../external-links/external-link'
import look from '../look/look.module.css'
import { isStance, StanceMark } from '../look/stance-mark'
import { RecordLink } from '../navigation/open-record'
import { useTexts } from '../text/text-context'
import classes from './parts.module.css'

/** One piece of a value, in the window's language: links, marks and quiet words where it has them, plain text elsewhere. An empty field of a citation is not known (`unknown`). */
export function Value({ value, unknown = false }: { value: Piece; unknown?: boolean }) {
  const texts = useTexts()
  switch (value.type) {
    case 'nothing':
      return <span className={look.quiet}>{texts.t(unknown ? 'empty.field' : 'empty.value')}</span>
    case 'text':
      return <TextWithLinks text={value.text} />
    case 'prose':
      return (
        <span className={classes.prose}>
          <TextWithLinks text={value.text} />
        </span>
      )
    case 'word':
      if (value.vocabulary === 'stance' && isStance(value.value)) return <StanceMark stance={value.value} />
      return <>{pieceText(value, texts.language)}</>
    case 'caveat':
      return <span className={look.caveat}>{pieceText(value, texts.language)}</span>
    case 'link':
      return <RecordLink target={value.ref}>{texts.title(value.title)}</RecordLink>
    case 'layer':
      return <RecordLink target={value.measure}>{pieceText(value, texts.language)}</RecordLink>
    default:
      return <>{pieceText(value, texts.language)}</>
  }
}
