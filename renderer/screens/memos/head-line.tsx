import type { FormState } from '../../../core/editing/form-state'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { fieldLabelKey } from '../../../core/text/field-label'
import { useTexts } from '../../text/text-context'
import classes from './memo-strip.module.css'

/** The head of a memo in one line, which shows or hides its details beside the pages. */
export function HeadLine(props: { view: MemoRoomView; state: FormState; isOpen: boolean; toggle: () => void }) {
  const { t, family, word, instant, labelled } = useTexts()
  const { view, state, isOpen, toggle } = props
  const { language, pageSize, memoAudience } = view.setup
  const { reference } = state.values
  const field = (name: 'to' | 'through' | 'from') => {
    const value = state.values[name]
    return typeof value === 'string' && value !== '' ? [`${family(fieldLabelKey('memo', name))} ${value}`] : []
  }
  const asOf = view.model?.asOfInstant ?? state.values.asOf
  const said = [
    ...(typeof reference === 'string' && reference !== '' ? [reference] : []),
    ...field('to'),
    ...field('through'),
    ...field('from'),
    ...(typeof asOf === 'string' ? [`${family(fieldLabelKey('memo', 'asOf'))} ${instant(asOf, view.timeZone)}`] : []),
    word('pageSize', pageSize),
    word('language', language),
    ...(memoAudience === undefined ? [] : [word('memoAudience', memoAudience)]),
  ]
  return (
    <button
      type="button"
      className={classes.head}
      aria-expanded={isOpen}
      aria-label={labelled(t('room.details'), said.join(t('memo.semicolon')))}
      title={t(isOpen ? 'room.hideDetails' : 'room.showDetails')}
      onClick={toggle}
    >
      {said.map((text, index) => (
        <span key={index} dir="auto">
          {text}
        </span>
      ))}
      <strong>{t(isOpen ? 'room.hideDetails' : 'room.showDetails')}</strong>
    </button>
  )
}
