import { Combobox, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import type { ChoicesView } from '../../../../core/queries/edit-schemas'
import { useDesk } from '../../../client/use-desk'
import { OrderedPill } from '../../../parts/ordered-pills'
import { useTexts } from '../../../text/text-context'
import classes from './inputs.module.css'

/** The results of a search. */
export function useChoices(collections: readonly CollectionName[], find: string, open: boolean) {
  const [looked] = useDebouncedValue(find, 80)
  const choices = useDesk('desk:choices', { collections: [...collections], find: looked.slice(0, 200) }, open)
  return { found: choices.data, upToDate: choices.data !== undefined && looked === find }
}

/** An option after those that a search found, such as to make a record from the typed words. */
export interface Offered {
  value: string
  text: string
}

/** The list under the field: titles, with hints to tell equal ones apart. */
export function Options(props: {
  rows: readonly Row[]
  more: number
  loaded: boolean
  offers: readonly Offered[]
  /** True if the search found something, all of which is chosen already. */
  allChosen?: boolean
}) {
  const { rows, more, loaded, offers, allChosen = false } = props
  const { t, title } = useTexts()
  return (
    <Combobox.Dropdown>
      <Combobox.Options mah={260} style={{ overflowY: 'auto' }}>
        {rows.map((row) => (
          <Combobox.Option key={keyOf(row.ref)} value={keyOf(row.ref)}>
            <span dir="auto">{title(row.title)}</span>
            {row.hint && <span className={classes.hint}> {title(row.hint)}</span>}
          </Combobox.Option>
        ))}
        {loaded && rows.length === 0 && offers.length === 0 && (
          <Combobox.Empty>{t(allChosen ? 'form.allChosen' : 'form.noChoice')}</Combobox.Empty>
        )}
        {offers.map(({ value, text }) => (
          <Combobox.Option key={value} value={value}>
            <span dir="auto">{text}</span>
          </Combobox.Option>
        ))}
        {more > 0 && <Combobox.Empty>{t('form.moreChoices', { more })}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox.Dropdown>
  )
}

/** A record to choose. */
export type Row = ChoicesView['rows'][number]

/** The option that Enter takes. */
export const firstOf = ([row]: readonly Row[], [offer]: readonly Offered[]) => (row ? keyOf(row.ref) : offer?.value)
export const keyOf = ({ collection, id }: RecordRef) => `${collection}/${id}`

/** The words typed in a field that finds records, and its list. */
export function useReferenceBox() {
  const [find, setFind] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
    onDropdownOpen: () => combobox.selectFirstOption(),
  })
  // Words that chose nothing would look as if they were saved.
  const leaveBox = () => {
    combobox.closeDropdown()
    setFind('')
  }
  return { find, setFind, combobox, leaveBox }
}

/** A record that was chosen, in order, with a button that removes it. */
export function Chosen(props: {
  target: RecordRef
  name: Row['title'] | undefined
  row: number
  count: number
  remove: () => void
}) {
  const { title, family } = useTexts()
  const name = useName(props.target, props.name)
  const text = name ? title(name) : family(`collection.${props.target.collection}`)
  return <OrderedPill {...props} name={text} />
}

/** A record's name if the form does not know it, as in text restored from an earlier session. */
export function useName(ref: RecordRef | undefined, known: Row['title'] | undefined): Row['title'] | undefined {
  const target = ref ?? { collection: 'party', id: 'none' }
  const found = useDesk('desk:form', { ref: target }, ref !== undefined && known === undefined)
  return known ?? found.data?.titles[keyOf(target)]
}
