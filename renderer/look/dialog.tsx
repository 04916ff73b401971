import { Drawer, Modal, type DrawerProps, type ModalProps, type ModalRootProps } from '@mantine/core'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import classes from './dialog.module.css'
import { useFocusBack } from './focus-back'

/** A dialog opens and closes at once. */
const AT_ONCE = { duration: 0 }

/** A dialog. Whichever way it closes, the focus goes back to what opened it. */
export function Dialog({ children, ...props }: Omit<ModalProps, 'returnFocus'>) {
  return (
    <Modal transitionProps={AT_ONCE} {...props} returnFocus={false}>
      <KeepFocus isModal />
      {children}
    </Modal>
  )
}

/** A dialog without a title of its own, named by `label`. */
export function BareDialog(props: Omit<ModalRootProps, 'returnFocus'> & { label: string; children: ReactNode }) {
  const { label, children, ...others } = props
  return (
    <Modal.Root transitionProps={AT_ONCE} {...others} returnFocus={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={label}>
        <Modal.Body>
          <KeepFocus isModal />
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** The buttons that end a dialog: they stay in view, and what is above them scrolls. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <p className={classes.buttons}>{children}</p>
}

/** A panel at the right side of the window. When it closes, the focus goes back to what opened it. */
export function DrawerPanel({ children, ...props }: Omit<DrawerProps, 'returnFocus' | 'position'>) {
  return (
    <Drawer position="right" {...props} returnFocus={false}>
      <KeepFocus />
      {children}
    </Drawer>
  )
}

/** Remembers what had the focus when the dialog around it came, and gives it back when the dialog has gone. */
function KeepFocus({ isModal = false }: { isModal?: boolean }) {
  const register = useFocusBack()
  const here = useRef<HTMLSpanElement>(null)
  // Focus it at once: keys typed right after a dialog opens are meant for it.
  useLayoutEffect(() => {
    register(here.current)
    const dialog = here.current?.closest<HTMLElement>('[role="dialog"]')
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus]') ?? dialog
    first?.focus({ preventScroll: true })
  }, [register])
  return <span ref={here} hidden data-modal={isModal || undefined} />
}
