import { TextInput } from '@mantine/core'
import type { StaffDraft, StaffProblems } from '../../../core/editing/staff-form'
import { suggestInitials } from '../../../core/model/values/initials'
import { useTexts } from '../../text/text-context'

/** Name, initials and post. The initials follow the name until a person types their own. */
export function StaffFields(props: {
  value: StaffDraft
  problems: StaffProblems
  change: (value: StaffDraft) => void
  focus?: boolean
}) {
  const { value, problems, change } = props
  const { t } = useTexts()
  const error = (field: keyof StaffDraft) => {
    const problem = problems[field]
    return problem === undefined ? undefined : t(`who.${problem}`)
  }
  const rename = (name: string) => {
    const follows = value.initials === '' || value.initials === suggestInitials(value.name)
    change({ ...value, name, initials: follows ? suggestInitials(name) : value.initials })
  }
  return (
    <>
      <TextInput
        label={t('who.name')}
        value={value.name}
        error={error('name')}
        dir="auto"
        data-autofocus={props.focus || undefined}
        autoFocus={props.focus ?? false}
        onChange={(event) => rename(event.currentTarget.value)}
      />
      <TextInput
        label={t('who.initials')}
        description={t('who.initialsHelp')}
        value={value.initials}
        error={error('initials')}
        dir="auto"
        onChange={(event) => change({ ...value, initials: event.currentTarget.value })}
      />
      <TextInput
        label={t('who.post')}
        description={t('who.postHelp')}
        value={value.post}
        error={error('post')}
        dir="auto"
        onChange={(event) => change({ ...value, post: event.currentTarget.value })}
      />
    </>
  )
}
