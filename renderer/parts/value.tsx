import { markingLine } from '../../core/model/values/marking'
import type { SimpleValue } from '../../core/queries/view-schemas'
import { formatBasisPoints } from '../../core/rates/format-rate'
import { TextWithLinks } from '../external-links/external-link'
import look from '../look/look.module.css'
import { isStance, StanceMark } from '../look/stance-mark'
import { RecordLink } from '../navigation/open-record'
import { useTexts } from '../text/text-context'
import classes from './parts.module.css'

/** One value of a field, in the window's language. An empty field of a citation is said to be not known (`unknown`). */
export function Value({ value, unknown = false }: { value: SimpleValue; unknown?: boolean }) {
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
    case 'names':
      return <>{value.names.join(' · ')}</>
    case 'local':
      return <>{texts.title(value.title)}</>
    case 'word':
      if (value.vocabulary === 'stance' && isStance(value.value)) return <StanceMark stance={value.value} />
      return <>{texts.word(value.vocabulary, value.value)}</>
    case 'date':
      return <>{texts.date(value.date)}</>
    case 'number':
      return <>{value.value}</>
    case 'flag':
      return <>{texts.t(value.value ? 'record.yes' : 'record.no')}</>
    case 'rate':
      return <>{value.basisPoints === null ? texts.t('layer.unknownRate') : formatBasisPoints(value.basisPoints)}</>
    case 'caveat':
      return <span className={look.caveat}>{texts.t(`caveat.${value.caveat}`)}</span>
    case 'marking':
      return <>{markingLine(value.marking, texts.language)}</>
    case 'link':
      return <RecordLink target={value.ref}>{texts.title(value.title)}</RecordLink>
  }
}
