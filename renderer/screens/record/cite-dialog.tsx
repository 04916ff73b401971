import { Button, NativeSelect, Radio } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../../core/contract/contract'
import { refKey } from '../../../core/desk/ops'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import type { RecordView } from '../../../core/queries/view-schemas'
import { ask } from '../../client/bridge'
import { useStaff, useStoreId } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useUnsavedForm } from '../../client/use-unsaved-form'
import { useTexts } from '../../text/text-context'
import { typingIn } from '../form/inputs/typed-input'
import { citeOf, emptyDraft, isAboutPlaces, problemOf, refusalOf, type CiteDraft, type CiteProblem } from './cite-draft'
import { KnownSource, NewSourceFields } from './cite-source-fields'
import classes from './cite.module.css'
import { PassageChoice } from './passage-choice'
import { Dialog, DialogButtons } from '../../look/dialog'
import { GrowingText } from '../../look/growing-text'

interface Props {
  about: RecordRef
  /** The places in the record that a source can be cited for, the main one first. */
  places: RecordView['citable']
  opened: boolean
  close: () => void
}

/** Cites a source for a record. Typed text stays until it is on the desk, even if the dialog or the record closes meanwhile. */
export function CiteDialog({ about, places, opened, close }: Props) {
  const { t } = useTexts()
  const blank = emptyDraft(places[0]?.path ?? '')
  const key = `cite/${useStoreId()}/${refKey(about)}`
  const unsaved = useUnsavedForm(key, (json): CiteDraft => ({ ...blank, ...(json as Partial<CiteDraft>) }), blank)
  const draft = unsaved.value ?? blank
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('cite.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('cite.cancel') }}
      closeOnClickOutside={false}
      // Esc first closes an open list of sources.
      closeOnEscape={false}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return
        // The record beneath stays open.
        event.preventDefault()
        close()
      }}
    >
      <CiteForm
        about={about}
        places={places}
        close={close}
        draft={draft}
        change={(change) => unsaved.change({ ...draft, ...change })}
        done={() => {
          unsaved.forget()
          close()
        }}
      />
    </Dialog>
  )
}

function CiteForm(
  props: Omit<Props, 'opened'> & {
    draft: CiteDraft
    change: (change: Partial<CiteDraft>) => void
    done: () => void
  },
) {
  const texts = useTexts()
  const { t, title, word } = texts
  const { about, places, close, draft, change, done } = props
  const staff = useStaff()
  const [problem, setProblem] = useState<CiteProblem>()
  const [busy, setBusy] = useState(false)
  /** Where the passage is in the source, once it is at several places there, or at none. */
  const [found, setFound] = useState<{ source: string; passage: string; places: Output<'desk:passage-places'> }>()
  const inText = found?.passage === draft.passage && found.source === draft.known ? found.places : undefined
  /** Other words, or those of another source, are at other places. */
  const changeWords = (next: Partial<CiteDraft>) => change({ ...next, place: undefined })
  const submit = async () => {
    const wrong = problemOf(draft, texts)
    if (busy) return
    setProblem(wrong)
    if (wrong) return
    setBusy(true)
    try {
      await applyCommand({ kind: 'cite', ...citeOf(draft, about) }, staff)
      done()
    } catch (cause) {
      setProblem(refusalOf(cause, texts))
      setBusy(false)
      const { known: source, passage } = draft
      if (isAboutPlaces(cause) && source !== undefined)
        await ask('desk:passage-places', { source, passage }).then(
          (answer) => setFound({ source, passage, places: answer }),
          () => undefined,
        )
    }
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Radio.Group
        aria-label={t('cite.which')}
        value={draft.which}
        onChange={(which) => changeWords({ which: which === 'known' ? 'known' : 'new' })}
      >
        <div className={classes.ways}>
          <Radio value="new" label={t('cite.new')} />
          <Radio value="known" label={t('cite.known')} />
        </div>
      </Radio.Group>
      {draft.which === 'new' ? (
        <NewSourceFields draft={draft} change={change} problem={problem} says={t('cite.newSays')} isFirst />
      ) : (
        <KnownSource draft={draft} change={changeWords} problem={problem} />
      )}
      <GrowingText
        label={t('cite.passage')}
        description={t('cite.passageHelp')}
        dir="auto"
        minRows={3}
        maxRows={12}
        spellCheck={false}
        inputClass={classes.passage}
        value={draft.passage}
        error={problem?.at === 'passage' ? problem.says : undefined}
        onChange={(event) => changeWords({ passage: event.currentTarget.value })}
        {...typingIn(() => undefined)}
      />
      {inText && (
        <PassageChoice
          found={inText}
          start={draft.place?.sha256 === inText.sha256 ? draft.place?.start : undefined}
          choose={(start) => inText.sha256 !== undefined && change({ place: { start, sha256: inText.sha256 } })}
          take={(passage, start) => {
            setProblem(undefined)
            if (inText.sha256 !== undefined) change({ passage, place: { start, sha256: inText.sha256 } })
          }}
        />
      )}
      <div className={classes.pair}>
        {places.length > 1 && (
          <NativeSelect
            label={t('cite.field')}
            data={places.map(({ path, place }) => ({ value: path, label: title(place) }))}
            value={draft.field}
            error={problem?.at === 'field' ? problem.says : undefined}
            onChange={(event) => change({ field: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          label={t('cite.role')}
          data={VOCABULARIES.evidenceRole.map((value) => ({ value, label: word('evidenceRole', value) }))}
          value={draft.role}
          onChange={(event) => change({ role: event.currentTarget.value })}
        />
      </div>
      {problem && (
        <div className={classes.failure} role="alert">
          {problem.at === '' && <p>{problem.says}</p>}
          <p>{t('cite.kept')}</p>
        </div>
      )}
      <DialogButtons>
        <Button variant="default" onClick={close}>
          {t('cite.cancel')}
        </Button>
        {/* Not disabled meanwhile: it would lose the focus, and the dialog its keys. */}
        <Button type="submit" aria-busy={busy}>
          {t('cite.submit')}
        </Button>
      </DialogButtons>
    </form>
  )
}
