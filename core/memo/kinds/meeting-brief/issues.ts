import { getOrThrow } from '../../../desk/desk-read'
import { evidencePath } from '../../../model/schema/evidence-path'
import { fingerprint } from '../../../base/fingerprint'
import type { Issue } from '../../../model/records/records'
import type { TextKey } from '../../../text/catalogue'
import { lineText, linesOn, type LineField } from '../../about-session/line-texts'
import { positionsOn, type SessionContext } from '../../about-session/session-context'
import type { Vocabulary } from '../../../model/values/vocabularies'
import { lineStanding } from '../../../desk/line-standing'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { WrittenSection } from '../../memo-kind'
import { contestedPositionRuns } from '../../about-talk/position-texts'

const space: ContentRun = { text: ' ', style: 'plain' }
type IssueLine = Extract<SectionPart, { kind: 'issue' }>['lines'][number]

/** For each issue what to say, what they may say with both sides of a contested claim, and how to answer. */
export function issuesSection(context: SessionContext): WrittenSection {
  const { writer, issues } = context
  const caveat = sharedCaveat(context, 'counterpart')
  const written = issues
    .map((issue) => ({ issue, lines: issueLines(context, issue, caveat !== undefined) }))
    .filter(({ lines }) => lines.length > 0)
  const parts = written.map(({ issue, lines }, index): SectionPart => ({
    kind: 'issue',
    number: index + 1,
    name: [writer.name('issue', issue, 'label', issue.label)],
    lines,
  }))
  const printed = written.map(({ issue }) => issue.id)
  const without = (key: TextKey, has: (issue: Issue) => boolean): ContentRun[][] => {
    const missing = issues.filter((issue) => !has(issue))
    return missing.length === 0 ? [] : [gapRuns(context, key, missing, printed)]
  }
  return {
    parts,
    ...(caveat ? { aside: [caveat] } : {}),
    gaps:
      issues.length === 0
        ? [[writer.say('memo.gap.issues')]]
        : [
            ...without('memo.gap.lines', (issue) => linesOn(context, issue, 'counterpart', 'text').length > 0),
            ...without('memo.gap.raise', (issue) => theirsOn(context, issue).length > 0),
          ],
  }
}

/** "Points to make on issues 1 and 2", or on issues by name if one of them is not printed. */
function gapRuns(context: SessionContext, key: TextKey, issues: readonly Issue[], printed: readonly string[]) {
  const { writer } = context
  const numbers = issues.map(({ id }) => printed.indexOf(id) + 1)
  if (numbers.every((number) => number > 0)) {
    const list = numbers.map((number) => [{ text: String(number), style: 'plain' } as const])
    return writer.frame(key, { issues: writer.frame('memo.gap.numbers', { numbers: writer.join(list, 'memo.comma') }) })
  }
  const names = issues.map((issue) => [writer.name('issue', issue, 'label', issue.label)])
  return writer.frame(key, { issues: writer.join(names, 'memo.comma') })
}

const theirsOn = (context: SessionContext, issue: Issue) =>
  context.talk.parties
    .filter((party) => party !== context.settings.ourParty)
    .flatMap((party) => positionsOn(context, issue, party))

function issueLines(context: SessionContext, issue: Issue, isBare: boolean): IssueLine[] {
  const { writer } = context
  const theirs = theirsOn(context, issue)
  const answers = linesOn(context, issue, 'counterpart', 'ifPressed')
  const unanswered = [space, writer.say('memo.empty.answer', {}, 'caveat')]
  return [
    ...linesOn(context, issue, 'counterpart', 'text').map((line): IssueLine => ({
      style: 'say',
      runs: lineText(context, line, 'text', isBare).runs,
    })),
    ...theirs.map((position, index): IssueLine => ({
      style: 'more',
      runs: [
        ...raiseLabel(context, position.party),
        space,
        ...contestedPositionRuns(context, position),
        ...(answers.length === 0 && index === theirs.length - 1 && !context.isExtract ? unanswered : []),
      ],
    })),
    ...answers.map((line): IssueLine => ({
      style: 'more',
      runs: [
        writer.say('memo.label.pressed', {}, 'quiet'),
        space,
        ...lineText(context, line, 'ifPressed', isBare).runs,
      ],
    })),
  ]
}

/** "They may say", or by name if there are several others. */
function raiseLabel({ desk, writer, talk, settings }: SessionContext, id: string): ContentRun[] {
  const others = talk.parties.filter((party) => party !== settings.ourParty)
  if (others.length === 1) return [writer.say('memo.label.raise', {}, 'quiet')]
  const party = getOrThrow(desk, 'party', id)
  return writer.frame('memo.label.raiseBy', { party: writer.name('party', party, 'names', party.names) }, 'quiet')
}

/** The caveat of all lines, if none is cleared and one is a draft; the lines then need none of their own. */
function sharedCaveat(context: SessionContext, audience: Vocabulary<'audience'>): ContentRun | undefined {
  const { writer, settings, issues, at } = context
  const lines = issues.flatMap((issue) => FIELDS.flatMap((field) => linesOn(context, issue, audience, field)))
  const standings = new Set(lines.map((line) => lineStanding(line, at)))
  if (standings.has('cleared') || !standings.has('draft')) return undefined
  return writer.say(settings.example ? 'memo.aside.example' : 'memo.aside.draft', {}, 'caveat')
}

const FIELDS: readonly LineField[] = ['text', 'ifPressed']

/** The lines for the press, on all issues. */
export function pressSection(context: SessionContext): WrittenSection {
  const { writer } = context
  const caveat = sharedCaveat(context, 'press')
  const parts = context.issues.flatMap((issue) =>
    FIELDS.flatMap((field) =>
      linesOn(context, issue, 'press', field).map((line): SectionPart => ({
        kind: 'paragraph',
        runs: lineText(context, line, field, caveat !== undefined).runs,
      })),
    ),
  )
  return {
    parts,
    ...(caveat ? { aside: [caveat] } : {}),
    gaps: parts.length > 0 ? [] : [[writer.say('memo.gap.press')]],
  }
}

/** The points of the session that nobody should raise. */
export function doNotRaiseSection({ writer, session }: SessionContext): WrittenSection {
  const parts = session.doNotRaise.map((text, index): SectionPart => ({
    kind: 'paragraph',
    runs: writer.cited(
      [writer.run('session', session, `doNotRaise[${index}]`, text)],
      { collection: 'session', id: session.id },
      {
        only: [evidencePath({ field: 'doNotRaise', part: fingerprint(text) })],
        ...(index === 0 ? { whole: ['doNotRaise'] } : {}),
      },
    ),
  }))
  return { parts, gaps: parts.length > 0 ? [] : [[writer.say('memo.gap.doNotRaise')]] }
}
