import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { boundWidth, HIDEABLE, PANE_WIDTHS, toggled, widthByKey, type PaneName } from '../../core/contract/panes'
import { usePanes } from '../client/panes'
import { useTexts } from '../text/text-context'
import classes from './pane-separator.module.css'

/** The variable of a pane's width, for the style sheets. */
const VARIABLES: Record<PaneName, string> = {
  nav: '--nav-width',
  list: '--list-width',
  matrix: '--matrix-width',
  main: '--main-width',
}
const unitOf = (pane: PaneName) => (pane === 'nav' ? 'px' : '%')

/** The style that gives a pane the width that a person chose; none for the usual one. */
export function paneStyle(pane: PaneName, width: number | undefined): React.CSSProperties {
  return width === undefined ? {} : { [VARIABLES[pane]]: `${width}${unitOf(pane)}` }
}

/**
 * The line to the right of a pane, which changes its width: by dragging, by the arrow keys, Home and End; a double click resets it. Enter hides a pane that can
 * be hidden, as does dragging it to almost nothing. It stands in the element that has the `paneStyle`, whose left edge is the pane's.
 */
export function PaneSeparator({ pane }: { pane: PaneName }) {
  const { t } = useTexts()
  const { panes, change } = usePanes()
  const dragged = useRef<number>(undefined)
  const hideable = HIDEABLE.find((other) => other === pane)
  const hidden = hideable !== undefined && panes.hidden?.includes(hideable) === true
  const { min, max, usual } = PANE_WIDTHS[pane]
  const width = panes[pane] ?? usual
  const put = (wanted: number) => change((now) => ({ ...now, [pane]: boundWidth(pane, wanted) }))
  const toggle = () => hideable && change((now) => toggled(now, hideable))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const next = hidden ? undefined : widthByKey(pane, width, event.key)
    if (next !== undefined) put(next)
    else if (event.key === 'Enter' && hideable) toggle()
    else return
    event.preventDefault()
  }
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    const panel = event.currentTarget.parentElement
    if (!panel || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { left, width: room } = panel.getBoundingClientRect()
    const at = event.clientX - left
    dragged.current = pane === 'nav' ? at : (at / room) * 100
    // Not through React: a move of the pointer costs the page its layout, and no list is rendered again.
    if (!hidden) panel.style.setProperty(VARIABLES[pane], `${boundWidth(pane, dragged.current)}${unitOf(pane)}`)
  }
  const onRelease = () => {
    const to = dragged.current
    dragged.current = undefined
    if (to === undefined) return
    const isGone = to < min / 2
    if (hideable && isGone !== hidden) toggle()
    if (!isGone) put(to)
    else if (!hideable) put(min)
  }
  const shown = Math.round(width)
  const words = t(pane === 'nav' ? 'pane.pixels' : 'pane.percent', { width: shown })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator that can be focused is a control
    <div
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t(`pane.${pane}`)}
      aria-valuenow={hidden ? 0 : shown}
      aria-valuemin={hidden ? 0 : min}
      aria-valuemax={max}
      aria-valuetext={hidden ? t('pane.hidden') : words}
      title={t(hideable ? 'pane.hint' : 'pane.hintWidth')}
      data-pane-line={pane}
      className={classes.line}
      onKeyDown={onKeyDown}
      onDoubleClick={() =>
        change(({ [pane]: _width, hidden: others = [], ...now }) => ({
          ...now,
          hidden: others.filter((other) => other !== pane),
        }))
      }
      onPointerDown={(event) => {
        if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onMove}
      onPointerUp={onRelease}
      onPointerCancel={onRelease}
    />
  )
}
