import { fingerprint } from '../../../base/fingerprint'
import { evidencePath } from '../../../model/schema/evidence-path'
import type { Issue } from '../../../model/records/records'
import { lineTexts, type LineText } from '../../about-session/line-texts'
import { positionsOn, type SessionContext } from '../../about-session/session-context'
import type { ContentRun, SectionPart } from '../../memo-content'
import { positionRuns } from './positions-text'

const space: ContentRun = { text: ' ', style: 'plain' }
type Paragraph = { runs: ContentRun[]; empty?: boolean; points?: ContentRun[][] }

/** Section 4: for each issue what to say, what they will probably say, and how to answer. */
export function issuesSection(context: SessionContext): SectionPart[] {
  const { writer, issues } = context
  if (issues.length === 0) return [{ kind: 'paragraph', runs: [writer.say('memo.empty.issues')], empty: true }]
  return issues.map((issue) => ({
    kind: 'sub',
    runs: [writer.name('issue', issue, 'label', issue.label)],
    paragraphs: mergeEmpty([
      linesParagraph(context, 'memo.label.points', 'memo.empty.line', lineTexts(context, issue, 'counterpart', 'text')),
      likelyToRaise(context, issue),
      linesParagraph(
        context,
        'memo.label.response',
        'memo.empty.response',
        lineTexts(context, issue, 'counterpart', 'ifPressed'),
      ),
    ]),
  }))
}

/** Merges paragraphs that only say "nothing recorded" into one line, to leave the page to the rest. */
function mergeEmpty(paragraphs: readonly Paragraph[]): Paragraph[] {
  const merged: Paragraph[] = []
  for (const paragraph of paragraphs) {
    const last = merged.at(-1)
    if (last?.empty && paragraph.empty) {
      merged[merged.length - 1] = { ...last, runs: [...last.runs, space, ...paragraph.runs] }
    } else merged.push(paragraph)
  }
  return merged
}

/** Section 6: the lines for the press, on all issues. */
export function pressSection(context: SessionContext): SectionPart[] {
  const texts = context.issues.flatMap((issue) => [
    ...lineTexts(context, issue, 'press', 'text'),
    ...lineTexts(context, issue, 'press', 'ifPressed'),
  ])
  const cleared = texts.some(({ standing }) => standing === 'cleared')
  return [
    ...(cleared ? [] : [emptyPart(context, 'memo.empty.line')]),
    ...texts.map((line): SectionPart => ({ kind: 'paragraph', runs: line.runs })),
  ]
}

/** Section 5: what not to raise, as the session says. */
export function doNotRaiseSection(context: SessionContext): SectionPart[] {
  const { writer, session } = context
  if (session.doNotRaise.length === 0) return [emptyPart(context, 'memo.empty.doNotRaise')]
  return session.doNotRaise.map((text, index) => ({
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
}

function emptyPart({ writer }: SessionContext, key: Parameters<typeof writer.say>[0]): SectionPart {
  return { kind: 'paragraph', runs: [writer.say(key)], empty: true }
}

/** A label, "No cleared line" if none is cleared, and the lines under it. */
function linesParagraph(
  { writer }: SessionContext,
  label: 'memo.label.points' | 'memo.label.response',
  empty: 'memo.empty.line' | 'memo.empty.response',
  lines: readonly LineText[],
): Paragraph {
  const cleared = lines.some(({ standing }) => standing === 'cleared')
  return {
    runs: [writer.say(label, {}, 'label'), ...(cleared ? [] : [space, writer.say(empty)])],
    points: lines.map((line) => line.runs),
    empty: lines.length === 0,
  }
}

function likelyToRaise(context: SessionContext, issue: Issue): Paragraph {
  const { writer, talk, settings } = context
  const theirs = talk.parties
    .filter((party) => party !== settings.ourParty)
    .flatMap((party) => positionsOn(context, issue, party))
  const label = writer.say('memo.label.raise', {}, 'label')
  if (theirs.length === 0) return { runs: [label, space, writer.say('memo.empty.raise')], empty: true }
  return { runs: [label], points: theirs.map((position) => positionRuns(context, position)) }
}
