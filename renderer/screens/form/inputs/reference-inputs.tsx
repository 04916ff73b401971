import { CloseButton, Combobox, InputBase } from '@mantine/core'
import { useRef, useState } from 'react'
import type { FieldType } from '../../../../core/model/schema/fields'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import { unknownName } from '../../../../core/editing/tables/cell-values'
import { useTexts } from '../../../text/text-context'
import { describedRef, type InputProps } from './input-props'
import { goOnAfterChoice } from './go-on'
import { firstOf, keyOf, Options, useChoices, useName, useReferenceBox, type Row } from './reference-box'
import { useEnter } from './use-enter'
import { useMaking, wordsToFind } from './use-making'

type Reference = Extract<FieldType, { type: 'reference' }>

interface BoxProps extends Omit<InputProps, 'type' | 'change'> {
  collections: readonly CollectionName[]
  chosen: RecordRef | undefined
  choose: (ref: RecordRef | undefined) => void
  /** A name that was pasted, and that no record has. */
  unknown?: string | undefined
}

/** One record, found by typing. */
function ReferenceBox(props: BoxProps) {
  const { id, label, collections, chosen, choose, unknown, leave, invalid, describedBy, titles, beside } = props
  const { t, title } = useTexts()
  const { find, setFind, combobox, leaveBox } = useReferenceBox()
  // Words are looked up to their end, even if a click elsewhere closes the list after Enter.
  const search = useChoices(collections, wordsToFind(collections, find), combobox.dropdownOpened || find !== '')
  const choices = search.found
  const rows = choices?.rows ?? []
  const [known, setKnown] = useState<Record<string, { en: string; ja: string }>>({})
  const byEnter = useRef(false)
  const take = (ref: RecordRef, name: Row['title']) => {
    setKnown({ [keyOf(ref)]: name })
    choose(ref)
    if (byEnter.current) goOnAfterChoice(id)
    byEnter.current = false
  }
  const making = useMaking(id, collections, find, search, take, beside)
  const submit = (key: string) => {
    const row = rows.find((candidate) => keyOf(candidate.ref) === key)
    if (row) take(row.ref, row.title)
    else making.begin(key)
    setFind('')
    combobox.closeDropdown()
  }
  const enter = useEnter(
    combobox,
    { find, upToDate: making.upToDate, first: firstOf(rows, making.offers) },
    submit,
    leaveBox,
  )
  const name = useName(chosen, chosen && (known[keyOf(chosen)] ?? titles[keyOf(chosen)]))
  const shown = combobox.dropdownOpened ? find : name ? title(name) : (unknown ?? '')
  return (
    <Combobox store={combobox} withinPortal={false} onOptionSubmit={submit}>
      <Combobox.Target>
        <InputBase
          id={id}
          data-asks={id}
          aria-label={label}
          dir="auto"
          placeholder={t('form.typeToFind')}
          value={shown}
          error={invalid}
          ref={describedRef(describedBy)}
          rightSection={
            chosen || unknown !== undefined ? (
              <CloseButton
                size="sm"
                tabIndex={-1}
                aria-label={t('form.clear', { label })}
                onClick={() => choose(undefined)}
              />
            ) : null
          }
          onKeyDownCapture={(event) => {
            // With Ctrl the form is saved: the focus goes nowhere else.
            byEnter.current = event.key === 'Enter' && !event.ctrlKey && !event.metaKey
            enter.onKeyDownCapture(event)
          }}
          onChange={(event) => {
            setFind(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          // Typing then replaces the chosen name. The list opens by a key or a click, and hides no field before.
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            // By keyboard, a choice is cleared in the field itself: Tab after a choice leads to the next field.
            if (
              (event.key === 'Backspace' || event.key === 'Delete') &&
              !combobox.dropdownOpened &&
              (chosen || unknown !== undefined)
            ) {
              event.preventDefault()
              choose(undefined)
            }
            if (event.key === 'Escape' && combobox.dropdownOpened) {
              event.stopPropagation()
              event.preventDefault()
              combobox.closeDropdown()
            }
          }}
          onBlur={() => {
            enter.onBlur()
            leave()
          }}
        />
      </Combobox.Target>
      <Options rows={rows} more={choices?.more ?? 0} loaded={choices !== undefined} offers={making.offers} />
      {making.dialog}
    </Combobox>
  )
}

/** A reference to a record of one kind: its id. */
export function ReferenceInput({ type, value, change, ...rest }: InputProps<Reference>) {
  const chosen = typeof value === 'string' ? { collection: type.collection, id: value } : undefined
  return (
    <ReferenceBox
      {...rest}
      value={value}
      collections={[type.collection]}
      chosen={chosen}
      unknown={unknownName(value)}
      choose={(ref) => change(ref?.id, 'chosen')}
    />
  )
}

/** A reference to a record of any kind. */
export function RecordInput({ type: _type, value, change, ...rest }: InputProps) {
  return (
    <ReferenceBox
      {...rest}
      value={value}
      collections={[]}
      chosen={value as RecordRef | undefined}
      choose={(ref) => change(ref, 'chosen')}
    />
  )
}
