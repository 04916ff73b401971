import { Menu } from '@mantine/core'
import { Fragment, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { CollectionName } from '../../core/model/values/collection-names'
import { SORTS, type Sort } from '../../core/queries/list-schemas'
import { useAction, useActions } from '../actions/action-context'
import { useTexts } from '../text/text-context'
import classes from './list-toolbar.module.css'

/** The toolbar above a list. */
export function ToolRow({ children }: { children: ReactNode }) {
  return <div className={classes.tools}>{children}</div>
}

/** The tools that filter and sort a list, with the count; they wrap onto their own line if needed. */
export function NarrowingTools({ children }: { children: ReactNode }) {
  return <div className={classes.narrowing}>{children}</div>
}

/**
 * The box to find something on the screen. Esc clears it, then leaves it; Enter and Down move to the results.
 * `reveal` shows the list where a record has taken its place.
 */
export function FindField(props: {
  label: string
  value: string
  change: (value: string) => void
  leave: () => void
  reveal: () => void
}) {
  const field = useRef<HTMLInputElement>(null)
  useAction('find', () => {
    if (field.current?.offsetParent === null) flushSync(props.reveal)
    field.current?.focus()
    field.current?.select()
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && props.value !== '') props.change('')
    else if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) props.leave()
    else return
    event.preventDefault()
  }
  return (
    <input
      ref={field}
      type="text"
      role="searchbox"
      dir="auto"
      className={classes.find}
      aria-label={props.label}
      placeholder={props.label}
      value={props.value}
      data-typed={props.value !== ''}
      onChange={(event) => props.change(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}

export interface FilterGroup {
  /** A heading for the options, if they need one. */
  label?: string
  options: readonly { value: string; label: string }[]
}

/** Filters to some of several options. The button names them. */
export function FilterMenu(props: {
  label: string
  groups: readonly FilterGroup[]
  chosen: readonly string[]
  change: (chosen: string[]) => void
}) {
  const { t, list } = useTexts()
  const options = props.groups.flatMap((group) => group.options)
  const named = options.filter((option) => props.chosen.includes(option.value)).map((option) => option.label)
  const toggle = (value: string) => (checked: boolean) =>
    props.change(checked ? [...props.chosen, value] : props.chosen.filter((other) => other !== value))
  return (
    <ToolMenu
      label={named.length > 0 ? t('tool.chosen', { label: props.label, values: list(named) }) : props.label}
      set={named.length > 0}
    >
      {props.groups.map((group, index) => (
        <Fragment key={group.label ?? index}>
          {group.label !== undefined && <Menu.Label>{group.label}</Menu.Label>}
          {group.options.map(({ value, label }) => (
            <Menu.CheckboxItem
              key={value}
              data-autofocus={value === options[0]?.value || undefined}
              checked={props.chosen.includes(value)}
              onChange={toggle(value)}
            >
              {label}
            </Menu.CheckboxItem>
          ))}
        </Fragment>
      ))}
    </ToolMenu>
  )
}

/** Sorts a list. Changes sort newest first, everything else from the start. */
export function SortMenu(props: {
  sort: Sort
  descending: boolean
  change: (change: { sort?: Sort; descending?: boolean }) => void
}) {
  const { t } = useTexts()
  const direction = props.sort === 'grouped' ? '' : props.descending ? ' ↓' : ' ↑'
  return (
    <ToolMenu label={t('tool.sort', { by: t(`sort.${props.sort}`) }) + direction} set={props.sort !== 'grouped'}>
      <Menu.RadioGroup
        value={props.sort}
        onChange={(value) => props.change({ sort: value as Sort, descending: value === 'changed' })}
      >
        {SORTS.map((sort) => (
          <Menu.RadioItem key={sort} value={sort} data-autofocus={sort === props.sort || undefined}>
            {t(`sort.${sort}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.RadioGroup
        value={props.descending ? 'descending' : 'ascending'}
        onChange={(value) => props.change({ descending: value === 'descending' })}
      >
        {(['ascending', 'descending'] as const).map((way) => (
          <Menu.RadioItem key={way} value={way} disabled={props.sort === 'grouped'}>
            {t(`sort.${way}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </ToolMenu>
  )
}

/** Focuses the first item; Mantine would focus a placeholder outside the menu. */
const FOCUS = { withInitialFocusPlaceholder: false }

function ToolMenu({ label, set, children }: { label: string; set: boolean; children: ReactNode }) {
  return (
    <Menu position="bottom-start" shadow="md" closeOnItemClick={false} {...FOCUS}>
      <Menu.Target>
        <button type="button" className={classes.tool} data-set={set} onKeyDown={openOnArrow}>
          <span className={classes.toolLabel}>{label}</span>
          <span aria-hidden="true">▾</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown} onKeyDown={keepEscape}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Down opens the menu. */
function openOnArrow(event: KeyboardEvent<HTMLButtonElement>) {
  if (event.key !== 'ArrowDown' || event.currentTarget.getAttribute('aria-expanded') === 'true') return
  event.preventDefault()
  event.currentTarget.click()
}

/** Esc closes the menu only, not the open record too. */
function keepEscape(event: KeyboardEvent) {
  if (event.key === 'Escape') event.preventDefault()
}

/** Is a menu open, and how to say so: for a menu that appears again elsewhere while it is open. */
export type MenuState = readonly [opened: boolean, setOpened: (opened: boolean) => void]

/** Makes new records of the screen's kinds. The action `newRecord` opens it. */
export function NewMenu(props: {
  kinds: readonly CollectionName[]
  menu?: MenuState
  make: (kind: CollectionName) => void
  reveal: () => void
}) {
  const { t, family } = useTexts()
  const { state } = useActions()
  const own = useState(false)
  const [opened, setOpened] = props.menu ?? own
  const button = useRef<HTMLButtonElement>(null)
  // With one kind there is nothing to choose.
  const [only, ...others] = props.kinds
  const begin = only !== undefined && others.length === 0 ? () => props.make(only) : () => setOpened(true)
  useAction('newRecord', () => {
    if (button.current?.offsetParent === null) flushSync(props.reveal)
    button.current?.focus()
    begin()
  })
  return (
    <Menu
      position="bottom-end"
      shadow="md"
      opened={opened}
      onChange={(open) => (open ? begin() : setOpened(false))}
      {...FOCUS}
    >
      <Menu.Target>
        <button ref={button} type="button" className={classes.new} disabled={!state.editable} onKeyDown={openOnArrow}>
          {t('action.newRecord')}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown} onKeyDown={keepEscape}>
        {props.kinds.map((kind, index) => (
          <Menu.Item key={kind} data-autofocus={index === 0 || undefined} onClick={() => props.make(kind)}>
            {family(`collection.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Stands in for the count until the list shows what was asked for. */
export function Looking() {
  const { t } = useTexts()
  return <span className={classes.count}>{t('tool.looking')}</span>
}

/** How many rows show, of how many. */
export function Count({ shown, total }: { shown: number; total: number }) {
  const { t } = useTexts()
  return (
    <span className={classes.count} aria-live="polite">
      {t('tool.count', { shown, total })}
    </span>
  )
}
