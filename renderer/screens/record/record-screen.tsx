import { Button } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { FIRST_LINKS, type RecordMemosView } from '../../../core/queries/links-schemas'
import type { RecordView } from '../../../core/queries/view-schemas'
import { SOURCE_TEXT } from '../../../core/search/search-document'
import { useAction, useActions } from '../../actions/action-context'
import { newId } from '../../client/new-id'
import { useDesk } from '../../client/use-desk'
import { usePin } from '../../client/use-visits'
import look from '../../look/look.module.css'
import { MarkingLine } from '../../look/marking-line'
import type { Navigation } from '../../navigation/navigation-state'
import { RecordLink } from '../../navigation/open-record'
import { Fields } from '../../parts/fields'
import { Layers } from '../../parts/layers'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { DeleteButton } from '../delete/delete-button'
import { NotesPanel } from '../notes/notes-panel'
import { FindLineButton } from '../schedule/find-line-button'
import { AgreedPart } from './agreed-part'
import { DenialsPart } from './denials-part'
import { EvidencePart } from './evidence-part'
import { GapPart } from './gap-part'
import { GiveTextButton } from './give-text-button'
import { GoneRecord, isGone } from './gone-record'
import { LinksPart } from './links-part'
import { MemoButtons } from './memo-buttons'
import { MemosPart } from './memos-part'
import { MentionsPart } from './mentions-part'
import { NextRecords } from './next-records'
import { OriginalLine } from './original-line'
import { BelowLine } from './below-line'
import { OrphansLine } from './orphans-line'
import { PositionHistory } from './position-history'
import classes from './record.module.css'
import { RateButton } from './rate-button'
import { RoundPart } from './round-part'
import { Section } from './section'
import { SessionPart } from './session-part'

/** Fields that a part of the page shows in its own way. */
const SHOWN_APART: { [C in CollectionName]?: readonly string[] } = {
  position: ['text'],
  issue: ['gap', 'gapReason'],
  // The list of suggestions in the reader shows them.
  source: ['dismissed'],
}

/** One record for reading: its fields, what is derived from it, its evidence, and its links in both directions. */
export function RecordScreen({ target, navigation }: { target: RecordRef; navigation: Navigation }) {
  const record = useDesk('desk:record', target)
  if (isGone(record.error)) return <GoneRecord target={target} error={record.error} navigation={navigation} />
  if (record.error) return <Problem error={record.error} again={() => record.refetch()} />
  if (!record.data) return null
  return <RecordPage view={record.data} navigation={navigation} />
}

function RecordPage({ view, navigation }: { view: RecordView; navigation: Navigation }) {
  const { title, family } = useTexts()
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <p className={classes.kind}>
            {family(`collection.${view.collection}`)} <MarkingLine marking={view.marking} />
          </p>
          <h1 className={classes.title} data-field="title">
            {title(view.title)}
          </h1>
        </div>
        <RecordButtons view={view} navigation={navigation} />
      </header>
      <NextRecords from={view.ref} />
      <RecordBody view={view} />
    </div>
  )
}

/**
 * The readable parts of a record; for an earlier state, which comes with the memos of then, without the parts that take new entries. The page does not wait for
 * today's memos: to know them, drafts may have to be composed.
 */
export function RecordBody({ view, then }: { view: RecordView; then?: { memos: RecordMemosView | undefined } }) {
  const texts = useTexts()
  const { t, title } = texts
  const earlier = then !== undefined
  const today = useDesk('desk:record-memos', { ref: view.ref, offset: 0, limit: FIRST_LINKS }, !earlier)
  const memos = then ? then.memos : today.data
  return (
    <>
      {(view.collection === 'round' || view.collection === 'talk') && !earlier && (
        <MemoButtons subject={view.collection} id={view.ref.id} />
      )}
      {view.collection === 'position' && <PositionSentence view={view} />}
      {view.layers && view.layers.length > 0 && (
        <Section heading={t('layer.heading', { date: texts.instant(view.asOf, view.timeZone) })}>
          <Layers layers={view.layers} />
        </Section>
      )}
      {view.session && <SessionPart view={view} session={view.session} earlier={earlier} />}
      {view.gap && <GapPart view={view} gap={view.gap} earlier={earlier} />}
      {view.round && <RoundPart key={view.ref.id} view={view} round={view.round} earlier={earlier} />}
      {view.agreed && <AgreedPart view={view} agreed={view.agreed} earlier={earlier} />}
      <Fields
        of={view.collection}
        fields={view.fields.filter(({ name }) => !SHOWN_APART[view.collection]?.includes(name))}
      />
      {view.collection === 'source' && !earlier && <OriginalLine source={view.ref.id} />}
      {view.denials && <DenialsPart denials={view.denials} />}
      {view.orphans !== undefined && !earlier && <OrphansLine source={view.ref.id} count={view.orphans} />}
      {view.below !== undefined && !earlier && <BelowLine source={view.ref.id} count={view.below} />}
      {view.reading && (
        <Section heading={t('record.text')}>
          <MarkedText reading={view.reading} />
          {view.readingLength !== undefined && (
            <p className={look.quiet}>{t('record.textGoesOn', { count: view.readingLength.toLocaleString() })}</p>
          )}
        </Section>
      )}
      <EvidencePart key={`${view.collection}/${view.ref.id}`} view={view} earlier={earlier} />
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
    </>
  )
}

/** The buttons for a record. */
function RecordButtons({ view, navigation }: { view: RecordView; navigation: Navigation }) {
  const { t } = useTexts()
  const { run, state } = useActions()
  const { pinned } = usePin(view.ref)
  const { read } = navigation
  const { place } = navigation.route
  // Its text has the lines that are cited, and grows with them.
  const isSchedule = view.fields.some(
    ({ name, values }) => name === 'scheduleRevision' && values[0]?.type !== 'nothing',
  )
  const findInText = useEffectEvent(() => {
    if (place?.field === SOURCE_TEXT) read({ source: view.ref.id, find: place.text })
  })
  // A search may have found words that the page does not show.
  const isLong = view.readingLength !== undefined
  useEffect(() => {
    if (isLong) findInText()
  }, [isLong])
  useAction('edit', () => navigation.edit(view.ref, true))
  useAction('supersede', () => {
    if (view.supersede) navigation.make({ of: 'position', given: view.supersede, id: newId() })
  })
  return (
    <div className={classes.buttons}>
      <Button size="compact-sm" disabled={!state.editable} onClick={() => run('edit')}>
        {t('action.edit')}
      </Button>
      {view.reading && (
        <Button size="compact-sm" variant="default" onClick={() => read({ source: view.ref.id })}>
          {t('reader.open')}
        </Button>
      )}
      <RateButton of={view.ref} navigation={navigation} />
      {view.collection === 'good' && <FindLineButton good={view.ref.id} />}
      {view.collection === 'source' && !isSchedule && (
        <GiveTextButton isWhole={view.reading !== undefined && !view.isOneQuote} />
      )}
      {view.supersede && (
        <Button size="compact-sm" variant="default" disabled={!state.editable} onClick={() => run('supersede')}>
          {t('action.supersede')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => run('pin')}>
        {t(pinned ? 'pin.unpin' : 'pin.pin')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => run('recordHistory')}>
        {t('past.history')}
      </Button>
      {view.collection !== 'deskSettings' && <DeleteButton target={view.ref} gone={navigation.closeRecord} />}
    </div>
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
