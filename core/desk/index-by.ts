/** Lists of a desk never change, so an index of one holds for as long as the list does, and is made once. */
const indexes = new WeakMap<object, Map<unknown, unknown>>()

/**
 * The items of a list by a key of theirs, in the order of the list. `keyOf` must be one and the same function at every call: the index
 * is kept under it. Items without a key are left out.
 */
export function indexBy<T>(
  list: readonly T[],
  keyOf: (item: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const ofList = indexes.get(list) ?? new Map<unknown, unknown>()
  indexes.set(list, ofList)
  const known = ofList.get(keyOf) as Map<string, T[]> | undefined
  if (known) return known
  const index = new Map<string, T[]>()
  for (const item of list) {
    const key = keyOf(item)
    if (key === undefined) continue
    const items = index.get(key)
    if (items) items.push(item)
    else index.set(key, [item])
  }
  ofList.set(keyOf, index)
  return index
}
