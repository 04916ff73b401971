import type { ReactNode } from 'react'
import { usePanes } from '../client/panes'
import classes from './list-and-detail.module.css'
import { PaneSeparator, paneStyle } from './pane-separator'

/**
 * A list (or the matrix), and beside it the open record, which takes the list's place if there is no room for both or the list is hidden. Without a `detail` the
 * list has all the room.
 */
export function ListAndDetail(props: {
  of: 'list' | 'matrix'
  label: string
  isOpen: boolean
  list: ReactNode
  detail: ReactNode
}) {
  const { of, isOpen, detail } = props
  const { panes } = usePanes()
  const hidden = panes.hidden?.includes('list') === true
  const isAlone = detail === undefined || detail === null || detail === false
  return (
    <div
      className={classes.screen}
      data-of={of}
      data-open={isOpen ? 'record' : 'list'}
      data-list={hidden ? 'hidden' : 'shown'}
      data-alone={isAlone}
      style={paneStyle(of, panes[of])}
    >
      <section className={classes.list} aria-label={props.label} data-pane="list">
        {props.list}
      </section>
      {!isAlone && (
        <>
          <PaneSeparator pane={of} />
          <section className={classes.detail} data-pane="detail">
            {detail}
          </section>
        </>
      )}
    </div>
  )
}
