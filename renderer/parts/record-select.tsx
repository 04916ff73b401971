import type { ComboboxItem, OptionsFilter } from '@mantine/core'
import { useState } from 'react'
import { refKey, refOfKey } from '../../core/desk/ops'
import type { Title } from '../../core/desk/titles'
import type { CollectionName } from '../../core/model/values/collection-names'
import type { RecordRef } from '../../core/model/values/record-ref'
import { useDesk } from '../client/use-desk'
import { useTexts } from '../text/text-context'
import { Select } from '../look/choice-fields'

interface Named {
  ref: RecordRef
  title: Title
}

const asFound: OptionsFilter = ({ options }) => options

/** Chooses the record that a screen shows: one of those nearby, which are named first, or any other of its kind, found by typing. */
export function RecordSelect(props: {
  label: string
  collection: CollectionName
  chosen: Named | undefined
  near: { label: string; rows: readonly (Named & { hint?: string })[] }
  others: string
  choose: (ref: RecordRef) => void
}) {
  const { collection, chosen, near, others } = props
  const { t, title, labelled } = useTexts()
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState(false)
  const name = chosen ? title(chosen.title) : ''
  const find = typed === name ? '' : typed.slice(0, 200)
  const found = useDesk('desk:choices', { collections: [collection], find }, opened).data
  const words = find.toLowerCase()
  const nearRows = near.rows.map((row) => ({
    value: refKey(row.ref),
    label: row.hint === undefined ? title(row.title) : labelled(row.hint, title(row.title)),
  }))
  const known = new Set(near.rows.map(({ ref }) => refKey(ref)))
  const otherRows = (found?.rows ?? []).flatMap((row): ComboboxItem[] => {
    const value = refKey(row.ref)
    return known.has(value) ? [] : [{ value, label: title(row.title) }]
  })
  const more = found?.more ?? 0
  return (
    <Select
      size="xs"
      w={320}
      aria-label={props.label}
      data={[
        { group: near.label, items: nearRows.filter(({ label }) => label.toLowerCase().includes(words)) },
        {
          group: others,
          items: [
            ...otherRows,
            ...(more > 0 ? [{ value: '', label: t('form.moreChoices', { more }), disabled: true }] : []),
          ],
        },
      ].filter(({ items }) => items.length > 0)}
      value={chosen ? refKey(chosen.ref) : null}
      searchable
      allowDeselect={false}
      filter={asFound}
      placeholder={t('form.typeToFind')}
      nothingFoundMessage={found ? t('form.noChoice') : undefined}
      onSearchChange={setTyped}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      onChange={(key) => {
        if (key !== null && key !== '') props.choose(refOfKey(key))
      }}
    />
  )
}
