import fc from 'fast-check'

/** How to make a value: plain JSON, so that a recipe can be sent to a page and its value made there. */
export type Recipe =
  | { make: 'json'; value: unknown }
  | { make: 'list'; items: Recipe[] }
  | { make: 'object'; entries: [string, Recipe][] }
  | { make: 'map' | 'set'; items: Recipe[] }
  | { make: 'bigint' | 'date' | 'number' | 'error' | 'regexp'; from: string }
  | { make: 'bytes'; kind: 'Uint8Array' | 'Float64Array' | 'ArrayBuffer' | 'DataView'; length: number }
  | { make: 'long'; text: string; times: number }
  | { make: 'deep' | 'tangle'; levels: number }
  | { make: 'cycle'; entries: [string, Recipe][] }
  | { make: 'nothing' | 'holes' | 'boxed' | 'lone' | 'prototype' | 'function' }

/** Makes the value. Uses nothing outside itself, so that its source can run in a page. */
export function makeValue(recipe: Recipe): unknown {
  const own = (entries: [string, Recipe][]) => {
    const object = {}
    // As in a structured clone, "__proto__" is a key like any other.
    for (const [key, of] of entries)
      Object.defineProperty(object, key, { value: makeValue(of), enumerable: true, configurable: true, writable: true })
    return object
  }
  switch (recipe.make) {
    case 'json':
      return recipe.value
    case 'list':
      return recipe.items.map((item) => makeValue(item))
    case 'object':
      return own(recipe.entries)
    case 'map':
      return new Map(recipe.items.map((item, index) => [index, makeValue(item)]))
    case 'set':
      return new Set(recipe.items.map((item) => makeValue(item)))
    case 'bigint':
      return BigInt(recipe.from)
    case 'date':
      return new Date(recipe.from)
    case 'number':
      return Number(recipe.from)
    case 'error':
      return new TypeError(recipe.from)
    case 'regexp':
      return /a+/g
    case 'bytes':
      if (recipe.kind === 'ArrayBuffer') return new ArrayBuffer(recipe.length * 8)
      if (recipe.kind === 'DataView') return new DataView(new ArrayBuffer(recipe.length * 8))
      return recipe.kind === 'Uint8Array' ? new Uint8Array(recipe.length) : new Float64Array(recipe.length)
    case 'long':
      return recipe.text.repeat(recipe.times)
    case 'deep': {
      let value: unknown = 'bottom'
      for (let level = 0; level < recipe.levels; level += 1) value = level % 2 === 0 ? [value] : { fields: value }
      return value
    }
    case 'tangle': {
      // A few objects that would fill any memory if they were written out.
      let value: unknown = 'bottom'
      for (let level = 0; level < recipe.levels; level += 1) value = { name: value, of: value }
      return value
    }
    case 'cycle': {
      const object = own(recipe.entries) as Record<string, unknown>
      object.self = [object]
      return object
    }
    case 'nothing':
      return undefined
    case 'holes': {
      const list: unknown[] = [1]
      list[5] = 2
      return list
    }
    case 'boxed':
      return new String('boxed')
    case 'lone':
      return '\uD800 \u0000 \u202E'
    case 'prototype':
      return Object.create(null)
    case 'function':
      return () => 'called'
  }
}

/** Names that the contract and the records use, names that every object inherits, and any others. */
const key = (names: readonly string[]) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'then', 'toJSON', '0', '') },
    { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'binary' }) },
  )

/** Words that mean something to some request, so that a value gets past the first check. */
const word = (names: readonly string[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'hasOwnProperty', '../../etc/passwd', '') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  )

/**
 * Values of every kind that a structured clone can carry, and with `uncloneable` some that it cannot. The given keys
 * and words appear more often than any others.
 */
export function oddRecipe(
  keys: readonly string[],
  words: readonly string[],
  uncloneable = false,
): fc.Arbitrary<Recipe> {
  const leaf: fc.Arbitrary<Recipe> = fc.oneof(
    { weight: 6, arbitrary: word(words).map((value): Recipe => ({ make: 'json', value })) },
    {
      weight: 3,
      arbitrary: fc
        .oneof(fc.integer({ min: -2, max: 4 }), fc.double(), fc.boolean(), fc.constant(null))
        .map((value): Recipe =>
          typeof value === 'number' && !Number.isSafeInteger(value)
            ? { make: 'number', from: String(value) }
            : { make: 'json', value },
        ),
    },
    fc.constantFrom<Recipe>(
      { make: 'nothing' },
      { make: 'holes' },
      { make: 'boxed' },
      { make: 'lone' },
      { make: 'prototype' },
      { make: 'regexp', from: '' },
      { make: 'number', from: 'NaN' },
      { make: 'number', from: '-0' },
      { make: 'number', from: '-Infinity' },
      { make: 'bigint', from: '90071992547409931' },
      { make: 'date', from: '2025-06-06' },
      { make: 'date', from: 'never' },
      { make: 'error', from: 'failed' },
      { make: 'bytes', kind: 'Uint8Array', length: 3 },
      { make: 'bytes', kind: 'Float64Array', length: 2 },
      { make: 'bytes', kind: 'ArrayBuffer', length: 2 },
      { make: 'bytes', kind: 'DataView', length: 2 },
      { make: 'long', text: 'long ', times: 60_000 },
      { make: 'long', text: '関税', times: 40_000 },
      { make: 'deep', levels: 400 },
      { make: 'tangle', levels: 60 },
      ...(uncloneable ? [{ make: 'function' } as const] : []),
    ),
  )
  const { value } = fc.letrec<{ value: Recipe }>((tie) => {
    const entries = fc.array(fc.tuple(key(keys), tie('value')), { maxLength: 5 })
    const items = fc.array(tie('value'), { maxLength: 4 })
    return {
      value: fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        leaf,
        items.map((of): Recipe => ({ make: 'list', items: of })),
        { weight: 3, arbitrary: entries.map((of): Recipe => ({ make: 'object', entries: of })) },
        entries.map((of): Recipe => ({ make: 'cycle', entries: of })),
        fc
          .tuple(fc.constantFrom('map' as const, 'set' as const), items)
          .map(([make, of]): Recipe => ({ make, items: of })),
      ),
    }
  })
  return value
}

/** Turns a plain value into a recipe. */
export function recipeOf(value: unknown): Recipe {
  if (Array.isArray(value)) return { make: 'list', items: value.map((item) => recipeOf(item)) }
  if (typeof value === 'object' && value !== null)
    return { make: 'object', entries: Object.entries(value).map(([name, of]) => [name, recipeOf(of)]) }
  return value === undefined ? { make: 'nothing' } : { make: 'json', value }
}

/** Puts `other` into a recipe wherever `here` returns true. */
export function disturbed(recipe: Recipe, here: () => boolean, other: () => Recipe): Recipe {
  if (here()) return other()
  if (recipe.make === 'list') return { make: 'list', items: recipe.items.map((item) => disturbed(item, here, other)) }
  if (recipe.make === 'object')
    return {
      make: 'object',
      entries: recipe.entries.map(([name, of]): [string, Recipe] => [name, disturbed(of, here, other)]),
    }
  return recipe
}
