import type { FieldChange } from '../../../core/history/history-schemas'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { isTextKey } from '../../../core/text/catalogue'
import { fieldLabelKey } from '../../../core/text/field-label'
import type { FieldView } from '../../../core/wording/piece'
import { WordChanges } from '../../look/word-changes'
import { Fields } from '../../parts/fields'
import { Value } from '../../parts/value'
import { useTexts } from '../../text/text-context'
import classes from './history.module.css'

const isEmpty = (field: FieldView) => field.parts.length === 0 && field.values.every(({ type }) => type === 'nothing')

/** Changed fields, each with its old and new value, and texts with the words that differ. A new record has only one side. */
export function FieldChanges({ of, changes }: { of: CollectionName; changes: readonly FieldChange[] }) {
  const { family } = useTexts()
  const whole = changes.length > 1 && changes.every(({ from, words }) => !words && isEmpty(from))
  return (
    <dl className={classes.changes} data-whole={whole}>
      {changes.map((change) => {
        const key = fieldLabelKey(of, change.name)
        return (
          <div key={change.name} className={classes.change}>
            <dt>{isTextKey(key) ? family(key) : change.name}</dt>
            <dd dir="auto">
              {change.words ? (
                <p className={classes.words}>
                  <WordChanges words={change.words} />
                </p>
              ) : (
                <FromTo change={change} />
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** A value's old and new state, or the only one. */
function FromTo({ change: { from, to } }: { change: FieldChange }) {
  const { t } = useTexts()
  return (
    <>
      {!isEmpty(from) && (
        <del className={classes.was}>
          <span className={classes.side}>{t('past.from')} </span>
          <Values field={from} />
        </del>
      )}
      {(!isEmpty(to) || isEmpty(from)) && (
        <ins className={classes.is}>
          <span className={classes.side}>{t('past.to')} </span>
          <Values field={to} />
        </ins>
      )}
      {isEmpty(to) && !isEmpty(from) && (
        <span className={classes.is}>
          <Values field={to} />
        </span>
      )}
    </>
  )
}

function Values({ field }: { field: FieldView }) {
  return (
    <>
      {field.values.map((value, index) => (
        <span key={index} className={classes.value}>
          <Value value={value} />
        </span>
      ))}
      {field.parts.map((part, index) => (
        <span key={index} className={classes.part}>
          <Fields fields={part.filter((one) => !isEmpty(one) && one.name !== 'id')} />
        </span>
      ))}
    </>
  )
}
