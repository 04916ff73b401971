import type { Language } from '../base/text'
import { dayOf } from '../dates/format-date'
import { asOfOf, getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import type { Gap } from '../desk/gap'
import { talkOf } from '../desk/index-keys'
import { shorten, titleOf } from '../desk/titles'
import type { Position, RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'
import { familyText } from '../text/catalogue'
import type { NamedRef } from './edit-schemas'
import { findIssues } from './find-issues'
import { areaOf, areasOf, areaTitle, issuesOf, type Area, type PlacedIssue } from '../desk/issue-tree'
import { draftText } from './lists'
import { cellsAt } from './matrix-cells'
import { AREAS_MAX, type MatrixInput, type MatrixIssue, type MatrixView } from './matrix-schemas'

/** The positions of the parties, issue by issue, as of the desk's instant: some of the issues that pass a filter. */
export function matrixView(desk: DeskRead, input: MatrixInput, now: string): MatrixView {
  const settings = settingsOf(desk)
  const { asOf, timeZone } = asOfOf(settings, now)
  const moment = { at: Date.parse(asOf), today: dayOf(asOf, timeZone) }
  const parties = partiesOf(desk, settings.ourParty)
  const areas = findIssues(desk, input.filter, input.language, moment.at)
  const found = areas.reduce((sum, { count }) => sum + count, 0)
  const offset = Math.max(0, Math.min(placeOf(desk, areas, input.issue) ?? input.offset, found - 1))
  const row = ({ id, depth, area }: WantedIssue): MatrixIssue => {
    const issue = getOrThrow(desk, 'issue', id)
    return {
      ...named(desk, { collection: 'issue', id }),
      ...(area === undefined ? {} : { area: areaTitle(area) }),
      depth,
      ...(issue.ourInterest ? { interest: issue.ourInterest } : {}),
      ...(issue.priority ? { priority: issue.priority } : {}),
      ...(issue.gap ? { gap: gapOf(issue.gap, issue.gapReason) } : {}),
      cells: cellsAt(desk, id, parties, moment),
    }
  }
  return {
    drafts: desk
      .index('draft', kindOf)
      .get('position')
      .map((draft) => draftedPosition(desk, draft)),
    parties: parties.map((party) => ({
      ...named(desk, { collection: 'party', id: party.id }),
      code: party.code,
      ours: party.id === settings.ourParty,
    })),
    talks: talksOf(desk).map((id) => named(desk, { collection: 'talk', id })),
    areas: areasOf(desk)
      .slice(0, AREAS_MAX)
      .map(({ key }) => areaTitle(key)),
    stances: stancesOf(desk),
    total: desk.count('issue'),
    found,
    offset,
    issues: partOf(desk, areas, offset, input.limit).map(row),
  }
}

const kindOf = (draft: RecordOf<'draft'>) => draft.of
const gapOf = (gap: Gap, reason: string | undefined) => ({
  gap,
  ...(reason === undefined ? {} : { reason: shorten(reason) }),
})
const partyOf = ({ party }: Position) => party
const stanceOf = ({ stance }: Position) => stance
const takingPart = ({ parties }: RecordOf<'talk'>) => parties
const membersOf = ({ members }: RecordOf<'party'>) => members

const named = (desk: DeskRead, ref: RecordRef): NamedRef => ({ ref, title: titleOf(desk, ref) })

/** An issue to show. `area` is the key of its area if it is the first one of it that passes. */
interface WantedIssue extends PlacedIssue {
  area: string | undefined
}

function partOf(desk: DeskRead, areas: readonly Area[], offset: number, limit: number): WantedIssue[] {
  const part: WantedIssue[] = []
  let before = 0
  for (const area of areas) {
    const { key, count } = area
    if (part.length >= limit) break
    if (before + count > offset) {
      const skipped = Math.max(0, offset - before)
      const wanted = issuesOf(desk, area).slice(skipped, skipped + limit - part.length)
      part.push(...wanted.map((issue, index) => ({ ...issue, area: skipped + index === 0 ? key : undefined })))
    }
    before += count
  }
  return part
}

/** The place of an issue among those that pass, or undefined. */
function placeOf(desk: DeskRead, areas: readonly Area[], id: string | undefined): number | undefined {
  const issue = id === undefined ? undefined : desk.get('issue', id)
  const own = issue && areaOf(issue)
  const at = areas.findIndex(({ key }) => key === own)
  const area = areas[at]
  const within = area ? issuesOf(desk, area).findIndex((other) => other.id === id) : -1
  if (within < 0) return undefined
  return areas.slice(0, at).reduce((sum, { count }) => sum + count, within)
}

/** The parties that take part in a talk or have a position, ours first, the others in the order of the desk. */
function partiesOf(desk: DeskRead, ours: string): RecordOf<'party'>[] {
  const ids = [...desk.index('talk', takingPart).keys(), ...desk.index('position', partyOf).keys()]
  const parties = [...new Set(ids)].flatMap((id) => desk.get('party', id) ?? [])
  const index = desk.index('party', membersOf)
  return parties.toSorted(
    (a, b) => Number(b.id === ours) - Number(a.id === ours) || index.placeOf(a.id) - index.placeOf(b.id),
  )
}

/** The talks that an issue is of, in the order of the desk. */
function talksOf(desk: DeskRead): string[] {
  const index = desk.index('talk', takingPart)
  return [...desk.index('issue', talkOf).keys()].toSorted((a, b) => index.placeOf(a) - index.placeOf(b))
}

/** The stances that a position has, at whatever time it holds. */
function stancesOf(desk: DeskRead): string[] {
  const held = new Set(desk.index('position', stanceOf).keys())
  return VOCABULARIES.stance.filter((stance) => held.has(stance))
}

/** A draft by its party and issue, as far as they are chosen, and its first words. */
function draftedPosition(desk: DeskRead, draft: RecordOf<'draft'>): NamedRef {
  const { issue, party } = draft.fields
  const text = draftText(draft)
  const titles = [titleOf(desk, { collection: 'draft', id: draft.id })]
  if (typeof party === 'string' && typeof issue === 'string') {
    const [by, on] = [
      titleOf(desk, { collection: 'party', id: party }),
      titleOf(desk, { collection: 'issue', id: issue }),
    ]
    const position = (language: Language) =>
      familyText(language, 'title.position', { party: by[language], issue: on[language] })
    titles.unshift({ en: position('en'), ja: position('ja') })
  }
  const [title = { en: '', ja: '' }] = titles
  return { ref: { collection: 'draft', id: draft.id }, title, ...(text === undefined ? {} : { text: shorten(text) }) }
}
