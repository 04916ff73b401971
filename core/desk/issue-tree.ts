import { LANGUAGES, localName, type LocalText } from '../base/text'
import type { Derive, DeskRead } from './desk-read'
import type { Title } from './titles'
import type { Issue } from '../model/records/records'

/** A key for an area: its name in both languages. */
export const areaKey = ({ en, ja }: Title): string => JSON.stringify([en, ja])

/** The name of the area with a key. */
export function areaTitle(key: string): Title {
  const [en, ja] = JSON.parse(key) as [string, string]
  return { en, ja }
}

/** The key of an issue's area. */
export const areaOf = ({ area }: Issue): string => areaKey(titleOfNames(area))

function titleOfNames(names: LocalText): Title {
  const [en, ja] = LANGUAGES.map((language) => localName(names, language)) as [string, string]
  return { en, ja }
}

/** An area with issues. */
export interface Area {
  key: string
  count: number
  /** Its issues in their order, if only some of them are wanted. */
  found?: readonly PlacedIssue[]
}

const areas: Derive<readonly Area[]> = (desk) => {
  const index = desk.index('issue', areaOf)
  return [...index.keys()]
    .map((key) => ({ key, count: index.get(key).length, place: index.placeOf(index.get(key)[0]?.id ?? '') }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ key, count }) => ({ key, count }))
}

/** The areas of the issues, in the order in which they first appear. */
export const areasOf = (desk: DeskRead): readonly Area[] => desk.derived(areas, '')

/** An issue in the order of its area. */
export interface PlacedIssue {
  id: string
  depth: number
}

/** The issues of an area, or those of them that were found. */
export const issuesOf = (desk: DeskRead, { key, found }: Area): readonly PlacedIssue[] =>
  found ?? desk.derived(issuesIn, key)

/** An area's issues with their sub-issues right below; an issue whose parent is elsewhere, or is the issue itself, is at the top level. */
export const issuesIn: Derive<readonly PlacedIssue[]> = (desk, key) => inTree(desk.index('issue', areaOf).get(key))

/** Some issues with their sub-issues among them right below, the areas in the order in which they first appear. */
export const byArea = (issues: readonly Issue[]): PlacedIssue[] => [...grouped(issues, areaOf).values()].flatMap(inTree)

function inTree(issues: readonly Issue[]): PlacedIssue[] {
  const ids = new Set<string>(issues.map(({ id }) => id))
  const parts = grouped(issues, ({ parent }): string | undefined => parent)
  const placed = new Set<string>()
  const place = (issue: Issue, depth: number): PlacedIssue[] => {
    if (placed.has(issue.id)) return []
    placed.add(issue.id)
    return [{ id: issue.id, depth }, ...(parts.get(issue.id) ?? []).flatMap((part) => place(part, depth + 1))]
  }
  const tops = issues.filter((issue) => issue.parent === undefined || !ids.has(issue.parent))
  return [...tops, ...issues].flatMap((issue) => place(issue, 0))
}

/** The issues by a key of theirs, the keys in the order in which they first appear. */
function grouped<K>(issues: readonly Issue[], keyOf: (issue: Issue) => K): Map<K, Issue[]> {
  const groups = new Map<K, Issue[]>()
  for (const issue of issues) {
    const group = groups.get(keyOf(issue)) ?? []
    groups.set(keyOf(issue), [...group, issue])
  }
  return groups
}
