import type { CollectionName } from '../model/values/collection-names'
import type { Given } from './candidate'

/**
 * An id for a row without one, made from the row's content: the same row is the same record each time it is read, from the preview to the import, and from one
 * import of the file to the next.
 */
export function idOfRow(collection: CollectionName, given: Extract<Given, { cells: unknown }>): string {
  const cells = given.cells
    .filter(({ value }) => value !== undefined)
    .map(({ path, value }): [string, unknown] => [path.join('.'), value])
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([collection, cells, given.other ?? {}])
  return `r${[1, 2, 3, 4].map((seed) => hash(text, seed)).join('')}`
}

/** MurmurHash3's mixing of 32 bits, character by character: it tells rows apart, and keeps no secret. */
function hash(text: string, seed: number): string {
  let mixed = Math.imul(seed, 0x9e3779b1)
  for (let at = 0; at < text.length; at += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0xcc9e2d51)
    mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593)
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0')
}
