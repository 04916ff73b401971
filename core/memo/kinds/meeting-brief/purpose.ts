import { daysBetween, formatDate } from '../../../dates/format-date'
import type { SessionContext } from '../../about-session/session-context'
import { contestedRuns, saidHowRuns } from '../../claim-runs'
import type { ContentRun } from '../../memo-content'
import type { WrittenSection } from '../../memo-kind'
import { criticalDate } from '../../about-talk/critical-date'
import { daysText } from '../../about-talk/dates-ahead'

const space: ContentRun = { text: ' ', style: 'plain' }

/** The box at the top: the purpose of the meeting, and the date that nobody can move, with its reason. What is asked of the reader is the memo's own. */
export function purposeSection(context: SessionContext): WrittenSection {
  const { writer } = context
  const purpose = purposeRuns(context)
  const critical = criticalRuns(context)
  const paragraphs = [...purpose, ...critical]
  return {
    headless: true,
    parts: paragraphs.length > 0 ? [{ kind: 'box', paragraphs }] : [],
    gaps: purpose.length > 0 ? [] : [[writer.say('memo.gap.purpose')]],
  }
}

function purposeRuns({ writer, session }: SessionContext): ContentRun[][] {
  if (session.purpose === undefined) return []
  const about = { collection: 'session', id: session.id } as const
  const runs = writer.fact([writer.run('session', session, 'purpose', session.purpose)], about, { only: ['purpose'] })
  return [[writer.say('memo.label.purpose', {}, 'label'), space, ...runs]]
}

/** "Critical date: 9 July 2025 (in 33 days): the suspension ends. Set by EO 14266." */
function criticalRuns(context: SessionContext): ContentRun[][] {
  const { desk, writer, bounds, timeZone } = context
  const milestone = criticalDate(context)
  if (!milestone) return []
  const about = { collection: 'milestone', id: milestone.id } as const
  const days = daysBetween(new Date(bounds.at).toISOString(), timeZone, milestone.when)
  const line = writer.frame('memo.critical', {
    when: writer.run('milestone', milestone, 'when', formatDate(milestone.when, writer.language)),
    days: daysText(writer, days),
    title: writer.name('milestone', milestone, 'title', milestone.title),
  })
  const note =
    milestone.note === undefined
      ? []
      : [space, ...writer.fact([writer.run('milestone', milestone, 'note', milestone.note)], about, { only: ['note'] })]
  // A claim shows both sides wherever it is printed.
  const dated = writer.fact([...line, ...saidHowRuns(writer, desk, milestone)], about, { but: ['note'] })
  const contested = contestedRuns(context, about, milestone)
  return [[writer.say('memo.label.critical', {}, 'label'), space, ...dated, ...note, ...contested]]
}
