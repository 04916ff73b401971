import { same } from '../base/same-value'
import { UNKNOWN_SPAN } from '../dates/span-of-time'
import type { FieldSpec } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'

/** An item of a list whose items have fields: a rate layer, an element of a package. */
export type Part = Readonly<Record<string, unknown>>

/** A list with one of its items at another place. */
export function withMoved<T>(items: readonly T[], from: number, to: number): T[] {
  return items.toSpliced(from, 1).toSpliced(to, 0, ...items.slice(from, from + 1))
}

/** The list of a new record that is rarely left empty: its form begins with one item, which is stored once something is in it. */
const BEGUN: { readonly [C in CollectionName]?: string } = {
  measure: 'components',
  proposal: 'elements',
  readout: 'says',
}

/** Does the form of a new record begin with an item in this list? */
export const beginsWithItem = (of: CollectionName, list: string): boolean => BEGUN[of] === list

/** The fields that most items share with the one before, by the list. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  elements: ['kind', 'status'],
  components: ['announced'],
  scope: ['revision', 'mode'],
}

/** The values that a new item begins with, by the list: a code that somebody lists is covered, unless they say that it is not. */
const STARTS: Readonly<Record<string, Part>> = {
  scope: { mode: 'include' },
}

/** The fields that one fills in first, by the list; the others follow in the order of the model. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  elements: ['text', 'kind', 'status'],
  components: ['layer', 'rate', 'announced', 'validity'],
  points: ['text'],
}

/** The fields of an item in the order in which a form shows them, without its id. */
export function itemFields(list: string, fields: readonly FieldSpec[]): readonly FieldSpec[] {
  const first = FIRST[list] ?? []
  const shown = fields.filter(({ name }) => name !== 'id')
  return [
    ...first.flatMap((name) => shown.find((field) => field.name === name) ?? []),
    ...shown.filter(({ name }) => !first.includes(name)),
  ]
}

/** A new item after another one: with a permanent id, empty lists, an unknown rate, and the values that it most likely shares with the one before. */
export function newItem(list: string, fields: readonly FieldSpec[], before: Part | undefined, id: string): Part {
  const empty = fields.flatMap(({ name, required, type }): [string, unknown][] => {
    if (name === 'id') return [[name, id]]
    if (!required) return []
    if (type.type === 'list' || (type.type === 'parts' && type.many)) return [[name, []]]
    if (type.type === 'flag') return [[name, false]]
    return type.type === 'rate' || type.type === 'duty' ? [[name, null]] : []
  })
  const shared = (SHARED[list] ?? []).flatMap((name): [string, unknown][] =>
    before?.[name] === undefined ? [] : [[name, before[name]]],
  )
  const item = { ...Object.fromEntries(empty), ...STARTS[list], ...Object.fromEntries(shared) }
  // A layer begins when its own law says so: only a period that is not known is like that of the layer before.
  const isUnknown = list === 'components' && same(before?.validity, UNKNOWN_SPAN)
  return withImplied(list, isUnknown ? { ...item, validity: UNKNOWN_SPAN } : item, undefined, {}).item
}

/** Has an item nothing that is its own, so that it is no item yet? */
export function isBlankItem(list: string, fields: readonly FieldSpec[], item: Part): boolean {
  return fields.every(({ name }) => {
    const value = item[name] ?? undefined
    if (name === 'id' || value === undefined || value === '' || value === false) return true
    return (
      SHARED[list]?.includes(name) === true || same(value, []) || (name === 'validity' && same(value, UNKNOWN_SPAN))
    )
  })
}

/** A value that follows from the others of an item. */
interface Implied {
  field: string
  of: (item: Part) => unknown
}

const IMPLIED: Readonly<Record<string, readonly Implied[]>> = {
  components: [
    // Announced says nothing about when it is in force.
    {
      field: 'validity',
      of: ({ announced, law }) =>
        announced !== undefined || law === 'announcedOnly' || law === 'notKnown' ? UNKNOWN_SPAN : undefined,
    },
  ],
}

/**
 * Fills in what the values of an item imply where nothing is chosen yet. `changed` is the field that a person has just set, which stays as it is; `before` are
 * the values that were filled in so far: they follow on. Returns the item, and what is filled in now.
 */
export function withImplied(
  list: string,
  given: Part,
  changed: string | undefined,
  before: Part,
): { item: Part; implied: Part } {
  const item: Record<string, unknown> = { ...given }
  const implied: Record<string, unknown> = {}
  for (const { field, of } of IMPLIED[list] ?? []) {
    if (field === changed) continue
    const isOpen = item[field] === undefined || (field in before && same(item[field], before[field]))
    if (!isOpen) continue
    const value = of(item)
    if (value === undefined) {
      // A value that was given from the start, as by the item before, stays.
      if (field in before) delete item[field]
      continue
    }
    item[field] = value
    implied[field] = value
  }
  return { item, implied }
}

/** A sign that begins a line of a list. A dash before a figure may be its minus, and stays, unless all lines have one and not all are figures. */
const BULLET = /^(?:[•・◦▪●○■□]\s*|[-*–—]\s+(?![\d０-９]))(?=\S)/u
const DASH = /^[-*–—]\s+(?=\S)/u
/** A number that begins a line of a list, and what follows it. */
const NUMBER = /^(?:[(（]?([\d０-９]{1,3})[.．)）、](\s*)|([①-⑳])\s*)(?=\S)/u

/**
 * The items of a pasted text: its lines without the sign that begins them, and without empty ones. A number is left out only if it counts the lines from the
 * first on: "25. July" and "232. of the Act" keep theirs. So does a figure: "1.5%", and "2. 5 million" unless all lines are counted.
 */
export function itemLines(text: string): string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => /[^\s\u200b]/u.test(line))
  const isCounted = lines.length > 1 && lines.every((line, index) => numberOf(line) === index + 1)
  const isDashed = lines.every((line) => DASH.test(line)) && lines.some((line) => BULLET.test(line))
  return lines.map((line, index) => {
    const [marked = '', , room] = NUMBER.exec(line) ?? []
    const next = line.slice(marked.length)
    const isFigure = /^[\d０-９]/.test(next) && (room === '' || !isCounted)
    const isNumber = numberOf(line) === index + 1 && !isFigure
    return (isNumber ? next : line.replace(isDashed ? DASH : BULLET, '')) || line
  })
}

/** The number that begins a line: 3 of "3. Three", 4 of "（4） Four" and of "④". */
function numberOf(line: string): number | undefined {
  const [, plain, , circled] = NUMBER.exec(line) ?? []
  if (plain !== undefined) return Number(plain.normalize('NFKC'))
  return circled === undefined ? undefined : (circled.codePointAt(0) ?? 0) - 0x245f
}
