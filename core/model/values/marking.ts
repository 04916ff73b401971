import { z } from 'zod'
import { ParleyError } from '../../base/errors'
import { looseObject } from '../../base/loose-object'
import type { Language, LocalText } from '../../base/text'
import { localName, nameSchema } from '../../base/text'
import { MARKING_SCHEMES, type MarkingLevel, type MarkingScheme } from './marking-schemes'

/** A marking: scheme + level + caveats + handling + releasability. Every record and every memo has one. */
export const markingSchema = looseObject({
  scheme: nameSchema,
  level: nameSchema,
  caveats: z.array(nameSchema).max(12),
  handling: z.array(nameSchema).max(12),
  releasability: z.array(nameSchema).max(12),
}).refine((marking) => findLevel(marking.scheme, marking.level) !== undefined, { message: 'marking' })
export type Marking = z.infer<typeof markingSchema>

/** The marking of a record without a chosen one: UNCLASSIFIED – DRAFT in the house scheme. */
export const DEFAULT_MARKING: Marking = {
  scheme: 'house',
  level: 'unclassifiedDraft',
  caveats: [],
  handling: [],
  releasability: [],
}

/** Does a marking print "draft" on every page? */
export const saysDraft = ({ scheme, level }: Marking): boolean =>
  scheme === DEFAULT_MARKING.scheme && level === DEFAULT_MARKING.level

function findScheme(id: string): MarkingScheme | undefined {
  return MARKING_SCHEMES.find((scheme) => scheme.id === id)
}

/** A scheme's name in words, or the given id if there is no such scheme. */
export function schemeName(id: string, language: Language): string {
  const scheme = findScheme(id)
  return scheme ? schemeLabel(scheme.label, language) : id
}

function findLevel(scheme: string, level: string): MarkingLevel | undefined {
  return findScheme(scheme)?.levels.find((candidate) => candidate.id === level)
}

/** The scheme and level of a valid marking. */
function resolve(marking: Marking): { scheme: MarkingScheme; level: MarkingLevel; rank: number } {
  const scheme = findScheme(marking.scheme)
  const rank = scheme?.levels.findIndex((level) => level.id === marking.level) ?? -1
  const level = scheme?.levels[rank]
  if (!scheme || !level) throw new ParleyError('marking-unknown', { scheme: marking.scheme, level: marking.level })
  return { scheme, level, rank }
}

/**
 * The marking of a whole: at least that of each of its parts. Level: the highest; caveats and handling: all of them; releasability: only what every part allows
 * (a part that names nobody adds no limit).
 * @throws ParleyError `markings-mixed` if the parts use two schemes, which have no common order.
 */
export function highestMarking(markings: readonly Marking[]): Marking {
  const [first, ...rest] = markings
  if (!first) return DEFAULT_MARKING
  return rest.reduce((high, next) => {
    if (high.scheme !== next.scheme)
      throw new ParleyError('markings-mixed', { first: high.scheme, second: next.scheme })
    return {
      scheme: high.scheme,
      level: resolve(next).rank > resolve(high).rank ? next.level : high.level,
      caveats: union(high.caveats, next.caveats),
      handling: union(high.handling, next.handling),
      releasability: commonRelease(high.releasability, next.releasability),
    }
  }, first)
}

/** Does a scheme mark portions: each paragraph, point or row of a document by itself? */
export const hasPortionMarks = (scheme: string): boolean =>
  findScheme(scheme)?.levels.every(({ portion }) => portion !== undefined) ?? false

/** The mark of a portion of a level, "(CUI)"; undefined in a scheme without such marks. */
export const portionMark = (scheme: string, level: string): string | undefined => findLevel(scheme, level)?.portion

/** The highest of some levels of a scheme, by its id; the lowest of the scheme if none of them is given. */
export function highestLevel(scheme: string, levels: readonly (string | undefined)[]): string {
  const all = findScheme(scheme)?.levels ?? []
  return (all.findLast(({ id }) => levels.includes(id)) ?? all[0])?.id ?? ''
}

/** Does a record of this marking raise the mark of its portions? */
export const isRaisedPortion = ({ scheme, level }: Marking): boolean =>
  hasPortionMarks(scheme) && level !== highestLevel(scheme, [])

/** Is a marking the lowest of its scheme, and nothing more? A whole with such a part is marked as without it. */
export const raisesNothing = ({ scheme, level, caveats, handling, releasability }: Marking): boolean =>
  findScheme(scheme)?.levels[0]?.id === level && caveats.length + handling.length + releasability.length === 0

/** The next marking below another, in its scheme: of the next lower level, or of the lowest level without limits. */
export function nextLower(marking: Marking): Marking {
  const { scheme, rank } = resolve(marking)
  const below = scheme.levels[rank - 1]
  return below ? { ...marking, level: below.id } : { ...marking, caveats: [], handling: [], releasability: [] }
}

/**
 * Does a marking keep no more from a reader than another: the same scheme, no higher level, no caveat, handling or limit of release that the other has not?
 * Parley cannot know what a caveat allows, so one that the other lacks counts as more. Two schemes have no common order.
 */
export function isWithin(marking: Marking, limit: Marking): boolean {
  const isAmong = (names: readonly string[], others: readonly string[]) => names.every((name) => others.includes(name))
  const { releasability: release } = marking
  return (
    marking.scheme === limit.scheme &&
    resolve(marking).rank <= resolve(limit).rank &&
    isAmong(marking.caveats, limit.caveats) &&
    isAmong(marking.handling, limit.handling) &&
    // Everybody who may see the limit may see the part.
    (release.length === 0 || (limit.releasability.length > 0 && isAmong(limit.releasability, release)))
  )
}

/** The highest marking of a scheme that keeps nothing from anybody; undefined if each of its levels does, as in Japan's. */
export function highestOpenMarking(scheme: string): Marking | undefined {
  const level = findScheme(scheme)?.levels.findLast(({ isOpen }) => isOpen)
  return level && { ...DEFAULT_MARKING, scheme, level: level.id }
}

const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])]

/** The releasability of parts whose release lists share nobody. */
export const NOT_RELEASABLE = 'NO RELEASE'

function commonRelease(a: readonly string[], b: readonly string[]): string[] {
  if (a.length === 0) return [...b]
  if (b.length === 0) return [...a]
  const common = a.filter((name) => b.includes(name))
  return common.length > 0 ? common : [NOT_RELEASABLE]
}

/** The line at the top and bottom of a page and in the title bar. TLP labels are never translated. */
export function markingLine(marking: Marking, language: Language): string {
  const { level } = resolve(marking)
  const release = releaseText(marking.releasability)
  return [schemeLabel(level.label, language), ...marking.caveats, ...marking.handling, ...release].join(' // ')
}

/** "REL JP, US", or a word for parts that are released to nobody in common. */
function releaseText(names: readonly string[]): string[] {
  if (names.length === 0) return []
  return names.includes(NOT_RELEASABLE) ? [NOT_RELEASABLE] : [`REL ${names.join(', ')}`]
}

function schemeLabel(label: LocalText, language: Language): string {
  return localName(label, language)
}

/** The colour of a marking's level, prescribed by the scheme or customary: `#RRGGBB` on white. */
export function markingColour(marking: Marking): string {
  return resolve(marking).level.colour
}
