import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { foldText } from '../../../core/base/fold-text'
import type { NotesView } from '../../../core/queries/edit-schemas'
import { useTexts } from '../../text/text-context'
import type { Thread } from './note-thread'
import classes from './notes.module.css'

const STATES = ['open', 'done', 'all'] as const

/** The filter of the threads; an empty choice shows all of them. */
export interface NoteFilter {
  person: string
  state: (typeof STATES)[number]
  find: string
}

export const EVERYTHING: NoteFilter = { person: '', state: 'all', find: '' }

/** The chosen filter, and the threads that it leaves. */
export function useNoteFilter(threads: readonly Thread[]) {
  const [filter, setFilter] = useState(EVERYTHING)
  const words = foldText(filter.find).split(/\s+/).filter(Boolean)
  const shown = threads.filter((thread) => {
    const notes = [thread, ...thread.replies]
    if (filter.state !== 'all' && thread.resolved !== (filter.state === 'done')) return false
    if (filter.person !== '' && !notes.some((note) => note.staff.id === filter.person)) return false
    const about = thread.about ? `${thread.about.title.en} ${thread.about.title.ja}` : ''
    const text =
      words.length > 0 ? foldText([about, ...notes.map((note) => `${note.staff.name} ${note.body}`)].join(' ')) : ''
    return words.every((word) => text.includes(word))
  })
  return { filter, setFilter, shown }
}

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
