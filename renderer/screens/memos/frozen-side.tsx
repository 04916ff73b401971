import { Button } from '@mantine/core'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { isExtract } from '../../../core/memo/audience/audiences'
import { useTexts } from '../../text/text-context'
import { MemoFigures } from './memo-figures'
import { MemoBlocks } from './memo-blocks'
import classes from './memos.module.css'

/** The content of an issued memo, to read and to trace to its records. */
export function FrozenSide(props: { view: MemoRoomView; session: FormSession; state: FormState }) {
  const { t } = useTexts()
  const { view, session, state } = props
  return (
    <>
      <p className={classes.says}>{t(view.status === 'recalled' ? 'room.recalled' : 'room.frozen')}</p>
      <LeftOver session={session} state={state} />
      <MemoFigures figures={view.figures} isCopy={isExtract(view.setup)} />
      {view.model && <MemoBlocks blocks={view.model.blocks} model={view.model} />}
    </>
  )
}

/** Text typed into the draft that could not be saved before somebody issued it: to copy or to discard. */
function LeftOver({ session, state }: { session: FormSession; state: FormState }) {
  const { t, family } = useTexts()
  if (state.dirty.size === 0) return null
  return (
    <section className={classes.unsaved} role="status">
      <p>{t('room.unsavedText')}</p>
      {[...state.dirty].map((name) => (
        <div key={name}>
          <strong>{family(`field.${name}`)}</strong>
          {textsIn(state.values[name]).map((text, index) => (
            <p key={index} dir="auto">
              {text}
            </p>
          ))}
        </div>
      ))}
      <Button size="compact-sm" variant="default" onClick={() => session.discard()}>
        {t('room.discardText')}
      </Button>
    </section>
  )
}

/** All text in a value, whatever its shape. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
