import type { RecordRef } from '../../../core/model/values/record-ref'
import type { HistoryEntry } from '../../../core/queries/view-schemas'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { notesText } from '../../parts/cell-texts'
import { Value } from '../../parts/value'
import { useTexts } from '../../text/text-context'
import classes from './position-history.module.css'

/** A position's line of supersessions, newest first, each with its quotes. */
export function PositionHistory({ entries, opened }: { entries: readonly HistoryEntry[]; opened: RecordRef }) {
  return (
    <ol className={classes.line}>
      {entries.map((entry) => (
        <HistoryEntry key={entry.row.ref.id} entry={entry} opened={entry.row.ref.id === opened.id} />
      ))}
    </ol>
  )
}

function HistoryEntry({ entry, opened }: { entry: HistoryEntry; opened: boolean }) {
  const texts = useTexts()
  const { row, passages, notes } = entry
  // The party is named above the line already.
  const facts = row.facts.filter((fact) => fact.type !== 'local')
  return (
    <li className={classes.entry} aria-current={opened ? 'true' : undefined}>
      <p className={classes.facts}>
        {facts.map((fact, index) => (
          <span key={index}>
            <Value value={fact} />
          </span>
        ))}
        {notes > 0 && <span>{notesText(notes, texts.t)}</span>}
        {opened && <span className={classes.opened}>{texts.t('history.opened')}</span>}
      </p>
      <p className={classes.text} dir="auto">
        {opened ? row.text : <RecordLink target={row.ref}>{row.text}</RecordLink>}
      </p>
      {passages.length > 0 && (
        <ul className={classes.quotes}>
          {passages.map((passage) => (
            <li key={passage.evidence.id}>
              <span dir="auto">{passage.verbatim ? `“${passage.exact}”` : passage.exact}</span>{' '}
              <span className={look.quiet}>
                {texts.word('evidenceRole', passage.role)} ·{' '}
                <RecordLink target={passage.source.ref}>{texts.title(passage.source.title)}</RecordLink>
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
