import { useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { LINKS_MAX } from '../../../core/queries/links-schemas'
import type { HistoryEntry, RecordView } from '../../../core/queries/view-schemas'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { notesText } from '../../parts/cell-texts'
import { Value } from '../../parts/value'
import { useTexts } from '../../text/text-context'
import { MovementLine } from './movement-line'
import { NextEntries } from './next-entries'
import classes from './position-history.module.css'

/** A position's line of supersessions, newest first, each with its quotes. */
export function PositionHistory(props: {
  line: NonNullable<RecordView['history']>
  opened: RecordRef
  earlier?: boolean
}) {
  const { line, opened, earlier = false } = props
  const [pages, setPages] = useState(0)
  const first = line.first.length
  return (
    <>
      <ol className={classes.line}>
        <Entries entries={line.first} opened={opened} earlier={earlier} />
        {Array.from({ length: pages }, (_, page) => (
          <MoreEntries key={page} opened={opened} offset={first + page * LINKS_MAX} />
        ))}
      </ol>
      <NextEntries left={line.count - first - pages * LINKS_MAX} earlier={earlier} more={() => setPages(pages + 1)} />
    </>
  )
}

function MoreEntries({ opened, offset }: { opened: RecordRef; offset: number }) {
  const asked = useDesk('desk:record-part', { ref: opened, part: 'history', offset, limit: LINKS_MAX })
  return <Entries entries={asked.data?.history ?? []} opened={opened} earlier={false} />
}

function Entries(props: { entries: readonly HistoryEntry[]; opened: RecordRef; earlier: boolean }) {
  return props.entries.map((entry) => (
    <HistoryEntry
      key={entry.row.ref.id}
      entry={entry}
      opened={entry.row.ref.id === props.opened.id}
      earlier={props.earlier}
    />
  ))
}

function HistoryEntry(props: { entry: HistoryEntry; opened: boolean; earlier: boolean }) {
  const { entry, opened, earlier } = props
  const texts = useTexts()
  const { row, passages, notes } = entry
  // The party is named above the line already, and the movement below.
  const facts = row.facts.filter(
    (fact) => fact.type !== 'local' && !(fact.type === 'word' && fact.vocabulary === 'movement'),
  )
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
      <MovementLine of={row.ref} movement={entry.movement} earlier={earlier} />
      {passages.count > 0 && (
        <ul className={classes.quotes}>
          {passages.first.map((passage) => (
            <li key={passage.evidence.id}>
              <span dir="auto">{passage.verbatim ? `“${passage.exact}”` : passage.exact}</span>{' '}
              <span className={look.quiet}>
                {texts.word('evidenceRole', passage.role)} ·{' '}
                <RecordLink target={passage.source.ref}>{texts.title(passage.source.title)}</RecordLink>
              </span>
            </li>
          ))}
          {passages.count > passages.first.length && (
            <li className={look.quiet}>
              {texts.t('record.linksLeft', { count: passages.count - passages.first.length })}
            </li>
          )}
        </ul>
      )}
    </li>
  )
}
