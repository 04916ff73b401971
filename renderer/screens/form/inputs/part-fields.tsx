import type { Part } from '../../../../core/editing/list-items'
import type { FieldSpec } from '../../../../core/model/schema/fields'
import { helpKey } from '../../../../core/text/field-label'
import { useTexts } from '../../../text/text-context'
import type { InputProps, NestedProps } from './input-props'
import classes from './inputs.module.css'

/** Is this field of a part the wrong one: the missing one, else the one that the path names? */
function isWrong({ invalid, wrongAt, fields, part }: PartProps, { name, required }: FieldSpec): boolean {
  if (!invalid) return false
  const isMissing = (field: FieldSpec) => field.required && part[field.name] === undefined
  if (fields.some(isMissing)) return required && part[name] === undefined
  const inner = wrongAt?.split('.')[1]?.replace(/\[\d+\]/, '')
  return inner === undefined || inner === name
}

/** `hint` is the id of what says how items are added, if the part is one of several. */
type PartProps = NestedProps & { fields: readonly FieldSpec[]; part: Part; set: InputProps['change']; hint?: string }

export const isText = ({ type }: FieldSpec) => type.type === 'prose'

/** The fields of one part, one under the other. */
export function PartFields(props: PartProps) {
  const { family } = useTexts()
  const { fields, part, set, hint, id, name: scope, ...rest } = props
  return (
    <div className={classes.partFields}>
      {fields
        .filter((field) => field.name !== 'id')
        .map((field) => {
          const label = family(`field.${field.name}`)
          const help = helpKey(scope, field.name)
          return (
            <div key={field.name} className={classes.partField} data-part-field={field.name}>
              <label className={classes.partLabel} htmlFor={`${id}-${field.name}`}>
                {label}
                {field.required && <span aria-hidden="true"> •</span>}
              </label>
              <props.FieldInput
                {...rest}
                begins={false}
                id={`${id}-${field.name}`}
                name={field.name}
                label={`${props.label}, ${label}`}
                type={field.type}
                required={field.required}
                invalid={isWrong(props, field)}
                describedBy={[rest.describedBy, help && `${id}-${field.name}-help`, isText(field) && hint]
                  .filter(Boolean)
                  .join(' ')}
                value={part[field.name]}
                beside={part}
                change={(value, how) => {
                  const { [field.name]: _old, ...others } = part
                  set(value === undefined ? others : { ...part, [field.name]: value }, how)
                }}
              />
              {help && (
                <p id={`${id}-${field.name}-help`} className={classes.help}>
                  {family(help)}
                </p>
              )}
            </div>
          )
        })}
    </div>
  )
}
