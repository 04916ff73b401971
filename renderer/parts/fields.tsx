import type { CollectionName } from '../../core/model/values/collection-names'
import { fieldLabelKey } from '../../core/text/field-label'
import type { FieldView } from '../../core/wording/piece'
import { useTexts } from '../text/text-context'
import classes from './parts.module.css'
import { Value } from './value'

const isFilled = (field: FieldView) => field.values[0]?.type !== 'nothing'

/** A record's fields, label beside value; a part of a record is a block of its own. */
export function Fields(props: { fields: readonly FieldView[]; unknown?: boolean; of?: CollectionName }) {
  const { fields, unknown = false, of } = props
  const { family } = useTexts()
  return (
    <dl className={classes.fields}>
      {fields.map((field) => (
        <div key={field.name} className={classes.field} data-field={of === undefined ? undefined : field.name}>
          <dt>{family(fieldLabelKey(of, field.name))}</dt>
          <dd>
            {field.values.map((value, index) => (
              <div key={index}>
                <Value value={value} unknown={unknown} />
              </div>
            ))}
            {field.parts.map((part, index) => (
              <div key={index} className={classes.part}>
                <Fields
                  fields={field.name === 'citation' ? part : part.filter((one) => isFilled(one) && one.name !== 'id')}
                  unknown={field.name === 'citation'}
                />
              </div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
