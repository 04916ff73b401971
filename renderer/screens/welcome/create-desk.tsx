import { Button, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import {
  BLANK_DESK,
  BLANK_PARTY,
  deskDraftSchema,
  readDraft,
  type DeskDraft,
  type DraftProblem,
  type PartyDraft,
} from '../../../core/editing/new-desk-form'
import { ask } from '../../client/bridge'
import { FolderField, readyFolder, useChosenFolder } from '../../parts/folder-field'
import { FolderNote, useFolderState } from '../../parts/folder-note'
import { useUnsavedForm } from '../../client/use-unsaved-form'
import { useTexts } from '../../text/text-context'
import { PartyFields } from './party-fields'
import classes from './welcome.module.css'

/** The form of an empty desk. Typed text stays until the desk exists. */
export function CreateDesk({ back }: { back: () => void }) {
  const draft = useUnsavedForm('welcome:desk', (json) => deskDraftSchema.parse(json), BLANK_DESK)
  if (!draft.value) return null
  return <DeskForm draft={draft.value} change={draft.change} done={draft.forget} back={back} />
}

interface FormProps {
  draft: DeskDraft
  change: (draft: DeskDraft) => void
  done: () => void
  back: () => void
}

function DeskForm({ draft, change, done, back }: FormProps) {
  const texts = useTexts()
  const { t, language } = texts
  const form = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const [state, setState] = useState<{ busy?: true; failed?: unknown }>({})
  const target = useChosenFolder(draft.title)
  const place = useFolderState(target.folder?.place)
  const { desk, problems = {} } = readDraft(draft, language)
  const problemOf = (field: string) => {
    const problem: DraftProblem | undefined = tried ? problems[field] : undefined
    return problem === undefined ? undefined : t(`newDesk.${problem}`)
  }
  const make = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!desk) {
      // After the fields have been marked.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setState({ busy: true })
    try {
      const into = await readyFolder(target)
      if (into === undefined) {
        setState({})
        return
      }
      await ask('app:create-desk', { into, desk })
      done()
    } catch (failed) {
      setState({ failed })
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const inList = event.target instanceof HTMLElement && event.target.dataset.mantineStopPropagation === 'true'
    if (event.key === 'Escape' && !event.nativeEvent.isComposing && !inList) back()
  }
  const setOther = (index: number, party: PartyDraft) =>
    change({ ...draft, others: draft.others.map((other, at) => (at === index ? party : other)) })
  const several = draft.others.length > 1
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      aria-labelledby="new-desk"
      onSubmit={(event) => void make(event)}
      onKeyDown={onKeyDown}
    >
      <h2 id="new-desk">{t('newDesk.title')}</h2>
      <TextInput
        label={t('newDesk.name')}
        description={t('newDesk.nameHelp')}
        value={draft.title}
        error={problemOf('title')}
        dir="auto"
        autoFocus
        onChange={(event) => change({ ...draft, title: event.currentTarget.value })}
      />
      <PartyFields
        title={t('newDesk.ours')}
        party={draft.ours}
        problemOf={(field) => problemOf(`ours.${field}`)}
        change={(ours) => change({ ...draft, ours })}
      />
      {draft.others.map((party, index) => (
        <PartyFields
          key={index}
          title={several ? t('newDesk.otherNumber', { number: index + 1 }) : t('newDesk.other')}
          party={party}
          problemOf={(field) => problemOf(`others.${index}.${field}`)}
          change={(changed) => setOther(index, changed)}
          {...(several && {
            remove: () => change({ ...draft, others: draft.others.filter((_other, at) => at !== index) }),
          })}
        />
      ))}
      {draft.others.length < 20 && (
        <Button
          variant="default"
          className={classes.add}
          onClick={() => change({ ...draft, others: [...draft.others, BLANK_PARTY] })}
        >
          {t('newDesk.add')}
        </Button>
      )}
      <FolderField label={t('newDesk.place')} folder={target.folder} choose={target.choose} />
      <FolderNote place={place} wanted="room" />
      {tried && !desk && (
        <p role="alert" className={classes.error}>
          {t('newDesk.fix')}
        </p>
      )}
      {state.failed !== undefined && (
        <p role="alert" className={classes.error}>
          {texts.error(state.failed)}
        </p>
      )}
      <span className={classes.buttons}>
        <Button type="submit" loading={state.busy ?? false}>
          {t('newDesk.make')}
        </Button>
        <Button variant="default" onClick={back}>
          {t('welcome.back')}
        </Button>
      </span>
    </form>
  )
}
