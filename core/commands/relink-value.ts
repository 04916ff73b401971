import { isTable } from '../base/plain-json'
import { same } from '../base/same-value'

type Table = Record<string, unknown>

/** A value at three times: before the deletion, right after it, and now. */
interface Values<T = unknown> {
  was: T
  left: T
  is: T
}

/**
 * A value that names again the references that it lost, as far as `isWhole` accepts them, part by part; the present value if nothing was lost, or if somebody
 * has changed it since.
 */
export function relinkedValue({ was, left, is }: Values, isWhole: (value: unknown) => boolean): unknown {
  const isList = (value: unknown): value is unknown[] | undefined => value === undefined || Array.isArray(value)
  if (Array.isArray(was) && isList(left) && isList(is)) {
    const list = relinkedList({ was, left: left ?? [], is: is ?? [] }, isWhole)
    return same(list, is ?? []) ? is : list
  }
  if (isTable(was) && isTable(left) && isTable(is)) return relinkedTable({ was, left, is }, isWhole)
  return same(is, left) && isWhole(was) ? was : is
}

/** Restores each member that the table lost, or a part of it. */
function relinkedTable({ was, left, is }: Values<Table>, isWhole: (value: unknown) => boolean): Table {
  let table = is
  for (const name of Object.keys({ ...was, ...left })) {
    if (same(was[name], left[name])) continue
    const withMember = (value: unknown) => ({ ...table, [name]: value })
    const value = relinkedValue({ was: was[name], left: left[name], is: table[name] }, (one) =>
      isWhole(withMember(one)),
    )
    if (value !== table[name]) table = withMember(value)
  }
  return table
}

/** Restores each item that the list lost, in its place among the present ones; an item that only lost a part of itself gets that again. */
function relinkedList({ was, left, is }: Values<unknown[]>, isWhole: (value: unknown) => boolean): unknown[] {
  let list = is
  for (const [index, item] of was.entries()) {
    if (left.some((one) => same(one, item)) || list.some((one) => same(one, item))) continue
    const rest = restOf(item, index, was, left)
    const known = idOf(item)
    const there = list.findIndex((one) =>
      known === undefined ? rest !== undefined && same(one, rest) : idOf(one) === known,
    )
    const at = there < 0 ? placeOf(was, index, list) : there
    const withItem = (value: unknown) => list.toSpliced(at, there < 0 ? 0 : 1, value)
    if (rest !== undefined && there >= 0) {
      const value = relinkedValue({ was: item, left: rest, is: list[at] }, (one) => isWhole(withItem(one)))
      if (value !== list[at]) list = withItem(value)
    } else if (rest === undefined && there < 0 && isWhole(withItem(item))) list = withItem(item)
  }
  return list
}

/** An item after the deletion, if that left some of it. One without an id is known by its place in a list that lost no item. */
function restOf(item: unknown, index: number, was: readonly unknown[], left: readonly unknown[]): unknown {
  const known = idOf(item)
  if (known !== undefined) return left.find((one) => idOf(one) === known)
  return isTable(item) && was.length === left.length ? left[index] : undefined
}

/** An item's place: before the next item that still exists, or else behind the one before it. */
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
