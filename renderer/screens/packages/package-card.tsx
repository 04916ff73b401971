import { memo, type CSSProperties } from 'react'
import { same } from '../../../core/base/same-value'
import type { CardPlace } from '../../../core/charts/package-board'
import type { BoardCard } from '../../../core/queries/package-board-schemas'
import type { NamedText } from './card-texts'
import classes from './packages.module.css'

interface CardProps {
  card: BoardCard
  place: CardPlace
  cardTexts: readonly NamedText[]
  inWords: string
  tabbable: boolean
  opened: boolean
  near: boolean
  movable: boolean
}

/** An edit lays all cards out again: only those that look different are rendered. */
const isSame = (a: CardProps, b: CardProps): boolean =>
  a.inWords === b.inWords &&
  a.card.kind === b.card.kind &&
  a.tabbable === b.tabbable &&
  a.opened === b.opened &&
  a.near === b.near &&
  a.movable === b.movable &&
  same(a.place, b.place)

/** A card of the board: a button that opens its menu, and that can be dragged. */
export const PackageCard = memo(function PackageCard(props: CardProps) {
  const { card, place, opened } = props
  const { x, y, width, height } = place
  return (
    <button
      type="button"
      className={classes.card}
      data-card={card.id}
      data-kind={card.kind}
      data-near={props.near || undefined}
      style={{ left: x, top: y, width, height }}
      tabIndex={props.tabbable ? 0 : -1}
      draggable={props.movable}
      aria-label={props.inWords}
      aria-haspopup="menu"
      aria-expanded={opened}
    >
      {props.cardTexts.map(({ name, text, size }, index) => (
        <span
          key={name}
          className={classes.text}
          data-text={name}
          dir="auto"
          title={name === 'words' || name === 'condition' ? text : undefined}
          style={{ fontSize: size, '--lines': place.lines[index] ?? 1 } as CSSProperties}
        >
          {text}
        </span>
      ))}
    </button>
  )
}, isSame)
