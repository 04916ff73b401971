import { Fragment } from 'react'
import { oddSpan } from '../../../../core/dates/span-of-time'
import { isDate } from '../../../../core/editing/tables/date-cell'
import type { WrongCell } from '../../../../core/model/schema/check-field'
import type { FieldSpec } from '../../../../core/model/schema/fields'
import type { Part } from '../../../../core/editing/list-items'
import { helpKey } from '../../../../core/text/field-label'
import { useTexts } from '../../../text/text-context'
import { whyInvalid } from '../problem-text'
import { DateNotes } from './date-inputs'
import { useClock } from './form-clock'
import classes from './table.module.css'

/** The most wrong cells that are listed. */
const LISTED = 20

interface NotesProps {
  id: string
  list: string
  columns: readonly FieldSpec[]
  rows: readonly Part[]
  current: { row: number; column: number } | undefined
  wrong: readonly WrongCell[]
  set: (row: number, next: Part, how: 'typed' | 'chosen') => void
  focus: (row: number, field: string) => void
}

/** Under a table: about the cell that has or had the focus, and about each cell that is wrong or says something else than it seems to. */
export function TableNotes(props: NotesProps) {
  const { id, list, columns, rows, current, wrong, set } = props
  const { family, t } = useTexts()
  const row = current && rows[current.row]
  const field = current && columns[current.column]
  const help = field && helpKey(list, field.name)
  return (
    <>
      <div className={classes.notes}>
        {row && field && current && (
          <>
            <strong>{t('table.at', { row: current.row + 1, column: family(`field.${field.name}`) })}</strong>
            {help && <p>{family(help)}</p>}
            {field.type.type === 'date' && (
              <DateNotes
                id={`${id}-${current.row}-${field.name}`}
                name={field.name}
                value={row[field.name]}
                change={(value, how) => {
                  const { [field.name]: _old, ...others } = row
                  set(current.row, value === undefined ? others : { ...row, [field.name]: value }, how)
                }}
              />
            )}
          </>
        )}
        {!row && <p>{t('table.keys')}</p>}
      </div>
      {row && <p className={classes.keys}>{t('table.keys')}</p>}
      <OddPeriods {...props} />
      {wrong.length > 1 && <WrongCells {...props} />}
      <Helps {...props} />
    </>
  )
}

/** The help of each column, for screen readers: every cell names that of its own. */
function Helps({ id, list, columns }: NotesProps) {
  const { family } = useTexts()
  return (
    <div hidden>
      {columns.map(({ name }) => {
        const help = helpKey(list, name)
        return help === undefined ? null : (
          <p key={name} id={`${id}-help-${name}`}>
            {family(help)}
          </p>
        )
      })}
    </div>
  )
}

/** Periods that were looked at: most rows of a long table are the same ones at the next key. */
const known = new WeakMap<object, boolean>()

/** Is a period one day or one time, and so perhaps meant as its beginning? */
function isOdd(period: unknown): boolean {
  if (typeof period !== 'object' || period === null) return false
  const before = known.get(period)
  if (before !== undefined) return before
  const kind = isDate(period) ? oddSpan(period) : undefined
  const odd = kind === 'day' || kind === 'time'
  known.set(period, odd)
  return odd
}

/** Periods of one day or of one time, which may be meant as their beginning. */
function OddPeriods({ id, rows, columns, current, set }: NotesProps) {
  const period = columns.findIndex(({ name }) => name === 'validity')
  const odd = rows.flatMap(({ validity }, row) => {
    const isHere = current?.row === row && current.column === period
    return period >= 0 && !isHere && isOdd(validity) ? [row] : []
  })
  const { t, family } = useTexts()
  return odd.slice(0, LISTED).map((row) => (
    <div key={row} className={classes.notes}>
      <strong>{t('table.at', { row: row + 1, column: family('field.validity') })}</strong>
      <DateNotes
        id={`${id}-${row}-validity-odd`}
        name="validity"
        value={rows[row]?.validity}
        change={(value, how) => set(row, { ...rows[row], validity: value }, how)}
      />
    </div>
  ))
}

/** Several cells that are wrong, each with its reason and a way to it. The field itself says what is wrong with a single one. */
function WrongCells({ id, wrong, focus }: NotesProps) {
  const texts = useTexts()
  const { t, family } = texts
  const { timeZone } = useClock()
  const more = wrong.length - LISTED
  return (
    <div className={classes.wrong}>
      <p>{t('table.wrong', { count: wrong.length })}</p>
      <ul>
        {wrong.slice(0, LISTED).map(({ row, field, found }) => (
          <li key={`${row} ${field}`} id={`${id}-${row}-${field}-wrong`}>
            {field === '' ? (
              <Fragment>{t('table.row', { row: row + 1 })}</Fragment>
            ) : (
              <button type="button" onClick={() => focus(row, field)}>
                {t('table.at', { row: row + 1, column: family(`field.${field}`) })}
              </button>
            )}
            {t('app.colon')}
            {whyInvalid(found, timeZone, texts)}
          </li>
        ))}
        {more > 0 && <li>{t('table.wrongMore', { count: more })}</li>}
      </ul>
    </div>
  )
}
