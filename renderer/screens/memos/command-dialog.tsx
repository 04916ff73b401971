import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useTexts } from '../../text/text-context'
import { Dialog, DialogButtons } from '../../look/dialog'

/** A dialog that gives one command, and stays with the reason if that is refused. */
export function CommandDialog(props: {
  title: string
  close: () => void
  confirm: string
  isReady: boolean
  command: () => Parameters<typeof applyCommand>[0]
  children: React.ReactNode
}) {
  const { t, error } = useTexts()
  const staff = useStaff()
  const [failure, setFailure] = useState<unknown>()
  const give = async () => {
    setFailure(undefined)
    try {
      await applyCommand(props.command(), staff)
      props.close()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <Dialog opened onClose={props.close} title={props.title} closeButtonProps={{ 'aria-label': t('room.cancel') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (props.isReady) void give()
        }}
      >
        {props.children}
        {failure !== undefined && <p role="alert">{error(failure)}</p>}
        <DialogButtons>
          <Button variant="default" onClick={props.close}>
            {t('room.cancel')}
          </Button>
          <Button type="submit" disabled={!props.isReady}>
            {props.confirm}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
