import { Button } from '@mantine/core'
import { memo, useCallback } from 'react'
import { unprintedIn } from '../../../core/base/glyphs'
import { withoutUnprintable } from '../../../core/base/text'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { beginsWithItem } from '../../../core/editing/list-items'
import { checkField } from '../../../core/model/schema/check-field'
import { roundLeftEmpty } from '../../../core/editing/round-left-empty'
import { isTableList } from '../../../core/editing/tables/table-columns'
import type { FieldSpec, FieldType } from '../../../core/model/schema/fields'
import { isPrinted } from '../../../core/model/schema/printed-fields'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { TextKey } from '../../../core/text/catalogue'
import { fieldLabelKey, helpKey } from '../../../core/text/field-label'
import { useTexts } from '../../text/text-context'
import { FieldValue } from './field-value'
import classes from './form.module.css'
import { FieldInput } from './inputs/field-input'
import { useClock } from './inputs/form-clock'
import { problemText } from './problem-text'
import { Suggestion } from './suggestion'

/** An input of these types looks at no other field, and is rendered again only for its own. */
const ALONE: ReadonlySet<FieldType['type']> = new Set([
  'prose',
  'names',
  'date',
  'instant',
  'number',
  'rate',
  'duty',
  'flag',
  'timeZone',
  'choice',
])
const AloneInput = memo(FieldInput)
const NOTHING = {}

/** One field of a form: label, input, problem, and somebody else's change of it in the meantime. */
export const FieldRow = memo(function FieldRow(props: {
  form: string
  of: CollectionName
  field: FieldSpec
  state: FormState
  session: FormSession
}) {
  const { form, of, field, state, session } = props
  const texts = useTexts()
  const { t, family, title } = texts
  const { name, required, type } = field
  const id = `${form}-${name}`
  const problem = state.problems.get(name)
  const label = family(fieldLabelKey(of, name))
  const help = helpKey(of, name)
  const conflict = state.conflicts.has(name)
  const value = state.values[name]
  const isAlone = ALONE.has(type.type)
  const Input = isAlone ? AloneInput : FieldInput
  const change = useCallback((next: unknown, how: 'typed' | 'chosen') => session.set(name, next, how), [session, name])
  const leave = useCallback(() => session.leave(), [session])
  const filled = filledKey(state, name)
  const unjoined = name === 'round' ? roundLeftEmpty(state) : undefined
  const describedBy = [
    help ? `${id}-help` : '',
    filled || unjoined ? `${id}-filled` : '',
    problem ? `${id}-problem` : '',
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <div
      className={classes.row}
      data-problem={problem !== undefined || conflict}
      data-field={name}
      data-table={(type.type === 'parts' && isTableList(name)) || undefined}
      data-empty={required && value === undefined}
      onKeyDown={(event) => {
        // An open list and an input method use the key themselves.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return
        if (!isDiscardable(state, name) || !isTextField(event.target)) return
        event.preventDefault()
        event.stopPropagation()
        session.discardField(name)
      }}
    >
      <label className={classes.label} htmlFor={id}>
        {label}
        {required && !hasEmptyValue(of, field) && (
          <abbr className={classes.required} title={t('form.required')}>
            *
          </abbr>
        )}
      </label>
      <div className={classes.control}>
        <Input
          type={type}
          id={id}
          name={name}
          label={label}
          of={of}
          required={required}
          begins={state.view?.ref.collection === 'draft' && beginsWithItem(of, name)}
          value={value}
          beside={isAlone ? NOTHING : state.values}
          titles={state.view?.titles ?? NOTHING}
          invalid={problem !== undefined}
          wrongAt={problem?.kind === 'invalid' ? problem.found.path : undefined}
          describedBy={describedBy === '' ? undefined : describedBy}
          change={change}
          leave={leave}
        />
        <FieldNotes id={id} field={field} of={of} state={state} session={session} />
        <Suggestion of={of} name={name} state={state} session={session} />
        {help && (
          <p id={`${id}-help`} className={classes.help}>
            {family(help)}
          </p>
        )}
        {filled && (
          <p id={`${id}-filled`} className={classes.help}>
            {t(filled)}
          </p>
        )}
        {unjoined && (
          <p id={`${id}-filled`} className={classes.help} role="status">
            {t('form.roundLeftEmpty', { round: title(unjoined) })}
          </p>
        )}
      </div>
    </div>
  )
})

/** Where a value is from that the desk filled in, or which followed from another field. */
function filledKey({ dirty, view, implied }: FormState, name: string): TextKey | undefined {
  const from = dirty.has(name) ? undefined : view?.filled?.[name]
  if (from !== undefined) return `form.filled.${from}`
  const value = implied.get(name)
  if (name === 'round' && value !== undefined) return 'form.implied.round'
  return value === 'held' || value === 'scheduled' ? `form.implied.${value}` : undefined
}

/** A field's problem, and somebody else's change of it in the meantime. `id` is that of its input. */
export function FieldNotes(props: {
  id: string
  of: CollectionName
  field: FieldSpec
  state: FormState
  session: FormSession
}) {
  const { id, of, field, state, session } = props
  const texts = useTexts()
  const { timeZone } = useClock()
  const { t } = texts
  const { name, type } = field
  const problem = state.problems.get(name)
  const conflict = state.conflicts.has(name)
  const isPartly = state.partly.has(name)
  // The message of a wrong value says so itself.
  const unsaved =
    state.dirty.has(name) &&
    (problem !== undefined || conflict || state.failure !== undefined) &&
    (isPartly || problem?.kind !== 'invalid')
  const value = state.values[name]
  const lines = type.type === 'prose' ? 'many' : 'one'
  const unprinted = isPrinted(of, name) ? unprintedIn(value) : undefined
  return (
    <>
      {unprinted && (
        <p className={classes.unprinted} role="status">
          {t('form.unprinted', { ...unprinted })}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className={classes.problem} role="alert">
          {problemText(problem, timeZone, texts)}
          {typeof value === 'string' && withoutUnprintable(value, lines) !== value && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => session.set(name, withoutUnprintable(value, lines), 'chosen')}
            >
              {t('form.removeUnprintable')}
            </Button>
          )}
        </p>
      )}
      {problem && isDiscardable(state, name) && (
        <Button
          data-discard
          size="compact-xs"
          variant="default"
          onClick={() => {
            session.discardField(name)
            // The button is gone then.
            document.getElementById(id)?.focus()
          }}
        >
          {t('form.discardField')}
        </Button>
      )}
      {conflict && (
        <div className={classes.conflict} role="alert">
          <p>{t('form.conflict')}</p>
          <blockquote dir="auto">
            <FieldValue type={type} value={state.conflicts.get(name)} titles={state.view?.titles ?? {}} />
          </blockquote>
          <Button size="compact-sm" onClick={() => session.settle(name, 'mine')}>
            {t('form.keepMine')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => session.settle(name, 'theirs')}>
            {t('form.takeTheirs')}
          </Button>
        </div>
      )}
      {unsaved && <p className={classes.unsaved}>{t(isPartly ? 'table.restSaved' : 'form.notSaved')}</p>}
    </>
  )
}

/** Has a field unsaved text that is refused, and that can be given up for its stored value? */
const isDiscardable = ({ dirty, problems, conflicts }: FormState, name: string) =>
  dirty.has(name) && problems.has(name) && problems.get(name)?.kind !== 'missing' && !conflicts.has(name)

const isTextField = (target: EventTarget) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** A cleared flag is a value, and so is an empty list that needs no item: nobody has to fill them in. */
const hasEmptyValue = (of: CollectionName, { name, type }: FieldSpec) =>
  type.type === 'flag' ||
  ((type.type === 'list' || (type.type === 'parts' && type.many)) && checkField(of, name, []) === undefined)
