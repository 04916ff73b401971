import { Button } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { refKey } from '../../../core/desk/ops'
import { isTableList } from '../../../core/editing/tables/table-columns'
import { formFieldsOf, type FieldSpec } from '../../../core/model/schema/fields'
import { fieldsInOrder, splitFields } from '../../../core/model/schema/first-fields'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { fieldLabelKey } from '../../../core/text/field-label'
import { useAction } from '../../actions/action-context'
import { useSoon } from '../../client/soon'
import type { Navigation } from '../../navigation/navigation-state'
import { useMakeRecord } from '../../navigation/make-record'
import { useFirstFocus } from '../../navigation/wanted-focus'
import { useTexts } from '../../text/text-context'
import { DeleteButton } from '../delete/delete-button'
import { FieldRow } from './field-row'
import classes from './form.module.css'
import { FormClockProvider, useRecordClock } from './inputs/form-clock'
import { choicesMade } from '../../look/awaited-choices'
import { useFocusBack } from '../../look/focus-back'
import { MarkingRow } from './marking-row'
import { goOn } from './inputs/go-on'
import { isGoingOn } from './inputs/item-keys'
import { SaveProblem } from './save-problem'
import { useFormSession, type Subject } from './use-form-session'
import { useKeyWithoutFocus } from './use-key-without-focus'

const MARKING: FieldSpec = { name: 'marking', required: true, type: { type: 'marking' } }

/** The form of any record, from the table of its fields: each field saves itself a moment after it was typed. */
export function RecordForm({ subject, navigation }: { subject: Subject; navigation: Navigation }) {
  const { t, family, title } = useTexts()
  const { session, state } = useFormSession(subject)
  // The page that shows once the form is done has the button that opened it anew.
  useFocusBack(true)
  const { view } = state
  const clock = useRecordClock(view?.of, state.values)
  const draft = view?.ref.collection === 'draft'
  const make = useMakeRecord()
  const making = 'making' in subject ? subject.making : undefined
  /** Words that wait to be cited need the page of their record first. */
  const canGoOn = making?.from === undefined
  const complete = async (another = false) => {
    await choicesMade()
    const made = await session.complete()
    if (!made) return focusFirstProblem()
    navigation.becomes(made, false)
    if (another && canGoOn) make(made.collection, making?.given)
  }
  const finish = async () => {
    await session.save()
    if (view && session.snapshot().dirty.size === 0) navigation.becomes(view.ref, false)
    else focusFirstProblem()
  }
  useAction('edit', () => void finish())
  const form = useRef<HTMLFormElement>(null)
  const given = making?.given
  const here = useSoon(view !== undefined && clock !== undefined)
  // A draft that opens beside its list leaves the focus there.
  useFirstFocus(given !== undefined || ('ref' in subject && subject.ref.collection !== 'draft'), here, () =>
    focusFirstField(form.current, { ...given, ...view?.filled }),
  )
  const onSaveKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
    event.preventDefault()
    void (draft ? complete(event.shiftKey) : finish())
  }
  useKeyWithoutFocus(form, onSaveKey)
  if (!view)
    return state.failure === undefined ? null : <SaveProblem session={session} state={state} navigation={navigation} />
  if (!clock || !here) return null
  const kind = family(`collection.${view.of}`)
  const name = view.titles[refKey(view.ref)]
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={kind}
      data-new={draft || undefined}
      data-wide={formFieldsOf(view.of).some(({ name: list }) => isTableList(list)) || undefined}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        const { target } = event
        if (target instanceof HTMLInputElement && target.type === 'text' && isGoingOn(event)) {
          // The key must not open the list that it leads to.
          event.preventDefault()
          goOn(target)
          return
        }
        onSaveKey(event.nativeEvent)
      }}
    >
      <header className={classes.header}>
        <div>
          <p className={classes.kind}>{draft ? t('form.draftOf') : t('form.editing')}</p>
          <h1 className={classes.title}>{name ? title(name) : kind}</h1>
        </div>
        <div className={classes.buttons}>
          {draft ? (
            <Button size="compact-sm" onClick={() => void complete()}>
              {t('form.complete')}
            </Button>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => void finish()}>
              {t('form.done')}
            </Button>
          )}
          {view.rev !== undefined && <DeleteButton target={view.ref} gone={navigation.closeRecord} />}
          {view.rev === undefined && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                session.discard()
                navigation.closeRecord()
              }}
            >
              {t('form.discard')}
            </Button>
          )}
        </div>
      </header>
      {draft && <p className={classes.note}>{t(view.rev === undefined ? 'form.newHelp' : 'form.draftHelp')}</p>}
      <SaveProblem session={session} state={state} navigation={navigation} />
      <FormClockProvider value={clock}>
        <Fields state={state} session={session} />
      </FormClockProvider>
    </form>
  )
}

/** The kinds whose new records show all fields, as the person asked for. */
const opened = new Set<CollectionName>()

function Fields({ state, session }: Pick<ReturnType<typeof useFormSession>, 'state' | 'session'>) {
  const { t, family, list } = useTexts()
  const form = useId()
  const { view } = state
  const [isOpen, setOpen] = useState(view ? opened.has(view.of) : false)
  if (!view) return null
  const { of } = view
  const isNew = view.ref.collection === 'draft'
  const keep = (name: string) => state.problems.has(name) || state.conflicts.has(name) || state.dirty.has(name)
  const { first, rest } =
    isNew && !isOpen ? splitFields(of, state.values, keep) : { first: fieldsInOrder(of), rest: [] }
  const open = () => {
    opened.add(of)
    setOpen(true)
    // The first of them takes the focus, where the button was.
    requestAnimationFrame(() => focusField(rest[0]?.name))
  }
  return (
    <>
      {first.map((field) => (
        <FieldRow key={field.name} form={form} field={field} of={of} state={state} session={session} />
      ))}
      <MarkingRow form={form} field={MARKING} of={of} state={state} session={session} />
      {rest.length > 0 && (
        <div className={classes.rest}>
          <Button size="compact-sm" variant="subtle" aria-expanded={false} onClick={open}>
            {t('form.allFields')}
          </Button>
          <span className={classes.help}>{list(rest.map(({ name }) => family(fieldLabelKey(of, name))))}</span>
        </div>
      )}
    </>
  )
}

/** Focuses the input of a field. */
const focusField = (name: string | undefined) =>
  document.querySelector<HTMLElement>(`[data-field="${name}"] ${CONTROLS}`)?.focus()

const CONTROLS = ':is(input, textarea, select, button):not([type="hidden"])'

/** Focuses the first field that is not given or filled in, in a new record. */
function focusFirstField(form: HTMLElement | null, given: Readonly<Record<string, unknown>>): void {
  const rows = [...(form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
  const row = rows.find(({ dataset }) => !Object.hasOwn(given, dataset.field ?? '')) ?? rows[0]
  row?.querySelector<HTMLElement>(CONTROLS)?.focus()
}

/** Focuses the first field with a problem. */
function focusFirstProblem(): void {
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>('[data-problem="true"]')
    // Its message as well: the focus alone brings only the input into view.
    row?.scrollIntoView({ block: 'nearest' })
    row?.querySelector<HTMLElement>(CONTROLS)?.focus()
  })
}
