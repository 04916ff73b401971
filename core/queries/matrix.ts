import { LANGUAGES, localName, type Language, type LocalText } from '../base/text'
import { compareDates } from '../dates/date-range'
import { daysBetween } from '../dates/format-date'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { isCurrentAt, lineOf } from '../desk/current-positions'
import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import { sourceCount } from '../desk/evidence-for'
import { noteCount } from '../desk/notes-about'
import { shorten, titleOf, type Title } from '../desk/titles'
import type { Issue, Position, RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { familyText } from '../text/catalogue'
import type { MatrixCell, MatrixView, NamedRef } from './edit-schemas'
import { isUnsourced } from './list-rows'
import { draftText } from './lists'

type Track = Position['track']
type Issues = MatrixView['areas'][number]['issues']

/** The positions of the parties, issue by issue, as of the desk's instant. */
export function matrixView(desk: DeskRead, now: string): MatrixView {
  const settings = settingsOf(desk)
  const { asOf, timeZone } = asOfOf(settings, now)
  const at = Date.parse(asOf)
  const current = desk.all('position').filter((position) => isCurrentAt(desk, position, at))
  const parties = partiesOf(desk, current, settings.ourParty)
  const cells = new Map<string, Position[]>()
  for (const position of current) {
    const key = cellKey(position.issue, position.party, position.track)
    cells.set(key, [...(cells.get(key) ?? []), position])
  }
  const cell = (issue: Issue, party: RecordOf<'party'>, track: Track) => {
    // If more than one holds, the one that began last is shown, and the others are only counted.
    const held = (cells.get(cellKey(issue.id, party.id, track)) ?? []).toSorted((a, b) =>
      compareDates(b.validFrom, a.validFrom),
    )
    return held[0] ? { [track]: matrixCell(desk, held[0], held.length - 1, asOf, timeZone) } : {}
  }
  const row = ({ issue, depth }: { issue: Issue; depth: number }): Issues[number] => ({
    ...named(desk, { collection: 'issue', id: issue.id }),
    talk: issue.talk,
    depth,
    ...(issue.ourInterest ? { interest: issue.ourInterest } : {}),
    ...(issue.priority ? { priority: issue.priority } : {}),
    cells: parties.map((party) => ({ ...cell(issue, party, 'public'), ...cell(issue, party, 'assessed') })),
  })
  return {
    drafts: desk
      .all('draft')
      .filter(({ of }) => of === 'position')
      .map((draft) => draftedPosition(desk, draft)),
    talks: desk.all('talk').map((talk) => named(desk, { collection: 'talk', id: talk.id })),
    parties: parties.map((party) => ({
      ...named(desk, { collection: 'party', id: party.id }),
      code: party.code,
      ours: party.id === settings.ourParty,
    })),
    areas: areasOf(desk).map(({ title, issues }) => ({ title, issues: inTree(desk, issues).map(row) })),
  }
}

const cellKey = (issue: string, party: string, track: Track) => `${issue} ${party} ${track}`
const named = (desk: DeskRead, ref: RecordRef): NamedRef => ({ ref, title: titleOf(desk, ref) })

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

/** The parties that take part in a talk or hold a position, ours first, the others in the order of the desk. */
function partiesOf(desk: DeskRead, current: readonly Position[], ours: string): RecordOf<'party'>[] {
  const ids = new Set<string>([
    ...desk.all('talk').flatMap((talk) => talk.parties),
    ...current.map((position) => position.party),
  ])
  const parties = desk.all('party').filter((party) => ids.has(party.id))
  return [...parties.filter((party) => party.id === ours), ...parties.filter((party) => party.id !== ours)]
}

/** The issues by area, in the order in which areas first appear. */
function areasOf(desk: DeskRead): { title: Title; issues: Issue[] }[] {
  const areas = new Map<string, { title: Title; issues: Issue[] }>()
  for (const issue of desk.all('issue')) {
    const title = titleOfNames(issue.area)
    const key = JSON.stringify(title)
    const area = areas.get(key) ?? { title, issues: [] }
    areas.set(key, area)
    area.issues.push(issue)
  }
  return [...areas.values()]
}

function titleOfNames(names: LocalText): Title {
  const [en, ja] = LANGUAGES.map((language) => localName(names, language)) as [string, string]
  return { en, ja }
}

const wholeOf = (issue: Issue) => issue.parent

/** Issues with their sub-issues right below; an issue whose parent is elsewhere, or is the issue itself, is at the top level. */
function inTree(desk: DeskRead, issues: readonly Issue[]): { issue: Issue; depth: number }[] {
  const ids = new Set<string>(issues.map((issue) => issue.id))
  const placed = new Set<string>()
  const place = (issue: Issue, depth: number): { issue: Issue; depth: number }[] => {
    if (placed.has(issue.id)) return []
    placed.add(issue.id)
    return [
      { issue, depth },
      ...desk
        .index('issue', wholeOf)
        .get(issue.id)
        .filter(({ id }) => ids.has(id))
        .flatMap((part) => place(part, depth + 1)),
    ]
  }
  const tops = issues.filter((issue) => issue.parent === undefined || !ids.has(issue.parent))
  return [...tops, ...issues].flatMap((issue) => place(issue, 0))
}

function matrixCell(desk: DeskRead, position: Position, also: number, asOf: string, timeZone: string): MatrixCell {
  const ref: RecordRef = { collection: 'position', id: position.id }
  const line = lineOf(desk, position)
  return {
    ref,
    stance: position.stance,
    text: position.text,
    attribution: position.attribution,
    contested: position.contested,
    unsourced: isUnsourced(desk, position),
    validFrom: position.validFrom,
    age: ageOf(position.validFrom, asOf, timeZone),
    sources: sourceCount(desk, position),
    notes: noteCount(desk, ref),
    earlier: line.length - 1 - line.findIndex((other) => other.id === position.id),
    also,
  }
}

/** Whole days since a date, as a range if it is fuzzy. */
function ageOf(from: FuzzyDate, asOf: string, timeZone: string): MatrixCell['age'] {
  const { min, max } = daysBetween(asOf, timeZone, from)
  return { min: Math.max(0, -max), max: min === -Infinity ? null : Math.max(0, -min) }
}
