import { useEffect, useRef, useState } from 'react'
import type { Output } from '../../../core/contract/contract'
import type { SourceDraft } from '../../../core/reading/source-draft'
import { ask } from '../../client/bridge'
import { useStaff, useStoreId } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { useReadSource } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { IntakeFrame } from './intake-frame'
import { IntakeText } from './intake-text'
import { fileOf, KeepFile, keepsByDefault } from './keep-file'
import classes from './intake.module.css'
import { useIntake, type Dropped } from './use-intake'

type Effect = Output<'desk:new-text'>

/** Gives a source on the desk its whole text, or a new version of it. Says first what that does to its quotes; those without a place are shown next. */
export function NewTextDialog(props: Dropped & { source: string; done: () => void; close: () => void }) {
  const { source, done, close, ...files } = props
  const { t, title, error } = useTexts()
  const staff = useStaff()
  const read = useReadSource()
  const work = useIntake(`text/${useStoreId()}/${source}`, (draft) => ({ draft, keep: keepsByDefault(draft) }), files)
  const { intake, change, setProblem } = work
  const { data: view, dataUpdatedAt } = useDesk('desk:record', { collection: 'source', id: source })
  const { effect, failure } = useEffectOf(source, intake?.draft, dataUpdatedAt)
  const [busy, setBusy] = useState(false)
  // The text is there to be looked at, and one Tab further are the buttons.
  const preview = useRef<HTMLDivElement>(null)
  const isRead = intake !== undefined
  useEffect(() => {
    if (isRead) preview.current?.querySelector<HTMLElement>('[tabindex]')?.focus()
  }, [isRead])
  const submit = async () => {
    // Nothing is done to quotes before the person could read it.
    if (!intake || !view || !effect || busy) return
    setBusy(true)
    const { text, readByMachine } = intake.draft
    try {
      await applyCommand(
        {
          kind: 'giveText',
          source,
          rev: view.provenance.rev,
          text,
          ...fileOf(intake.draft, intake.keep),
          ...(readByMachine ? { readByMachine } : {}),
        },
        staff,
      )
      work.done()
      done()
      if (effect.orphaned > 0) read({ source })
    } catch (cause) {
      setProblem({ at: '', says: error(cause) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <IntakeFrame
      title={view ? t('intake.newTextOf', { title: title(view.title) }) : t('action.giveText')}
      intake={work}
      isRead={isRead}
      waiting={files.dropped.length}
      submitLabel={t('intake.giveText')}
      busy={busy}
      submit={() => void submit()}
      discard={() => change(undefined)}
      close={close}
    >
      {intake && (
        <div ref={preview} className={classes.form}>
          <IntakeText draft={intake.draft} language={intake.draft.language} />
          <KeepFile draft={intake.draft} keep={intake.keep} change={(keep) => change({ ...intake, keep })} />
          <div role="status">{effect && <EffectWords effect={effect} />}</div>
          {failure !== undefined && <p role="alert">{error(failure)}</p>}
        </div>
      )}
    </IntakeFrame>
  )
}

/** The effect of a text on the quotes of the source as it is now; nothing until it is known. `changed` tells that the desk may be another. */
function useEffectOf(source: string, draft: SourceDraft | undefined, changed: number) {
  const [found, setFound] = useState<{ draft: SourceDraft; changed: number; effect?: Effect; failure?: unknown }>()
  useEffect(() => {
    if (!draft) return undefined
    let isAsked = true
    ask('desk:new-text', { source, text: draft.text }).then(
      (effect) => isAsked && setFound({ draft, changed, effect }),
      (failure: unknown) => isAsked && setFound({ draft, changed, failure }),
    )
    return () => {
      isAsked = false
    }
  }, [source, draft, changed])
  return found?.draft === draft && found?.changed === changed ? { effect: found?.effect, failure: found?.failure } : {}
}

function EffectWords({ effect: { placed, orphaned, isSame } }: { effect: Effect }) {
  const { t } = useTexts()
  return (
    <ul className={classes.effect}>
      {isSame && <li>{t('intake.sameText')}</li>}
      {placed + orphaned === 0 && <li>{t('intake.noQuotes')}</li>}
      {placed > 0 && <li>{placed === 1 ? t('intake.placedOne') : t('intake.placed', { count: placed })}</li>}
      {orphaned > 0 && (
        <li data-orphaned>{orphaned === 1 ? t('intake.orphanedOne') : t('intake.orphaned', { count: orphaned })}</li>
      )}
    </ul>
  )
}
