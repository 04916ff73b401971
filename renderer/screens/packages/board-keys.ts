import type { CardPlace } from '../../../core/charts/package-board'

/** The card that a key leads to from another one: up and down in its column, left and right to the nearest card of the next column that has any. */
export function cardAfter(places: readonly CardPlace[], from: CardPlace, key: string): CardPlace | undefined {
  const own = places.filter(({ column }) => column === from.column)
  if (key === 'ArrowUp') return own[from.row - 1]
  if (key === 'ArrowDown') return own[from.row + 1]
  if (key === 'Home') return own[0]
  if (key === 'End') return own.at(-1)
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  const ahead = places.filter(({ column }) => (key === 'ArrowRight' ? column > from.column : column < from.column))
  const columns = ahead.map(({ column }) => column)
  const next = key === 'ArrowRight' ? Math.min(...columns) : Math.max(...columns)
  const away = ({ y, height }: CardPlace) => Math.abs(y + height / 2 - from.y - from.height / 2)
  return ahead.filter(({ column }) => column === next).toSorted((a, b) => away(a) - away(b))[0]
}
