import { TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { foldText } from '../../../core/base/fold-text'
import { formatDate } from '../../../core/dates/format-date'
import { parseDateWords } from '../../../core/dates/parse-words'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { SearchView } from '../../../core/queries/search-schemas'
import { useDesk } from '../../client/use-desk'
import { FilterMenu } from '../../lists/list-toolbar'
import { SearchSelect, type Searchable } from '../../look/search-select'
import { useTexts } from '../../text/text-context'
import { BELONGS_TO, type BelongsTo, type Chosen, type SearchState, type TypedDate } from './search-state'
import classes from './search.module.css'

/** Narrows a search by kind, by what a record belongs to, and by date. */
export function SearchFilters(props: {
  state: SearchState
  kinds: SearchView['kinds']
  change: (change: Partial<SearchState>) => void
}) {
  const { t, family } = useTexts()
  const { state, kinds, change } = props
  // A chosen kind stays on offer when nothing of it is found.
  const absent = state.kinds.filter((kind) => !kinds.some((one) => one.kind === kind))
  const options = [...kinds, ...absent.map((kind) => ({ kind, count: 0 }))].map(({ kind, count }) => ({
    value: kind,
    label: t('search.group', { kind: family(`collection.${kind}`), count }),
  }))
  return (
    <>
      <FilterMenu
        label={t('tool.kind')}
        groups={[{ options }]}
        chosen={state.kinds}
        change={(chosen) => change({ kinds: chosen as CollectionName[] })}
      />
      {BELONGS_TO.map((kind) => (
        <BelongsFilter
          key={kind}
          kind={kind}
          chosen={state.of[kind]}
          change={(chosen) => {
            const { [kind]: _before, ...others } = state.of
            change({ of: chosen ? { ...others, [kind]: chosen } : others })
          }}
        />
      ))}
      <DateFilter end="from" typed={state.from} change={(from) => change({ from })} />
      <DateFilter end="to" typed={state.to} change={(to) => change({ to })} />
    </>
  )
}

/** Narrows a search to what belongs to a record. */
function BelongsFilter(props: {
  kind: BelongsTo
  chosen: Chosen | undefined
  change: (chosen: Chosen | undefined) => void
}) {
  const { t, title, family } = useTexts()
  const { kind, chosen, change } = props
  const [find, setFind] = useState('')
  const [opened, setOpened] = useState(false)
  // The chosen title fills the box: it is not looked for.
  const wanted = chosen && find === title(chosen.title) ? '' : find.slice(0, 200)
  const choices = useDesk('desk:choices', { collections: [kind], find: wanted }, opened)
  const rows = choices.data?.rows ?? []
  const known = chosen && !rows.some(({ ref }) => ref.id === chosen.ref.id) ? [{ ...chosen, hint: undefined }] : []
  const data = [...known, ...rows].map(({ ref, title: name, hint }): Searchable => ({
    value: ref.id,
    label: title(name),
    find: foldText(`${name.en} ${name.ja} ${hint?.en ?? ''} ${hint?.ja ?? ''}`),
  }))
  const label = family(`collection.${kind}`)
  return (
    <SearchSelect
      size="xs"
      className={classes.filter ?? ''}
      data-set={chosen !== undefined}
      aria-label={label}
      placeholder={label}
      data={data}
      value={chosen?.ref.id ?? null}
      onChange={(id) => {
        const row = rows.find(({ ref }) => ref.id === id)
        if (row) change({ ref: row.ref, title: row.title })
        else if (id === null) change(undefined)
      }}
      searchValue={find}
      onSearchChange={setFind}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      nothingFoundMessage={choices.data ? t('form.noChoice') : t('search.loading')}
      clearable
      {...(chosen ? {} : { rightSection: <span aria-hidden="true">▾</span> })}
      rightSectionWidth={20}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
    />
  )
}

/** One end of a period, typed like every other date. */
function DateFilter(props: { end: 'from' | 'to'; typed: TypedDate; change: (typed: TypedDate) => void }) {
  const { t, language } = useTexts()
  const { end, typed, change } = props
  const zone = useDesk('desk:status', {}).data?.timeZone ?? 'UTC'
  const note = useId()
  const [typing, setTyping] = useState(false)
  const isBad = !typing && typed.text.trim() !== '' && typed.date === undefined
  const { date } = typed
  return (
    <span className={classes.dated}>
      <TextInput
        size="xs"
        className={classes.filter ?? ''}
        data-set={typed.text !== ''}
        aria-label={t(`search.${end}`)}
        placeholder={t(`search.${end}`)}
        value={typed.text}
        error={isBad}
        aria-describedby={note}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onChange={(event) => {
          const text = event.currentTarget.value
          change({ text, date: parseDateWords(text, language, zone) })
        }}
      />
      <span id={note} className={classes.means} role={isBad ? 'alert' : undefined}>
        {isBad && t('search.noDate')}
        {date &&
          t(end === 'from' ? 'search.fromMeans' : 'search.toMeans', {
            date: formatDate({ edtf: date.edtf }, language),
          })}
      </span>
    </span>
  )
}
