import { Combobox, InputBase } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { CITABLE_COLLECTIONS } from '../../../core/model/schema/citable-fields'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { useTexts } from '../../text/text-context'
import { firstOf, keyOf, Options, useChoices, useReferenceBox } from '../form/inputs/reference-box'
import { useEnter } from '../form/inputs/use-enter'
import classes from './reader.module.css'

/** A box to choose a record that a source can support, by some letters of its name. With `leave` it has the focus at once, and Esc leaves it. */
export function RecordChooser(props: {
  label: string
  hint?: string
  choose: (ref: RecordRef) => void
  leave?: () => void
}) {
  const { t } = useTexts()
  const { find, setFind, combobox, leaveBox } = useReferenceBox()
  const { found, upToDate } = useChoices(CITABLE_COLLECTIONS, find, combobox.dropdownOpened || find !== '')
  const rows = (found?.rows ?? []).toSorted((a, b) => rank(a.ref) - rank(b.ref))
  const submit = (key: string) => {
    const row = rows.find((candidate) => keyOf(candidate.ref) === key)
    leaveBox()
    if (row) props.choose(row.ref)
  }
  const enter = useEnter(combobox, { find, upToDate, first: firstOf(rows, []) }, submit, leaveBox)
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      position={props.leave ? 'top-start' : 'bottom-start'}
      onOptionSubmit={submit}
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          className={props.leave && classes.linkTo}
          label={props.label}
          description={props.hint}
          placeholder={t('form.typeToFind')}
          dir="auto"
          autoFocus={props.leave !== undefined}
          value={find}
          onChange={(event) => {
            setFind(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          onKeyDownCapture={enter.onKeyDownCapture}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
            if (!combobox.dropdownOpened && !props.leave) return
            event.preventDefault()
            event.stopPropagation()
            if (combobox.dropdownOpened && find !== '') combobox.closeDropdown()
            else props.leave?.()
          }}
          onBlur={enter.onBlur}
        />
      </Combobox.Target>
      <Options rows={rows} more={found?.more ?? 0} loaded={found !== undefined} offers={[]} />
    </Combobox>
  )
}

/** An issue or a talk has its name in the titles of what is said on it, which is what words are mostly quoted for. */
const LAST: readonly CollectionName[] = ['issue', 'talk']
const rank = ({ collection }: RecordRef) => LAST.indexOf(collection)
