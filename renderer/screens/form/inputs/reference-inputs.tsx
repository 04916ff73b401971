import { CloseButton, Combobox, InputBase, Pill, PillsInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { FieldType } from '../../../../core/model/schema/fields'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import { useDesk } from '../../../client/use-desk'
import { useTexts } from '../../../text/text-context'
import { describedRef, type InputProps } from './input-props'
import classes from './inputs.module.css'
import { useEnter } from './use-enter'
import { useMaking } from './use-making'

type Reference = Extract<FieldType, { type: 'reference' }>

/** The results of a search. */
function useChoices(collections: readonly CollectionName[], find: string, open: boolean) {
  const [looked] = useDebouncedValue(find, 80)
  const choices = useDesk('desk:choices', { collections: [...collections], find: looked.slice(0, 200) }, open)
  return { found: choices.data, upToDate: choices.data !== undefined && looked === find }
}

/** The option that makes a record from the typed words. */
const MAKE = 'make'

/** The list under the field: titles, with hints to tell equal ones apart. */
function Options(props: { rows: readonly Row[]; more: number; loaded: boolean; offer: string | undefined }) {
  const { rows, more, loaded, offer } = props
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
        {loaded && rows.length === 0 && offer === undefined && <Combobox.Empty>{t('form.noChoice')}</Combobox.Empty>}
        {offer !== undefined && (
          <Combobox.Option value={MAKE}>
            <span dir="auto">{offer}</span>
          </Combobox.Option>
        )}
        {more > 0 && <Combobox.Empty>{t('form.moreChoices', { more })}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox.Dropdown>
  )
}

type Row = { ref: RecordRef; title: { en: string; ja: string }; hint?: { en: string; ja: string } | undefined }
const firstOf = ([row]: readonly Row[], offer: string | undefined) =>
  row ? keyOf(row.ref) : offer === undefined ? undefined : MAKE
const keyOf = ({ collection, id }: RecordRef) => `${collection}/${id}`

function useReferenceBox() {
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

interface BoxProps extends Omit<InputProps, 'type' | 'change'> {
  collections: readonly CollectionName[]
  chosen: RecordRef | undefined
  choose: (ref: RecordRef | undefined) => void
}

/** One record, found by typing. */
function ReferenceBox(props: BoxProps) {
  const { id, label, collections, chosen, choose, leave, invalid, describedBy, titles, beside } = props
  const { t, title } = useTexts()
  const { find, setFind, combobox, leaveBox } = useReferenceBox()
  // Words are looked up to their end, even if a click elsewhere closes the list after Enter.
  const search = useChoices(collections, find, combobox.dropdownOpened || find !== '')
  const choices = search.found
  const rows = choices?.rows ?? []
  const [known, setKnown] = useState<Record<string, { en: string; ja: string }>>({})
  const take = (ref: RecordRef, name: Row['title']) => {
    setKnown({ [keyOf(ref)]: name })
    choose(ref)
  }
  const making = useMaking(id, collections, find, search, take, beside.party)
  const submit = (key: string) => {
    const row = rows.find((candidate) => keyOf(candidate.ref) === key)
    if (row) take(row.ref, row.title)
    else if (key === MAKE) making.begin()
    setFind('')
    combobox.closeDropdown()
  }
  const enter = useEnter(
    combobox,
    { find, upToDate: search.upToDate, first: firstOf(rows, making.offer) },
    submit,
    leaveBox,
  )
  const name = useName(chosen, chosen && (known[keyOf(chosen)] ?? titles[keyOf(chosen)]))
  const shown = combobox.dropdownOpened ? find : name ? title(name) : ''
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
            chosen ? (
              <CloseButton
                size="sm"
                tabIndex={-1}
                aria-label={t('form.clear', { label })}
                onClick={() => choose(undefined)}
              />
            ) : null
          }
          onKeyDownCapture={enter.onKeyDownCapture}
          onChange={(event) => {
            setFind(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          // Typing then replaces the chosen name. The list opens by a key or a click, and hides no field before.
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            // By keyboard, a choice is cleared in the field itself: Tab after a choice leads to the next field.
            if ((event.key === 'Backspace' || event.key === 'Delete') && !combobox.dropdownOpened && chosen) {
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
      <Options rows={rows} more={choices?.more ?? 0} loaded={choices !== undefined} offer={making.offer} />
      {making.dialog}
    </Combobox>
  )
}

/** A record that was chosen, with a button that removes it. */
function Chosen(props: { target: RecordRef; name: Row['title'] | undefined; remove: () => void }) {
  const { t, title, family } = useTexts()
  const name = useName(props.target, props.name)
  const text = name ? title(name) : family(`collection.${props.target.collection}`)
  return (
    <Pill
      withRemoveButton
      onRemove={props.remove}
      removeButtonProps={{ 'aria-label': t('form.remove', { what: text }), 'aria-hidden': false, tabIndex: 0 }}
    >
      {text}
    </Pill>
  )
}

/** A record's name if the form does not know it, as in text restored from an earlier session. */
function useName(ref: RecordRef | undefined, known: Row['title'] | undefined): Row['title'] | undefined {
  const target = ref ?? { collection: 'party', id: 'none' }
  const found = useDesk('desk:form', { ref: target }, ref !== undefined && known === undefined)
  return known ?? found.data?.titles[keyOf(target)]
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

/** Several records of one kind, in order. */
export function ReferencesInput(props: InputProps<Extract<FieldType, { type: 'list' }>>) {
  const { id, label, type, value, change, leave, invalid, describedBy, titles, beside } = props
  const { t } = useTexts()
  const { find, setFind, combobox, leaveBox } = useReferenceBox()
  const any = type.of.type === 'record'
  const collections = type.of.type === 'reference' ? [type.of.collection] : []
  // Words are looked up to their end, even if a click elsewhere closes the list after Enter.
  const search = useChoices(collections, find, combobox.dropdownOpened || find !== '')
  const choices = search.found
  const [known, setKnown] = useState<Record<string, { en: string; ja: string }>>({})
  const items = (value ?? []) as unknown[]
  const refOf = (item: unknown): RecordRef =>
    any ? (item as RecordRef) : { collection: collections[0] ?? 'party', id: String(item) }
  const chosen = new Set(items.map((item) => keyOf(refOf(item))))
  const rows = (choices?.rows ?? []).filter((row) => !chosen.has(keyOf(row.ref)))
  const take = (ref: RecordRef, name: Row['title']) => {
    setKnown({ ...known, [keyOf(ref)]: name })
    change([...items, any ? ref : ref.id], 'chosen')
  }
  const making = useMaking(id, collections, find, search, take, beside.party)
  const submit = (key: string) => {
    const row = rows.find((candidate) => keyOf(candidate.ref) === key)
    if (row) take(row.ref, row.title)
    else if (key === MAKE) making.begin()
    setFind('')
  }
  const enter = useEnter(
    combobox,
    { find, upToDate: search.upToDate, first: firstOf(rows, making.offer) },
    submit,
    leaveBox,
  )
  const remove = (index: number) => change(items.toSpliced(index, 1), 'chosen')
  return (
    <Combobox store={combobox} withinPortal={false} onOptionSubmit={submit}>
      <Combobox.DropdownTarget>
        <PillsInput error={invalid} onClick={() => combobox.openDropdown()}>
          <Pill.Group>
            {items.map((item, index) => {
              const ref = refOf(item)
              const key = keyOf(ref)
              return <Chosen key={key} target={ref} name={known[key] ?? titles[key]} remove={() => remove(index)} />
            })}
            <Combobox.EventsTarget>
              <PillsInput.Field
                id={id}
                data-asks={id}
                aria-label={label}
                dir="auto"
                placeholder={items.length === 0 ? t('form.typeToFind') : ''}
                value={find}
                aria-describedby={describedBy}
                onKeyDownCapture={enter.onKeyDownCapture}
                onChange={(event) => {
                  setFind(event.currentTarget.value)
                  combobox.openDropdown()
                }}
                onBlur={() => {
                  enter.onBlur()
                  leave()
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Backspace' && find === '' && items.length > 0) {
                    event.preventDefault()
                    remove(items.length - 1)
                  }
                  if (event.key === 'Escape' && combobox.dropdownOpened) {
                    event.stopPropagation()
                    event.preventDefault()
                    combobox.closeDropdown()
                  }
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Options rows={rows} more={choices?.more ?? 0} loaded={choices !== undefined} offer={making.offer} />
      {making.dialog}
    </Combobox>
  )
}
