import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './point-menu.module.css'

/** A menu that is open at a point of the window. `close` gives the focus back, before what was chosen is done. */
export function PointMenu(props: {
  at: { x: number; y: number }
  label: string
  minWidth: number
  close: () => void
  children: ReactNode
}) {
  const { at, label, minWidth, close, children } = props
  return (
    <Menu
      opened
      onChange={(isOpen) => !isOpen && close()}
      position="bottom-start"
      offset={2}
      shadow="md"
      transitionProps={{ duration: 0 }}
      withInitialFocusPlaceholder={false}
      returnFocus={false}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          className={classes.point}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={label} className={classes.menu} miw={minWidth}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
