import { fieldsOf } from '../../core/model/schema/fields'
import type { CollectionName } from '../../core/model/values/collection-names'
import { fieldLabelKey } from '../../core/text/field-label'
import type { FieldView } from '../../core/wording/piece'
import { useTexts } from '../text/text-context'
import classes from './parts.module.css'
import { Value } from './value'

/** Has a field a value? */
export const isFilled = (field: FieldView) => field.values[0]?.type !== 'nothing'

/** Does a field hold any number of parts? */
const holdsMany = (of: CollectionName | undefined, { name, parts }: FieldView) => {
  const type = of === undefined ? undefined : fieldsOf(of).find((field) => field.name === name)?.type
  return parts.length > 1 || (parts.length === 1 && type?.type === 'parts' && type.many)
}

/** A record's fields, label beside value. Many parts are the rows of a table, one is a block of its own. */
export function Fields(props: { fields: readonly FieldView[]; unknown?: boolean; of?: CollectionName }) {
  const { fields, unknown = false, of } = props
  const { family } = useTexts()
  return (
    <dl className={classes.fields}>
      {fields.map((field) => {
        const isTable = holdsMany(of, field)
        const label = family(fieldLabelKey(of, field.name))
        return (
          <div
            key={field.name}
            className={classes.field}
            data-field={of === undefined ? undefined : field.name}
            data-table={isTable || undefined}
          >
            <dt>{label}</dt>
            <dd>
              {field.values.map((value, index) => (
                <div key={index}>
                  <Value value={value} unknown={unknown} />
                </div>
              ))}
              {isTable && <PartsTable label={label} parts={field.parts} />}
              {!isTable && field.parts.map((part, index) => <Part key={index} field={field.name} part={part} />)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const without = (part: readonly FieldView[]) => part.filter((field) => isFilled(field) && field.name !== 'id')

/** The id of a part, by which the place of a change names it. */
function idOf(part: readonly FieldView[] = []): string | undefined {
  const [id] = part.find(({ name }) => name === 'id')?.values ?? []
  return id?.type === 'text' ? id.text : undefined
}

/** A part of a record, with its empty fields only in a citation: there they say what is not known. */
function Part({ field, part }: { field: string; part: readonly FieldView[] }) {
  const isCitation = field === 'citation'
  return (
    <div className={classes.part}>
      <Fields fields={isCitation ? part : without(part)} unknown={isCitation} />
    </div>
  )
}

/** Parts of one kind, a row for each, with a column for every field that any of them has. In a narrow place each row is a block of its own. */
function PartsTable({ label, parts }: { label: string; parts: readonly (readonly FieldView[])[] }) {
  const { family } = useTexts()
  const filled = parts.map(without)
  const has = new Set(filled.flat().map(({ name }) => name))
  const columns = (parts[0] ?? []).map(({ name }) => name).filter((name) => has.has(name))
  return (
    <div className={classes.tableBox}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {family(fieldLabelKey(undefined, name))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filled.map((part, row) => (
            <tr key={row} data-part={idOf(parts[row])}>
              {columns.map((name) => (
                <Cell
                  key={name}
                  label={family(fieldLabelKey(undefined, name))}
                  field={part.find((one) => one.name === name)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ label, field }: { label: string; field: FieldView | undefined }) {
  if (!field) return <td data-empty />
  return (
    <td data-label={label} data-type={field.values[0]?.type}>
      {field.values.map((value, index) => (
        <div key={index}>
          <Value value={value} />
        </div>
      ))}
      {field.parts.map((part, index) => (
        <Fields key={index} fields={without(part)} />
      ))}
    </td>
  )
}
