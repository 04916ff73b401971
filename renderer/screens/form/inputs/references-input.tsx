import { Combobox, Pill, PillsInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { withMoved } from '../../../../core/editing/list-items'
import type { FieldType } from '../../../../core/model/schema/fields'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import { unknownName } from '../../../../core/editing/tables/cell-values'
import { OrderedPill, usePillOrder } from '../../../parts/ordered-pills'
import { OrderSaid } from '../../../parts/reorder'
import { useTexts } from '../../../text/text-context'
import type { InputProps } from './input-props'
import { Chosen, firstOf, keyOf, Options, useChoices, useReferenceBox, type Row } from './reference-box'
import classes from './inputs.module.css'
import { useEnter } from './use-enter'
import { useMaking, wordsToFind } from './use-making'
import { SEVERAL, useSeveral } from './use-several'

/** Several records of one kind, in order. */
export function ReferencesInput(props: InputProps<Extract<FieldType, { type: 'list' }>>) {
  const { id, label, type, value, change, leave, invalid, describedBy, titles, beside } = props
  const { t } = useTexts()
  const { find, setFind, combobox, leaveBox } = useReferenceBox()
  const any = type.of.type === 'record'
  const collections = type.of.type === 'reference' ? [type.of.collection] : []
  // Words are looked up to their end, even if a click elsewhere closes the list after Enter.
  const search = useChoices(collections, wordsToFind(collections, find), combobox.dropdownOpened || find !== '')
  const choices = search.found
  const [known, setKnown] = useState<Record<string, { en: string; ja: string }>>({})
  const items = (value ?? []) as unknown[]
  const refOf = (item: unknown): RecordRef =>
    any ? (item as RecordRef) : { collection: collections[0] ?? 'party', id: String(item) }
  const chosen = new Set(items.map((item) => keyOf(refOf(item))))
  const rows = (choices?.rows ?? []).filter((row) => !chosen.has(keyOf(row.ref)))
  const add = (found: readonly Pick<Row, 'ref' | 'title'>[]) => {
    setKnown({ ...known, ...Object.fromEntries(found.map((row) => [keyOf(row.ref), row.title])) })
    change([...items, ...found.map(({ ref }) => (any ? ref : ref.id))], 'chosen')
  }
  const several = useSeveral(collections, find, search, chosen)
  const making = useMaking(id, collections, find, search, (ref, name) => add([{ ref, title: name }]), beside)
  const offers = [...several.offers, ...making.offers]
  const submit = (key: string) => {
    const row = rows.find((candidate) => keyOf(candidate.ref) === key)
    if (row) add([row])
    else if (key === SEVERAL) add(several.rows)
    else making.begin(key)
    setFind('')
  }
  const enter = useEnter(
    combobox,
    { find, upToDate: making.upToDate && several.upToDate, first: firstOf(rows, offers) },
    submit,
    leaveBox,
  )
  const remove = (index: number) => change(items.toSpliced(index, 1), 'chosen')
  const group = useRef<HTMLDivElement>(null)
  const order = usePillOrder(group, items.length, (from, to) => change(withMoved(items, from, to), 'chosen'))
  return (
    <Combobox store={combobox} withinPortal={false} onOptionSubmit={submit}>
      <Combobox.DropdownTarget>
        <PillsInput error={invalid} onClick={() => combobox.openDropdown()}>
          <Pill.Group ref={group} onKeyDown={order.onKeyDown}>
            {items.map((item, index) => {
              const pill = { row: index, count: items.length, remove: () => remove(index) }
              const unknown = unknownName(item)
              // A pasted name that no record has stays, and is marked as wrong.
              if (unknown !== undefined)
                return <OrderedPill key={unknown} {...pill} name={unknown} className={classes.unknown} />
              const ref = refOf(item)
              const key = keyOf(ref)
              return <Chosen key={key} {...pill} target={ref} name={known[key] ?? titles[key]} />
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
                onPaste={(event) => {
                  const lines = event.clipboardData.getData('text/plain').split(/[\r\n]+/)
                  const names = lines.map((line) => line.trim()).filter((line) => line !== '')
                  if (names.length < 2) return
                  // A line would run into the next one.
                  event.preventDefault()
                  setFind(names.join('; '))
                  combobox.openDropdown()
                }}
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
      <Options
        rows={rows}
        more={choices?.more ?? 0}
        loaded={choices !== undefined}
        offers={offers}
        allChosen={rows.length === 0 && (choices?.rows.length ?? 0) > 0}
      />
      <OrderSaid said={order.said} />
      {making.dialog}
    </Combobox>
  )
}
