import { useId, useState } from 'react'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { isFieldForReader } from '../../../core/memo/audience/audiences'
import { formFieldsOf, type FieldSpec } from '../../../core/model/schema/fields'
import { hasMemoField, isMadeMemoType } from '../../../core/model/values/made-memos'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { FieldRow } from '../form/field-row'
import { SaveProblem } from '../form/save-problem'
import { MemoSetup } from './memo-setup'
import classes from './memos.module.css'
import { SectionsEditor } from './sections-editor'

/** The fields that officers change most, in this order; the others are folded. */
const FIRST = [
  'title',
  'reference',
  'to',
  'through',
  'from',
  'ask',
  'recommendations',
  'options',
  'asOf',
  'timeZone',
  'goods',
  'annex',
]
/** Chosen above them. */
const SETUP = ['language', 'pageSize', 'memoAudience', 'withWords']
const MARKING: FieldSpec = { name: 'marking', required: true, type: { type: 'marking' } }
export const FIELDS = [...formFieldsOf('memo'), MARKING]
const first = FIRST.flatMap((name) => FIELDS.filter((field) => field.name === name))
const others = FIELDS.filter(({ name }) => ![...FIRST, ...SETUP, 'type'].includes(name))

/** The head appears in two parts, and the sections in three. */
const HEAD_PARTS = 2
export const DRAFT_PARTS = HEAD_PARTS + 3
const FIELDS_AT_ONCE = 5
const SECTIONS_AT_ONCE = 3

/** The head of a draft, and its sections: their order, and the desk's own words. Saved field by field, as in any form. */
export function DraftEditor(props: {
  view: MemoRoomView
  navigation: Navigation
  session: FormSession
  state: FormState
  /** How many of its parts show so far, to `DRAFT_PARTS`. */
  shown: number
}) {
  const { t } = useTexts()
  const { view, navigation, session, state, shown } = props
  if (!state.view)
    return state.failure === undefined ? null : <SaveProblem session={session} state={state} navigation={navigation} />
  return (
    <form className={classes.draft} aria-label={t('room.head')} onSubmit={(event) => event.preventDefault()}>
      <SaveProblem session={session} state={state} navigation={navigation} />
      {isMadeMemoType(view.type) && <MemoSetup view={view} session={session} />}
      <Head view={view} state={state} session={session} shown={shown} />
      {shown > HEAD_PARTS && isMadeMemoType(view.type) && (
        <div data-part="sections">
          <SectionsEditor
            view={view}
            state={state}
            session={session}
            most={shown < DRAFT_PARTS ? (shown - HEAD_PARTS) * SECTIONS_AT_ONCE : Infinity}
          />
        </div>
      )}
    </form>
  )
}

/** The fields of the head that this kind of memo prints for its reader; and one that it does not have, if it is filled in and therefore printed. */
function Head(props: { view: MemoRoomView; state: FormState; session: FormSession; shown: number }) {
  const { t } = useTexts()
  const { view, state, session, shown } = props
  const { type } = view
  const form = useId()
  // From the start, so that a field does not vanish while it is being emptied.
  const [filled] = useState(() => new Set(Object.keys(state.values)))
  const rows = (fields: readonly FieldSpec[]) =>
    fields
      .filter(({ name }) => isFieldForReader(name, type, view.setup))
      .filter(({ name }) => !isMadeMemoType(type) || hasMemoField(type, name) || filled.has(name))
      .map((field) => <FieldRow key={field.name} form={form} field={field} of="memo" state={state} session={session} />)
  return (
    <>
      {rows(shown < HEAD_PARTS ? first.slice(0, FIELDS_AT_ONCE) : first)}
      {shown >= HEAD_PARTS && (
        <details className={classes.more}>
          <summary>{t('room.more')}</summary>
          {rows(others)}
        </details>
      )}
    </>
  )
}
