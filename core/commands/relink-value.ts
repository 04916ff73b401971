import { same } from '../editing/same'

/** A value as it was, as it was left without what was thrown away, and as it is. */
interface Values<T = unknown> {
  was: T
  left: T
  is: T
}

/**
 * A value that names again what it lost, as far as `isWhole` takes it; the value as it is where there is nothing to be put back, or where somebody has
 * changed since what would be.
 */
export function relinkedValue({ was, left, is }: Values, isWhole: (value: unknown) => boolean): unknown {
  if (Array.isArray(was) && Array.isArray(is) && (left === undefined || Array.isArray(left)))
    return relinkedList({ was, left: left ?? [], is }, isWhole)
  return same(is, left) && isWhole(was) ? was : is
}

/** Puts each item back that the list lost, where it stood among those that are there; one that only lost a part of itself is what it was. */
function relinkedList({ was, left, is }: Values<unknown[]>, isWhole: (value: unknown) => boolean): unknown[] {
  let list = is
  for (const [index, item] of was.entries()) {
    if (left.some((one) => same(one, item)) || list.some((one) => same(one, item))) continue
    const known = idOf(item)
    const rest = known === undefined ? undefined : left.find((one) => idOf(one) === known)
    const at = rest === undefined ? placeOf(was, index, list) : list.findIndex((one) => same(one, rest))
    // Of one that is there with something else in it somebody has made another.
    if (at < 0 || (rest === undefined && known !== undefined && list.some((one) => idOf(one) === known))) continue
    const next = list.toSpliced(at, rest === undefined ? 0 : 1, item)
    if (isWhole(next)) list = next
  }
  return list
}

/** Where an item stood: before the next one that is still there, or else behind the one before it. */
function placeOf(was: readonly unknown[], index: number, list: readonly unknown[]): number {
  const placesOf = (items: readonly unknown[]) =>
    items.map((item) => list.findIndex((one) => isOne(one, item))).filter((place) => place >= 0)
  const [next] = placesOf(was.slice(index + 1))
  const last = placesOf(was.slice(0, index)).at(-1)
  return next ?? (last === undefined ? list.length : last + 1)
}

const isOne = (one: unknown, other: unknown) =>
  same(one, other) || (idOf(one) !== undefined && idOf(one) === idOf(other))

const idOf = (item: unknown): string | undefined =>
  typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : undefined
