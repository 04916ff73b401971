import { Button } from '@mantine/core'
import { useState } from 'react'
import { citableFields } from '../../../core/model/schema/citable-fields'
import type { RecordView } from '../../../core/queries/view-schemas'
import { useActions } from '../../actions/action-context'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { CiteDialog } from './cite-dialog'
import classes from './record.module.css'

/** A record's evidence, and a button to add more; nothing if it has neither. */
export function EvidencePart({ view, earlier = false }: { view: RecordView; earlier?: boolean }) {
  const { t, title, word, family } = useTexts()
  const { state } = useActions()
  const [citing, setCiting] = useState(false)
  const fields = earlier ? [] : citableFields(view.collection).filter((name) => hasValue(view, name))
  if (view.passages.length === 0 && fields.length === 0) return null
  return (
    <section className={classes.section}>
      <h2>{t('record.evidence')}</h2>
      {view.passages.length === 0 && <p className={look.quiet}>{t('record.noEvidence')}</p>}
      <ul className={classes.passages}>
        {view.passages.map((passage) => (
          <li key={passage.evidence.id}>
            <p className={classes.passage}>{passage.verbatim ? `“${passage.exact}”` : passage.exact}</p>
            <p className={look.quiet}>
              {word('evidenceRole', passage.role)} · {family(`field.${passage.field}`)} ·{' '}
              <RecordLink target={passage.source.ref}>{title(passage.source.title)}</RecordLink>
              {passage.verbatim ? '' : t('record.ownWords')}
            </p>
          </li>
        ))}
      </ul>
      {fields.length > 0 && (
        <p className={classes.cite}>
          <Button size="compact-sm" variant="default" disabled={!state.editable} onClick={() => setCiting(true)}>
            {t('cite.action')}
          </Button>
          <CiteDialog about={view.ref} fields={fields} opened={citing} close={() => setCiting(false)} />
        </p>
      )}
    </section>
  )
}

/** Does the record say anything in this field that a source could support? */
function hasValue(view: RecordView, name: string): boolean {
  const field = view.fields.find((candidate) => candidate.name === name)
  return field !== undefined && (field.parts.length > 0 || field.values.some(({ type }) => type !== 'nothing'))
}
