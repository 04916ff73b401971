import { Button } from '@mantine/core'
import { memo } from 'react'
import { same } from '../../../../core/base/same-value'
import { namedIn } from '../../../../core/editing/tables/cell-values'
import { hiddenFields, tableColumns } from '../../../../core/editing/tables/table-columns'
import type { Part } from '../../../../core/editing/list-items'
import type { FieldSpec } from '../../../../core/model/schema/fields'
import { useTexts } from '../../../text/text-context'
import { nameLanguage, NamedCell, PlainCell, type CellProps } from './cell-controls'
import type { InputProps, NestedProps } from './input-props'
import { PartFields } from './part-fields'
import classes from './table.module.css'

/** Functions of the table that its rows call: the same ones at each drawing, so that a row is drawn anew only if it changes. */
export interface RowApi {
  set: (row: number, next: Part, how: 'typed' | 'chosen') => void
  leave: () => void
  toggle: (row: number) => void
  remove: (row: number) => void
  move: (row: number, by: -1 | 1) => void
  select: (row: number, how: 'one' | 'more' | 'to') => void
}

interface RowProps {
  of: InputProps['of']
  list: string
  id: string
  label: string
  fields: readonly FieldSpec[]
  row: number
  part: Part
  /** The names of its fields that are wrong, with commas around them: ",hs,mode,". */
  wrong: string
  isOpen: boolean
  isSelected: boolean
  /** True if the focus is in it: then its fields find records by typing. */
  isCurrent: boolean
  isFirst: boolean
  isLast: boolean
  describedBy: string | undefined
  titles: InputProps['titles']
  timeZone: string
  FieldInput: NestedProps['FieldInput']
  api: RowApi
}

/** A row of a table: its number, its cells, and the rest of its fields behind “More”. */
export const TableRow = memo(function TableRow(props: RowProps) {
  const { list, label, fields, row, part, wrong, isOpen, isSelected, isCurrent, api } = props
  const { t, family } = useTexts()
  const columns = tableColumns(list, fields)
  const hidden = hiddenFields(list, fields)
  const name = `${label} ${row + 1}`
  const hasMore = hidden.length > 0 || columns.some(({ type }) => type.type === 'names')
  return (
    <>
      <tr
        data-item={row}
        aria-rowindex={row + 2}
        data-part={part.id}
        aria-selected={isSelected || undefined}
        className={classes.row}
      >
        <th scope="row" className={classes.head}>
          <button
            type="button"
            tabIndex={-1}
            data-head={row}
            data-grip
            title={t('order.hint')}
            aria-pressed={isSelected}
            aria-label={t('table.row', { row: row + 1 })}
            onClick={(event) =>
              api.select(row, event.shiftKey ? 'to' : event.ctrlKey || event.metaKey ? 'more' : 'one')
            }
          >
            {row + 1}
          </button>
        </th>
        {columns.map((field, column) => (
          <td
            key={field.name}
            data-cell={column}
            data-part-field={field.name}
            data-title={family(`field.${field.name}`)}
          >
            <Cell {...props} name={name} field={field} isWrong={wrong.includes(`,${field.name},`)} />
          </td>
        ))}
        <td className={classes.tools}>
          {hasMore && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-expanded={isOpen}
              aria-label={t('table.more', { what: name })}
              onClick={() => api.toggle(row)}
            >
              {t('table.moreShort')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="subtle"
            tabIndex={-1}
            aria-label={t('form.remove', { what: name })}
            onClick={() => api.remove(row)}
          >
            ✕
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr className={classes.more} data-more={row} data-current={isCurrent || undefined}>
          <td />
          <td colSpan={columns.length + 1}>
            <div role="group" aria-label={name}>
              <More {...props} name={name} hidden={hidden} columns={columns} />
            </div>
          </td>
        </tr>
      )}
    </>
  )
}, isSameRow)

/** After each save the form gets all rows anew: a row of the same values is not drawn again. */
function isSameRow(before: RowProps, after: RowProps): boolean {
  return (Object.keys(after) as (keyof RowProps)[]).every((name) =>
    name === 'part' || name === 'titles' ? same(before[name], after[name]) : before[name] === after[name],
  )
}

function Cell(props: RowProps & { name: string; field: FieldSpec; isWrong: boolean }) {
  const { field, isCurrent, isWrong, name, part, row, api, describedBy, titles, FieldInput } = props
  const { family, language, word } = useTexts()
  const title = family(`field.${field.name}`)
  const id = `${props.id}-${row}-${field.name}`
  const isName = field.type.type === 'names'
  const spoken = isName ? `${title}, ${word('language', nameLanguage(part[field.name], language))}` : title
  const cell: CellProps = {
    id,
    label: `${name}, ${spoken}`,
    field,
    row: part,
    set: (next, how) => api.set(row, next, how),
    leave: api.leave,
    invalid: isWrong,
    describedBy: [describedBy, `${props.id}-help-${field.name}`, isWrong && `${id}-wrong`].filter(Boolean).join(' '),
    titles,
    timeZone: props.timeZone,
  }
  if (namedIn(field) === undefined) return <PlainCell {...cell} />
  if (!isCurrent) return <NamedCell {...cell} />
  return (
    <FieldInput
      of={props.of}
      type={field.type}
      id={id}
      name={field.name}
      label={cell.label}
      required={field.required}
      begins={false}
      value={part[field.name]}
      beside={part}
      titles={titles}
      invalid={isWrong}
      describedBy={cell.describedBy}
      leave={api.leave}
      change={(value, how) => {
        const { [field.name]: _old, ...others } = part
        api.set(row, value === undefined ? others : { ...part, [field.name]: value }, how)
      }}
    />
  )
}

/** The fields of a row that are no columns, its names in both languages, and its place among the others. */
function More(props: RowProps & { name: string; hidden: readonly FieldSpec[]; columns: readonly FieldSpec[] }) {
  const { hidden, columns, part, row, api, name, wrong, isFirst, isLast } = props
  const { t, family, language, word } = useTexts()
  const isWrong = hidden.some((field) => wrong.includes(`,${field.name},`))
  return (
    <>
      {columns
        .filter(({ type }) => type.type === 'names')
        .map((field) => {
          const other = nameLanguage(part[field.name], language) === 'en' ? 'ja' : 'en'
          const id = `${props.id}-${row}-${field.name}-${other}`
          const label = `${family(`field.${field.name}`)}, ${word('language', other)}`
          return (
            <div key={field.name} className={classes.other}>
              <label htmlFor={id}>{label}</label>
              <PlainCell
                id={id}
                label={`${name}, ${label}`}
                field={field}
                row={part}
                nameIn={other}
                set={(next, how) => api.set(row, next, how)}
                leave={api.leave}
                invalid={false}
                describedBy={props.describedBy ?? ''}
                titles={props.titles}
                timeZone={props.timeZone}
              />
            </div>
          )
        })}
      <PartFields
        of={props.of}
        type={{ type: 'parts', fields: hidden, many: true }}
        id={`${props.id}-${row}-more`}
        name={props.list}
        label={name}
        required={false}
        begins={false}
        value={part}
        beside={part}
        titles={props.titles}
        invalid={isWrong}
        describedBy={props.describedBy}
        leave={api.leave}
        change={(value, how) => api.set(row, value as Part, how)}
        FieldInput={props.FieldInput}
        fields={hidden}
        part={part}
        set={(value, how) => api.set(row, value as Part, how)}
      />
      <div className={classes.moves}>
        <Button size="compact-xs" variant="default" disabled={isFirst} onClick={() => api.move(row, -1)}>
          {t('form.moveUp', { what: name })}
        </Button>
        <Button size="compact-xs" variant="default" disabled={isLast} onClick={() => api.move(row, 1)}>
          {t('form.moveDown', { what: name })}
        </Button>
      </div>
    </>
  )
}
