import { useState } from 'react'
import { refKey } from '../../../core/desk/ops'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { FIRST_LINKS, type RecordMemosView } from '../../../core/queries/links-schemas'
import type { RecordView } from '../../../core/queries/view-schemas'
import { Soon, useSoon } from '../../client/soon'
import { useDesk } from '../../client/use-desk'
import type { Navigation } from '../../navigation/navigation-state'
import { Layers } from '../../parts/layers'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { NotesPanel } from '../notes/notes-panel'
import { AgreedPart } from './agreed-part'
import { CiteDialog } from './cite-dialog'
import { DenialsPart } from './denials-part'
import { EvidencePart } from './evidence-part'
import { GapPart } from './gap-part'
import { GoneRecord, isGone } from './gone-record'
import { LinksPart } from './links-part'
import { MemosPart } from './memos-part'
import { MentionsPart } from './mentions-part'
import { NextRecords } from './next-records'
import { PositionHistory } from './position-history'
import { otherNames, RecordFields } from './record-fields'
import classes from './record.module.css'
import { primaryOf, RecordToolbar } from './record-toolbar'
import { RoundPart } from './round-part'
import { Section } from './section'
import { SessionPart } from './session-part'
import { SourcePart } from './source-part'

/** One record for reading: its fields, what is derived from it, its evidence, and its links in both directions. */
export function RecordScreen({ target, navigation }: { target: RecordRef; navigation: Navigation }) {
  const record = useDesk('desk:record', target)
  const here = useSoon(record.data !== undefined)
  if (isGone(record.error)) return <GoneRecord target={target} error={record.error} navigation={navigation} />
  if (record.error) return <Problem error={record.error} again={() => record.refetch()} />
  if (!record.data || !here) return null
  return <RecordPage view={record.data} navigation={navigation} />
}

function RecordPage({ view, navigation }: { view: RecordView; navigation: Navigation }) {
  const name = useTexts().title(view.title)
  const others = otherNames(view, name)
  const [citing, setCiting] = useState(false)
  const cite = () => setCiting(true)
  return (
    <div
      className={classes.page}
      data-find-text
      data-drop-on={view.collection === 'issue' ? refKey(view.ref) : undefined}
    >
      <RecordToolbar view={view} navigation={navigation} cite={cite} />
      <header>
        <h1 className={classes.title} data-field="title">
          {name}
        </h1>
        {others.length > 0 && (
          <p className={classes.otherNames} dir="auto">
            {others.join(' · ')}
          </p>
        )}
        <NextRecords from={view.ref} />
      </header>
      <RecordBody
        view={view}
        cite={primaryOf(view) === 'cite' ? undefined : cite}
        wanted={navigation.route.place?.field}
      />
      {view.citable.length > 0 && (
        <CiteDialog about={view.ref} places={view.citable} opened={citing} close={() => setCiting(false)} />
      )}
    </div>
  )
}

/**
 * The readable parts of a record; for an earlier state, which comes with the memos of then (`then`), without the parts that take new entries. The page does not wait
 * for today's memos: to know them, drafts may have to be composed. `cite` cites a source, unless the page has a button for that already; `wanted` is a field to show.
 */
export function RecordBody(props: {
  view: RecordView
  then?: { memos: RecordMemosView | undefined }
  cite?: (() => void) | undefined
  wanted?: string | undefined
}) {
  const { view, then } = props
  const texts = useTexts()
  const { t, title } = texts
  const earlier = then !== undefined
  const today = useDesk('desk:record-memos', { ref: view.ref, offset: 0, limit: FIRST_LINKS }, !earlier)
  const memos = then ? then.memos : today.data
  return (
    <>
      {view.collection === 'position' && <PositionSentence view={view} />}
      {view.collection === 'source' && <SourcePart view={view} earlier={earlier} />}
      {view.layers && view.layers.length > 0 && (
        <Section heading={t('layer.heading', { date: texts.instant(view.asOf, view.timeZone) })}>
          <Layers layers={view.layers} />
        </Section>
      )}
      {view.session && <SessionPart view={view} session={view.session} earlier={earlier} />}
      {view.gap && <GapPart view={view} gap={view.gap} earlier={earlier} />}
      {view.round && <RoundPart key={view.ref.id} view={view} round={view.round} earlier={earlier} />}
      {view.agreed && <AgreedPart view={view} agreed={view.agreed} earlier={earlier} />}
      <RecordFields view={view} wanted={props.wanted} earlier={earlier} />
      {view.denials && <DenialsPart denials={view.denials} />}
      <EvidencePart key={`${view.collection}/${view.ref.id}`} view={view} earlier={earlier} cite={props.cite} />
      <Soon>
        {view.history && view.history.count > 1 && (
          <Section heading={t('record.history')}>
            <PositionHistory key={view.ref.id} line={view.history} opened={view.ref} earlier={earlier} />
          </Section>
        )}
        {!earlier && <NotesPanel about={view.ref} />}
        {memos && (
          <MemosPart key={`memos-${view.collection}/${view.ref.id}`} of={view.ref} memos={memos} earlier={earlier} />
        )}
        <LinksPart
          key={`links-${view.collection}/${view.ref.id}`}
          view={view}
          memos={memos?.naming ?? []}
          earlier={earlier}
        />
        {!earlier && <MentionsPart of={view.ref} />}
        <p className={classes.provenance}>
          {t('record.provenance', {
            maker: title(view.provenance.createdBy),
            made: texts.moment(view.provenance.createdAt),
            changer: title(view.provenance.changedBy),
            changed: texts.moment(view.provenance.changedAt),
            rev: view.provenance.rev,
          })}
        </p>
      </Soon>
    </>
  )
}

/** A position's sentence, laid out for reading. */
function PositionSentence({ view }: { view: RecordView }) {
  const text = view.fields.find((field) => field.name === 'text')?.values[0]
  return text?.type === 'prose' ? (
    <p className={classes.lead} data-field="text">
      {text.text}
    </p>
  ) : null
}
