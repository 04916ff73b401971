import { Button } from '@mantine/core'
import { useCallback, useEffect, useId, useRef } from 'react'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { fieldLabelKey } from '../../../core/text/field-label'
import { useEscape } from '../../actions/use-escape'
import { useTexts } from '../../text/text-context'
import { FieldNotes, FieldRow } from '../form/field-row'
import { typingIn } from '../form/inputs/typed-input'
import { GrowingText } from '../../look/growing-text'
import { FIELDS } from './draft-editor'
import classes from './memos.module.css'
import { SECTIONS_FIELD, sectionsOf, whole, withWords } from './sections-editor'

/** Can a field be edited on the page? Long lists and tables are edited among the details. */
export const isEditedHere = (field: string): boolean => {
  const [name] = field.split('.')
  if (name === 'sections') return true
  const spec = FIELDS.find((one) => one.name === field)
  return spec !== undefined && spec.type.type !== 'parts' && spec.type.type !== 'list'
}

/** The desk's own words at their place on the page, or a field of the memo's head: the pages follow while you type. */
export function WordsCard(props: {
  view: MemoRoomView
  session: FormSession
  state: FormState
  field: string
  close: () => void
  toDetails: () => void
}) {
  const { t, word, family } = useTexts()
  const { view, session, state, field, close, toDetails } = props
  const card = useRef<HTMLElement>(null)
  const id = useId()
  const [name = '', section] = field.split('.')
  const sections = whole(view.type, sectionsOf(state))
  const one = sections.find((given) => given.section === section)
  const spec = FIELDS.find((given) => given.name === name)
  const done = useCallback(() => {
    session.leave()
    close()
  }, [session, close])
  useEscape(true, done)
  useEffect(() => {
    const input = card.current?.querySelector<HTMLElement>('textarea, input:not([type="hidden"]), select')
    input?.focus()
  }, [])
  const label = one
    ? t('room.words', { section: word('memoSection', one.section) })
    : family(fieldLabelKey('memo', name))
  return (
    <section ref={card} className={classes.card} role="dialog" aria-label={t('room.editHere', { field: label })}>
      {one ? (
        <>
          <GrowingText
            id={id}
            label={label}
            placeholder={t('room.wordsPlaceholder')}
            dir="auto"
            minRows={2}
            maxRows={14}
            value={one.words ?? ''}
            inputClass={classes.words}
            onChange={(event) =>
              session.set('sections', withWords(sections, one.section, event.currentTarget.value), 'typed')
            }
            {...typingIn(() => session.leave())}
          />
          {SECTIONS_FIELD && <FieldNotes id={id} field={SECTIONS_FIELD} of="memo" state={state} session={session} />}
        </>
      ) : (
        spec && <FieldRow form={id} field={spec} of="memo" state={state} session={session} />
      )}
      <p className={classes.cardButtons}>
        <Button size="compact-sm" variant="subtle" onClick={toDetails}>
          {t('room.allDetails')}
        </Button>
        <Button size="compact-sm" onClick={done}>
          {t('room.doneHere')}
        </Button>
      </p>
    </section>
  )
}
