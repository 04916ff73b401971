import { NativeSelect, TextInput } from '@mantine/core'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import { useTexts } from '../../text/text-context'
import type { QuickText } from './use-quick-text'

/** The level, date and status of a new round. `read` is the typed date as it was read. */
export function RoundFields(props: {
  level: string | undefined
  since: string
  status: string | undefined
  /** The status that the date implies, while nobody has chosen one. */
  implied: 'held' | 'scheduled' | undefined
  read: string | undefined
  wrong: boolean
  change: (changed: Partial<QuickText>) => void
}) {
  const { t, family, word } = useTexts()
  const { change } = props
  const choice = <N extends 'level' | 'meetingStatus'>(
    name: N,
    field: string,
    value: string | undefined,
    description?: string,
  ) => (
    <NativeSelect
      description={description}
      label={family(`field.${field}`)}
      value={value ?? ''}
      data={[{ value: '', label: '' }, ...VOCABULARIES[name].map((one) => ({ value: one, label: word(name, one) }))]}
      onChange={(event) => {
        const chosen = VOCABULARIES[name].find((one) => one === event.currentTarget.value) ?? null
        change({ [field]: chosen })
      }}
    />
  )
  return (
    <>
      {choice('level', 'level', props.level)}
      <TextInput
        label={family('field.when')}
        description={props.read ?? t('quickMake.whenHelp')}
        dir="auto"
        value={props.since}
        error={props.wrong}
        onChange={(event) => change({ since: event.currentTarget.value })}
      />
      {choice('meetingStatus', 'status', props.status, props.implied && t(`form.implied.${props.implied}`))}
    </>
  )
}
