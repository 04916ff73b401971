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
