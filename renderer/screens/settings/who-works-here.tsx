import { Button } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { foldText } from '../../../core/base/fold-text'
import { NOBODY, readStaff, staffDraftSchema, staffProblems, type StaffDraft } from '../../../core/editing/staff-form'
import { staffMemberSchema, type StaffMember } from '../../../core/model/values/staff-member'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import { newId } from '../../client/new-id'
import { finishAll } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { useUnsavedForm } from '../../client/use-unsaved-form'
import { SearchSelect } from '../../look/search-select'
import { useTexts } from '../../text/text-context'
import classes from './settings.module.css'
import { StaffFields } from './staff-fields'

const draftOf = (member: StaffMember): StaffDraft => ({
  name: member.name,
  initials: member.initials,
  post: member.post ?? '',
})

/** The staff member who works here, to correct or to change. Empty before a name is known: the first run asks for it. */
export function WhoWorksHere({ desk }: { desk: boolean }) {
  const { staff } = useEnvironment()
  const [another, setAnother] = useState<boolean>()
  const { t } = useTexts()
  if (!staff) return null
  return (
    <section className={classes.who} aria-label={t('settings.who')}>
      <h2>{t('settings.who')}</h2>
      {another ? (
        <AnotherPerson desk={desk} done={() => setAnother(false)} />
      ) : (
        <>
          <Member key={staff.id} id={staff.id} unsavedKey={`who/${staff.id}`} first={draftOf(staff)} />
          {/* Coming back from the other form, you find the focus where you left it. */}
          <Button variant="default" autoFocus={another === false} onClick={() => setAnother(true)}>
            {t('settings.another')}
          </Button>
        </>
      )}
    </section>
  )
}

function AnotherPerson({ desk, done }: { desk: boolean; done: () => void }) {
  const { t } = useTexts()
  const [chosen, setChosen] = useState<{ id: string; first: StaffDraft; known?: true }>(() => ({
    id: newId(),
    first: NOBODY,
  }))
  // The typed details of a new person stay, whatever id they will get.
  const key = chosen.known ? chosen.id : 'new'
  return (
    <>
      {desk && <p className={classes.help}>{t('settings.anotherHelp')}</p>}
      {desk && <StaffOfDesk choose={(member) => setChosen({ id: member.id, first: draftOf(member), known: true })} />}
      {desk && !chosen.known && <h3>{t('settings.newPerson')}</h3>}
      <Member
        key={chosen.id}
        id={chosen.id}
        unsavedKey={`who/${key}`}
        first={chosen.first}
        focus={!desk}
        saved={done}
        cancel={done}
      />
    </>
  )
}

/** The desk's staff members; choosing one takes their details from the desk. */
function StaffOfDesk({ choose }: { choose: (member: StaffMember) => void }) {
  const texts = useTexts()
  const { t } = texts
  const choices = useDesk('desk:choices', { collections: ['staff'], find: '' })
  const [failed, setFailed] = useState<unknown>()
  const pick = async (id: string) => {
    const { values } = await ask('desk:form', { ref: { collection: 'staff', id } })
    choose(staffMemberSchema.parse({ ...values, id }))
  }
  const rows = choices.data?.rows ?? []
  return (
    <>
      <SearchSelect
        label={t('settings.staff')}
        data={rows.map(({ ref, title }) => ({
          value: ref.id,
          label: texts.title(title),
          find: foldText(`${title.en} ${title.ja}`),
        }))}
        nothingFoundMessage={t('settings.noStaff')}
        comboboxProps={{ withinPortal: false }}
        onChange={(id) => {
          if (id !== null) pick(id).catch(setFailed)
        }}
      />
      {failed !== undefined && (
        <p role="alert" className={classes.error}>
          {texts.error(failed)}
        </p>
      )}
    </>
  )
}

/** The details of a staff member. Typed text stays until it is saved, even if another person is chosen or the settings close. */
function Member(props: {
  id: string
  unsavedKey: string
  first: StaffDraft
  focus?: boolean
  saved?: () => void
  cancel?: () => void
}) {
  const texts = useTexts()
  const { t } = texts
  const unsaved = useUnsavedForm(props.unsavedKey, (json) => staffDraftSchema.parse(json), props.first)
  const [tried, setTried] = useState(false)
  const [state, setState] = useState<{ failed?: unknown; saved?: boolean }>({})
  if (!unsaved.value) return null
  const draft = unsaved.value
  const problems = staffProblems(draft)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(problems).length > 0) return
    try {
      // The text in the window's forms so far is by the person who worked here until now.
      await finishAll()
      await ask('app:choose', { staff: staffMemberSchema.parse({ id: props.id, ...readStaff(draft) }) })
      unsaved.forget(draft)
      setState({ saved: true })
      props.saved?.()
    } catch (failed) {
      setState({ failed })
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => void save(event)}>
      <StaffFields
        value={draft}
        problems={tried ? problems : {}}
        focus={props.focus ?? false}
        change={(value) => {
          unsaved.change(value)
          setState({})
        }}
      />
      {state.failed !== undefined && (
        <p role="alert" className={classes.error}>
          {texts.error(state.failed)}
        </p>
      )}
      <span className={classes.buttons}>
        <Button type="submit">{t('settings.save')}</Button>
        {props.cancel && (
          <Button variant="default" onClick={props.cancel}>
            {t('settings.cancel')}
          </Button>
        )}
        <span role="status" className={classes.help}>
          {state.saved ? t('settings.saved') : ''}
        </span>
      </span>
    </form>
  )
}
