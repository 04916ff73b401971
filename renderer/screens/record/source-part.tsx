import type { RecordView } from '../../../core/queries/view-schemas'
import { SOURCE_TEXT } from '../../../core/search/search-document'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { isFilled } from '../../parts/fields'
import { Value } from '../../parts/value'
import { useTexts } from '../../text/text-context'
import { BelowLine } from './below-line'
import { OriginalLine } from './original-line'
import { OrphansLine } from './orphans-line'
import classes from './record.module.css'
import { Section } from './section'

/** The page of a source: what it is in one line, and its text, or that the desk does not have it. */
export function SourcePart({ view, earlier }: { view: RecordView; earlier: boolean }) {
  const { t } = useTexts()
  const { id } = view.ref
  return (
    <>
      <SourceLine view={view} />
      {!earlier && <OriginalLine source={id} />}
      {view.orphans !== undefined && !earlier && <OrphansLine source={id} count={view.orphans} />}
      {view.below !== undefined && !earlier && <BelowLine source={id} count={view.below} />}
      {view.reading ? (
        <Section heading={t('record.text')}>
          <MarkedText reading={view.reading} />
          {view.readingLength !== undefined && (
            <p className={look.quiet}>{t('record.textGoesOn', { count: view.readingLength.toLocaleString() })}</p>
          )}
        </Section>
      ) : (
        <p className={look.quiet}>{t('reader.noText')}</p>
      )}
    </>
  )
}

/** The parts of a citation that say at a glance which source it is. */
const CITED = ['author', 'publisher', 'genre', 'issued', 'URL']

/** The kind and reliability of a source, and the known parts of its citation. */
function SourceLine({ view }: { view: RecordView }) {
  const citation = view.fields.find(({ name }) => name === 'citation')?.parts[0] ?? []
  const known = [...view.fields.filter(({ name }) => name === 'kind' || name === 'reliability'), ...citation].filter(
    (field) => isFilled(field) && ['kind', 'reliability', ...CITED].includes(field.name),
  )
  const values = known.flatMap(({ name, values: own, parts }) =>
    [...own, ...parts.flatMap((part) => part.flatMap((field) => field.values))].map((value) => ({ name, value })),
  )
  return (
    <p className={classes.facts}>
      {values.map(({ name, value }, index) => (
        <span key={`${name}-${index}`}>
          <Value value={value} />
        </span>
      ))}
    </p>
  )
}

/** A source's text with its marked passages; a passage opens its annotation. */
function MarkedText({ reading }: { reading: NonNullable<RecordView['reading']> }) {
  return (
    <div className={classes.reading} data-field={SOURCE_TEXT}>
      {reading.map((piece, index) => {
        const [annotation] = piece.annotations
        return annotation === undefined ? (
          <span key={index}>{piece.text}</span>
        ) : (
          <mark key={index}>
            <RecordLink target={{ collection: 'annotation', id: annotation }}>{piece.text}</RecordLink>
          </mark>
        )
      })}
    </div>
  )
}
