import { NativeSelect } from '@mantine/core'
import type { NoteFilter, NotesView } from '../../../core/queries/edit-schemas'
import { useTexts } from '../../text/text-context'
import classes from './notes.module.css'

const STATES = ['open', 'done', 'all'] as const

export const EVERYTHING: NoteFilter = { person: '', state: 'all', find: '' }

/** Choices of a person and a state. */
export function NoteFilterBar(props: {
  people: NotesView['people']
  filter: NoteFilter
  setFilter: (filter: NoteFilter) => void
}) {
  const { t } = useTexts()
  const { people, filter, setFilter } = props
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('notes.person')}
        value={filter.person}
        onChange={(event) => setFilter({ ...filter, person: event.currentTarget.value })}
        data={[
          { value: '', label: t('notes.everybody') },
          ...people.map((person) => ({ value: person.id, label: `${person.name} (${person.initials})` })),
        ]}
      />
      <div role="group" aria-label={t('notes.state')} className={classes.states}>
        {STATES.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={filter.state === state}
            onClick={() => setFilter({ ...filter, state })}
          >
            {t(`notes.${state}`)}
          </button>
        ))}
      </div>
    </>
  )
}
