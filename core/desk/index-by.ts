/** The lists of a desk never change, so each index is made once and holds as long as its list. */
const indexes = new WeakMap<object, Map<unknown, unknown>>()

/**
 * The items of a list by their keys, in the order of the list. Pass the same `keyOf` function at every call: the index is kept under it. Items without a key
 * are left out.
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
