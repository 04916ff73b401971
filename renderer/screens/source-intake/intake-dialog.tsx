import { useEffect, useRef, useState } from 'react'
import type { SourceDraft } from '../../../core/reading/source-draft'
import { useStaff, useStoreId } from '../../client/environment'
import { newId } from '../../client/new-id'
import { applyCommand } from '../../client/saving'
import { useOpenRecord, useReadSource } from '../../navigation/open-record'
import { useTexts, type Texts } from '../../text/text-context'
import { refusalOf } from '../record/cite-draft'
import { NewSourceFields } from '../record/cite-source-fields'
import { addSourceOf, intakeOf, problemOf } from './intake-draft'
import { IntakeFrame } from './intake-frame'
import { IntakeText, TextLanguage } from './intake-text'
import { hasNoText, KeepFile, nameAndSize } from './keep-file'
import classes from './intake.module.css'
import { SchedulePart } from './schedule-part'
import { useIntake, type Dropped } from './use-intake'

/** Adds a source with its whole text: pasted, dropped or chosen. Only a title is needed. */
export function IntakeDialog({ close, ...files }: Dropped & { close: () => void }) {
  const texts = useTexts()
  const { t } = texts
  const staff = useStaff()
  const readSource = useReadSource()
  const openRecord = useOpenRecord()
  const work = useIntake(`intake/${useStoreId()}`, intakeOf, files)
  const { intake, change, problem, setProblem } = work
  const waiting = files.dropped.length + work.queued
  const [busy, setBusy] = useState(false)
  const { schedule } = intake?.draft ?? {}
  // The title takes the focus: it is the one field that is needed, and Ctrl+Enter adds the source.
  const readForm = useRef<HTMLDivElement>(null)
  const isRead = intake !== undefined
  useEffect(() => {
    if (isRead) readForm.current?.querySelector('input')?.focus()
  }, [isRead])
  const submit = async () => {
    if (!intake || busy) return
    const wrong = problemOf(intake, texts)
    setProblem(wrong)
    if (wrong) return
    setBusy(true)
    const id = newId()
    try {
      await applyCommand({ kind: 'addSource', ...addSourceOf(intake, id) }, staff)
      work.done()
      if (waiting > 0) return
      close()
      // A schedule has no text to read.
      if (schedule) openRecord({ collection: 'source', id })
      else readSource({ source: id })
    } catch (cause) {
      setProblem(refusalOf(cause, texts))
    } finally {
      setBusy(false)
    }
  }
  return (
    <IntakeFrame
      title={t('intake.title')}
      intake={work}
      keepUnread={work.keepUnread}
      isRead={isRead}
      waiting={waiting}
      submitLabel={t('intake.add')}
      busy={busy}
      submit={() => void submit()}
      discard={() => change(undefined)}
      close={close}
    >
      {intake && (
        <div ref={readForm} className={classes.form}>
          <NewSourceFields
            draft={intake.fields}
            says={saysOf(intake.draft, texts)}
            change={(fields) => change({ ...intake, fields: { ...intake.fields, ...fields } })}
            problem={problem}
          />
          {schedule && (
            <SchedulePart schedule={schedule} intake={intake} change={(next) => change({ ...intake, ...next })} />
          )}
          <TextLanguage language={intake.language} change={(language) => change({ ...intake, language })} />
          <KeepFile draft={intake.draft} keep={intake.keep} change={(keep) => change({ ...intake, keep })} />
          {!hasNoText(intake.draft) && <IntakeText draft={intake.draft} language={intake.language} />}
        </div>
      )}
    </IntakeFrame>
  )
}

/** The origin of the proposed fields. */
function saysOf({ original, kind }: SourceDraft, { t }: Texts): string {
  if (!original) return t('intake.onlyTitle')
  if (kind === 'unread') return t('intake.onlyFile', nameAndSize(original))
  return kind === 'schedule' ? t('schedule.onlyFile', nameAndSize(original)) : t('intake.onlyTitle')
}
