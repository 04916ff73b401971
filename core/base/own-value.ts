/** A table's value under a key of its own: an id such as `__proto__` or `constructor` must not find what every object inherits. */
export const ownValue = <V>(table: Readonly<Record<string, V>> | undefined, key: string): V | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined
