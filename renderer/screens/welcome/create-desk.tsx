import { Button, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { safeFolderName } from '../../../core/base/safe-name'
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
import { useEnvironment } from '../../client/environment'
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
  const folder = useFolder(draft)
  const place = useFolderState(folder)
  const { desk, problems = {} } = readDraft(draft, language)
  const problemOf = (field: string) => {
    const problem: DraftProblem | undefined = tried ? problems[field] : undefined
    return problem === undefined ? undefined : t(`newDesk.${problem}`)
  }
  const make = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!desk || folder === '') {
      // After the fields have been marked.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setState({ busy: true })
    try {
      await ask('app:create-desk', { directory: folder, desk })
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
      <FolderField
        value={folder}
        change={(directory) => change({ ...draft, directory })}
        // An empty title has no folder yet; the title's own sentence says what to do.
        empty={tried && folder === '' && draft.title.trim() !== ''}
      />
      <FolderNote place={place} typed={folder} wanted="room" />
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

/** The folder of the desk: the chosen one, else one named by its title beside the other desks. */
function useFolder({ directory, title }: DeskDraft): string {
  const { desksFolder, platform } = useEnvironment()
  if (directory !== '') return directory
  const name = safeFolderName(title)
  return name === '' ? '' : `${desksFolder}${platform === 'win32' ? '\\' : '/'}${name}`
}

function FolderField(props: { value: string; change: (directory: string) => void; empty: boolean }) {
  const { t } = useTexts()
  const choose = async () => {
    const { directory } = await ask('app:pick-folder', {})
    if (directory !== undefined) props.change(directory)
  }
  return (
    <div className={classes.pathLine}>
      <TextInput
        label={t('newDesk.place')}
        value={props.value}
        error={props.empty}
        onChange={(event) => props.change(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => void choose()}>
        {t('welcome.choose')}
      </Button>
    </div>
  )
}
