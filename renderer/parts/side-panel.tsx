import type { ReactNode } from 'react'
import { useEscape } from '../actions/use-escape'
import { DrawerPanel } from '../look/dialog'

/** A panel over the right side of the window, `size` pixels wide. Esc closes it, and the window behind hears no keys. */
export function SidePanel(props: {
  opened: boolean
  close: () => void
  /** Done by Esc instead of closing the panel. */
  back?: (() => void) | undefined
  size: number
  title: string
  /** The name of the button that closes it. */
  closeLabel: string
  children: ReactNode
}) {
  const { opened, close, back, size, title, closeLabel, children } = props
  useEscape(opened, back ?? close)
  return (
    <DrawerPanel
      opened={opened}
      onClose={close}
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': closeLabel }}
      transitionProps={{ duration: 140 }}
      closeOnEscape={false}
      // The window behind must not react to keys.
      onKeyDown={(event) => event.stopPropagation()}
    >
      {children}
    </DrawerPanel>
  )
}
