import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTexts } from '../../text/text-context'
import { IntakeReading } from './intake-reading'
import classes from './intake.module.css'
import type { useIntake } from './use-intake'
import type { Unread } from './use-reading'
import { Dialog, DialogButtons } from '../../look/dialog'

/** The dialog around a text that is read: first the ways to give one, then what was read (`children`). Ctrl+Enter submits, Esc closes. */
export function IntakeFrame(props: {
  title: string
  intake: Omit<ReturnType<typeof useIntake>, 'change' | 'intake'>
  /** True once there is a text. */
  isRead: boolean
  /** Makes a source of a file that could not be read, without a text. */
  keepUnread?: (unread: Unread) => void
  waiting: number
  submitLabel: string
  busy: boolean
  submit: () => void
  discard: () => void
  close: () => void
  children: ReactNode
}) {
  const { t } = useTexts()
  const { intake, isRead, waiting, submit, close } = props
  const { problem } = intake
  return (
    <Dialog
      opened
      onClose={close}
      title={props.title}
      size="xl"
      closeButtonProps={{ 'aria-label': t('cite.cancel') }}
      closeOnClickOutside={false}
      closeOnEscape={false}
      onKeyDown={(event) => {
        if (!event.nativeEvent.isComposing && !event.defaultPrevented) {
          if (event.key === 'Escape') close()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }
        // The window behind must not react to keys.
        event.stopPropagation()
      }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <IntakeReading intake={intake} isRead={isRead} keepUnread={props.keepUnread} />
        {isRead && props.children}
        {problem?.at === '' && (
          <p role="alert" className={classes.failure}>
            {problem.says}
          </p>
        )}
        <DialogButtons>
          {waiting > 0 && <span className={classes.waiting}>{t('intake.waiting', { count: waiting })}</span>}
          {isRead && (
            <Button variant="subtle" onClick={props.discard}>
              {t('form.discard')}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {t('cite.cancel')}
          </Button>
          {isRead && (
            <Button type="submit" aria-busy={props.busy}>
              {props.submitLabel}
            </Button>
          )}
        </DialogButtons>
      </form>
    </Dialog>
  )
}
