import { countOf, HOW, type DifferencesView, type How } from '../../core/desk/differences'
import type { Title } from '../../core/desk/titles'
import type { RecordRef } from '../../core/model/values/record-ref'
import { useTexts } from '../text/text-context'
import classes from './differences.module.css'
import look from './look.module.css'

type Level = 2 | 3

/**
 * A comparison of two states of a desk: a table of counts by kind of record, and the names of the records. The names are on the page (`open`), in a box that
 * scrolls (`boxed`), or in one that opens (`folded`). `label` names the box.
 */
export function Differences(props: {
  differences: DifferencesView
  level: Level
  names: 'open' | 'boxed' | 'folded'
  label: string
}) {
  const { differences, level, names, label } = props
  const { t } = useTexts()
  const boxed = (
    <div className={classes.box} tabIndex={0} role="group" aria-label={label}>
      <Names differences={differences} level={level} />
    </div>
  )
  return (
    <>
      <Counts differences={differences} />
      {names === 'open' && <Names differences={differences} level={level} />}
      {names === 'boxed' && boxed}
      {names === 'folded' && (
        <details className={classes.fold}>
          <summary>{t('differences.which')}</summary>
          {boxed}
        </details>
      )}
    </>
  )
}

/** How many records were added, removed and changed in all, a line each. */
export function DifferenceTotals({ differences }: { differences: Record<How, number> }) {
  const { t, language } = useTexts()
  return (
    <ul className={classes.totals}>
      {HOW.filter((how) => differences[how] > 0).map((how) => (
        <li key={how}>{t(`differences.count.${how}`, { count: differences[how].toLocaleString(language) })}</li>
      ))}
    </ul>
  )
}

/** A row for each kind of record; a dash stands for none. */
function Counts({ differences }: { differences: DifferencesView }) {
  const { t, language } = useTexts()
  return (
    <table className={classes.counts}>
      <thead>
        <tr>
          <th scope="col">{t('kinds.kind')}</th>
          {HOW.map((how) => (
            <th key={how} scope="col">
              {t(`differences.${how}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.kinds.map((kind) => (
          <tr key={kind.collection}>
            <th scope="row">{t(`collection.${kind.collection}`)}</th>
            {HOW.map((how) => (
              <td key={how}>{kind[how] === 0 ? '–' : kind[how].toLocaleString(language)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Names({ differences, level }: { differences: DifferencesView; level: Level }) {
  const { t, language } = useTexts()
  const { records } = differences
  const more = countOf(differences) - records.length
  return (
    <>
      {HOW.map((how) => (
        <NamedRecords
          key={how}
          level={level}
          heading={t(`differences.${how}`)}
          records={records.filter((one) => one.how === how)}
        />
      ))}
      {more > 0 && <p className={look.quiet}>{t('differences.more', { count: more.toLocaleString(language) })}</p>}
    </>
  )
}

/** Some records by name under a heading, each with its kind, and with a note where it has one. Without records, nothing. */
export function NamedRecords(props: {
  level: Level
  heading: string
  records: readonly { ref: RecordRef; title: Title; note?: string }[]
}) {
  const { level, heading, records } = props
  const { t, title } = useTexts()
  const Heading = `h${level}` as const
  if (records.length === 0) return null
  return (
    <section className={classes.named}>
      <Heading>{heading}</Heading>
      <ul>
        {records.map(({ ref, title: names, note }) => (
          <li key={`${ref.collection}/${ref.id}`}>
            <span dir="auto">{title(names)}</span>{' '}
            <span className={look.quiet}>
              {t(`collection.${ref.collection}`)}
              {note !== undefined && ` · ${note}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
