import { Button } from '@mantine/core'
import { useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { LINKS_MAX } from '../../../core/queries/links-schemas'
import type { PassageView, RecordView } from '../../../core/queries/view-schemas'
import { useActions } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { RecordLink, useReadSource } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { NextEntries } from './next-entries'
import classes from './record.module.css'

/** A record's evidence, and a button to add more (`cite`); nothing if it has none and can have none. */
export function EvidencePart(props: { view: RecordView; earlier?: boolean; cite?: (() => void) | undefined }) {
  const { view, earlier = false, cite } = props
  const { t } = useTexts()
  const { state } = useActions()
  const [pages, setPages] = useState(0)
  const { count, first } = view.passages
  const places = earlier ? [] : view.citable
  if (count === 0 && places.length === 0) return null
  return (
    <section className={classes.section}>
      <h2>{t('record.evidence')}</h2>
      {count === 0 && <p className={look.quiet}>{t('record.noEvidence')}</p>}
      <ul className={classes.passages}>
        <Passages passages={first} about={earlier ? undefined : view.ref} />
        {Array.from({ length: pages }, (_, page) => (
          <MorePassages key={page} of={view.ref} offset={first.length + page * LINKS_MAX} />
        ))}
      </ul>
      <NextEntries left={count - first.length - pages * LINKS_MAX} earlier={earlier} more={() => setPages(pages + 1)} />
      {places.length > 0 && cite && (
        <p className={classes.cite}>
          <Button size="compact-sm" variant="default" disabled={!state.editable} onClick={cite}>
            {t('cite.action')}
          </Button>
        </p>
      )}
    </section>
  )
}

function MorePassages({ of, offset }: { of: RecordRef; offset: number }) {
  const asked = useDesk('desk:record-part', { ref: of, part: 'passages', offset, limit: LINKS_MAX })
  return <Passages passages={asked.data?.passages ?? []} about={of} />
}

/** Quotes. On the record `about` as it is today, each opens in its source, with the record beside the text. */
export function Passages({ passages, about }: { passages: readonly PassageView[]; about: RecordRef | undefined }) {
  const { t, title, word } = useTexts()
  const read = useReadSource()
  return passages.map((passage) => (
    <li key={passage.evidence.id}>
      <p className={classes.passage}>{passage.verbatim ? `“${passage.exact}”` : passage.exact}</p>
      <p className={look.quiet}>
        {word('evidenceRole', passage.role)} · {title(passage.place)} ·{' '}
        <RecordLink target={passage.source.ref}>{title(passage.source.title)}</RecordLink>
        {passage.verbatim ? '' : t('record.ownWords')}
        {passage.byMachine && t('record.byMachine')}
        {passage.orphan !== undefined && t('record.earlierText')}{' '}
        {about && passage.orphan !== undefined && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => read({ source: passage.source.ref.id, orphans: { first: passage.orphan } }, about)}
          >
            {t('orphans.showOne')}
          </Button>
        )}
        {about && passage.at && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => read({ source: passage.source.ref.id, at: passage.at }, about)}
          >
            {t('reader.openAt')}
          </Button>
        )}
      </p>
    </li>
  ))
}
