import { Button } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { NOBODY, readStaff, staffDraftSchema, staffProblems } from '../../../core/editing/staff-form'
import { staffMemberSchema } from '../../../core/model/values/staff-member'
import { ask } from '../../client/bridge'
import { newId } from '../../client/new-id'
import { useUnsavedForm } from '../../client/use-unsaved-form'
import { useTexts } from '../../text/text-context'
import { StaffFields } from '../settings/staff-fields'
import classes from './welcome.module.css'

/** The first question: who works here. */
export function FirstName() {
  const texts = useTexts()
  const { t } = texts
  const draft = useUnsavedForm('welcome:who', (json) => staffDraftSchema.parse(json), NOBODY)
  const [id] = useState(newId)
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  if (!draft.value) return null
  const { value } = draft
  const problems = staffProblems(value)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(problems).length > 0) return
    try {
      await ask('app:choose', { staff: staffMemberSchema.parse({ id, ...readStaff(value) }) })
      draft.forget()
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <form className={classes.form} noValidate aria-labelledby="who" onSubmit={(event) => void save(event)}>
      <h2 id="who">{t('who.title')}</h2>
      <p className={classes.help}>{t('who.help')}</p>
      <div className={classes.narrow}>
        <StaffFields value={value} problems={tried ? problems : {}} change={draft.change} focus />
      </div>
      {failed !== undefined && (
        <p role="alert" className={classes.error}>
          {texts.error(failed)}
        </p>
      )}
      <span className={classes.buttons}>
        <Button type="submit">{t('who.go')}</Button>
      </span>
    </form>
  )
}
