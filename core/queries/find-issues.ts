import { foldText } from '../base/fold-text'
import type { Language } from '../base/text'
import { type Derive, getOrThrow, type DeskRead } from '../desk/desk-read'
import { issueOf } from '../desk/index-keys'
import { titleOf } from '../desk/titles'
import { vocabularyText } from '../text/describe'
import { hasWords, wordsOf } from './find-rows'
import { areasOf, areaTitle, issuesIn, type Area, type PlacedIssue } from '../desk/issue-tree'
import { heldOf, shownAt, type HeldPositions } from '../desk/shown-positions'
import type { MatrixFilter } from './matrix-schemas'

/** The areas with issues that pass the filter, as they read in a language at an instant (epoch milliseconds). */
export function findIssues(desk: DeskRead, filter: MatrixFilter, language: Language, at: number): readonly Area[] {
  const words = wordsOf(filter.find)
  const all = areasOf(desk)
  const among = filter.areas.length === 0 ? all : all.filter(({ key }) => filter.areas.includes(key))
  if (words.length === 0 && filter.talks.length === 0 && filter.stances.length === 0) return among
  const question = JSON.stringify([words, filter.talks, filter.stances])
  const found: Area[] = []
  for (const { key } of among) {
    const content = words.length > 0 ? desk.derived(worded, `${language} ${key}`) : desk.derived(wordless, key)
    const issues = passing(content, question, { words, talks: filter.talks, stances: filter.stances }, at)
    if (issues.length > 0) found.push({ key, count: issues.length, found: issues })
  }
  return found
}

/** An issue with what a filter reads of it. */
interface Readable extends PlacedIssue {
  talk: string
  held: HeldPositions
  /** Its own words, and those of each of its positions, if a filter asks for words. */
  own: string
  texts: readonly string[]
}

const readable = (desk: DeskRead, { id, depth }: PlacedIssue): Readable => ({
  id,
  depth,
  talk: getOrThrow(desk, 'issue', id).talk,
  held: desk.derived(heldOf, id),
  own: '',
  texts: [],
})

const wordless: Derive<readonly Readable[]> = (desk, area) =>
  desk.derived(issuesIn, area).map((issue) => readable(desk, issue))

const worded: Derive<readonly Readable[]> = (desk, key) => {
  const language: Language = key.startsWith('ja') ? 'ja' : 'en'
  const area = key.slice(key.indexOf(' ') + 1)
  return desk.derived(issuesIn, area).map((issue) => ({
    ...readable(desk, issue),
    own: foldText(`${areaTitle(area)[language]}\n${titleOf(desk, { collection: 'issue', id: issue.id })[language]}`),
    texts: desk.derived(textsOf, `${language} ${issue.id}`),
  }))
}

/** The words of an issue's positions as they read on the screen, in their order. */
const textsOf: Derive<readonly string[]> = (desk, key) => {
  const language: Language = key.startsWith('ja') ? 'ja' : 'en'
  return desk
    .index('position', issueOf)
    .get(key.slice(key.indexOf(' ') + 1))
    .map(({ text, stance, attribution }) =>
      foldText(
        [text, vocabularyText(language, 'stance', stance), vocabularyText(language, 'attribution', attribution)].join(
          '\n',
        ),
      ),
    )
}

/** The values that only a filter by words asks for. */
export const ISSUE_WORDS: readonly Derive<unknown>[] = [worded, textsOf]

/** The last question asked of an area, and what passed, from one instant until just before another: in between, no position begins or ends. */
interface Answered {
  question: string
  from: number
  until: number
  issues: readonly PlacedIssue[]
}

/** By an area's content, which is made anew when an edit changes it. */
const answered = new WeakMap<readonly Readable[], Answered>()

function passing(
  content: readonly Readable[],
  question: string,
  filter: Pick<MatrixFilter, 'talks' | 'stances'> & { words: readonly string[] },
  at: number,
): readonly PlacedIssue[] {
  const known = answered.get(content)
  if (known?.question === question && known.from <= at && at < known.until) return known.issues
  const turns = content.flatMap(({ held }) => held.turns)
  const from = turns.reduce((last, turn) => (turn <= at ? Math.max(last, turn) : last), -Infinity)
  const until = turns.reduce((next, turn) => (turn > at ? Math.min(next, turn) : next), Infinity)
  const issues = content.filter((issue) => passes(issue, filter, at)).map(({ id, depth }) => ({ id, depth }))
  answered.set(content, { question, from, until, issues })
  return issues
}

function passes({ talk, held, own, texts }: Readable, filter: Parameters<typeof passing>[2], at: number): boolean {
  const { talks, stances, words } = filter
  if (talks.length > 0 && !talks.includes(talk)) return false
  if (stances.length === 0 && words.length === 0) return true
  const shown = [...shownAt(held, at).values()]
  if (stances.length > 0 && !shown.some(({ position }) => stances.includes(position.stance))) return false
  const read = shown.map(({ place }) => texts[place] ?? '')
  return hasWords([own, ...read].join('\n'), words)
}
