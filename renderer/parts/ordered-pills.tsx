import { Pill } from '@mantine/core'
import type { RefObject } from 'react'
import { useTexts } from '../text/text-context'
import { useReorder } from './reorder'
import classes from './reorder.module.css'

/** Puts the pills of a field in order: by dragging one, or by Alt+← and Alt+→ on its button. */
export function usePillOrder(
  group: RefObject<HTMLElement | null>,
  count: number,
  move: (from: number, to: number) => void,
) {
  const name = (row: number) => group.current?.querySelector(`[data-item="${row}"]`)?.textContent ?? ''
  return useReorder({ group, count, name, move, flow: 'line' })
}

/** One of the things that a field has in order, with a button that removes it. */
export function OrderedPill(props: {
  row: number
  /** How many there are: a single one has no other place. */
  count: number
  name: string
  remove: () => void
  className?: string | undefined
}) {
  const { t } = useTexts()
  const { row, count, name, remove, className } = props
  const isMovable = count > 1
  return (
    <Pill
      data-item={row}
      withRemoveButton
      className={[classes.pill, className].filter(Boolean).join(' ')}
      {...(isMovable
        ? {
            classNames: { label: classes.pillName ?? '' },
            attributes: { label: { 'data-grip': '', title: `${name}\n${t('order.hintInLine')}` } },
          }
        : {})}
      onRemove={remove}
      removeButtonProps={{
        'aria-label': t('form.remove', { what: name }),
        'aria-hidden': false,
        tabIndex: 0,
        ...(isMovable
          ? { 'aria-description': t('order.hintInLine'), 'aria-keyshortcuts': 'Alt+ArrowLeft Alt+ArrowRight' }
          : {}),
      }}
    >
      {name}
    </Pill>
  )
}
