import { z } from 'zod'
import { foldText } from '../base/fold-text'
import { LANGUAGES, localTextSchema, type LocalText } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import { talkOf } from '../desk/index-keys'

/** How many areas are offered. */
const AREAS_MAX = 50

export const issueAreasSchema = z.object({
  /** The talk that a new issue belongs to, if the desk knows it. */
  talk: z.string().optional(),
  /** The areas of the talk's issues, those used last first. */
  areas: z.array(localTextSchema).max(AREAS_MAX),
})
export type IssueAreas = z.infer<typeof issueAreasSchema>

/** The areas in which a talk has issues; of no talk named, those of the only one. */
export function issueAreas(desk: DeskRead, named: string | undefined): IssueAreas {
  const [only, ...others] = named === undefined ? desk.all('talk') : []
  const talk = named ?? (others.length === 0 ? only?.id : undefined)
  if (talk === undefined) return { areas: [] }
  const issues = desk.index('issue', talkOf).get(talk)
  const areas: LocalText[] = []
  const seen = new Set<string>()
  for (const { area } of issues.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))) {
    const key = LANGUAGES.map((language) => foldText(area[language] ?? '')).join('\n')
    if (seen.has(key)) continue
    seen.add(key)
    areas.push(area)
    if (areas.length === AREAS_MAX) break
  }
  return { talk, areas }
}
