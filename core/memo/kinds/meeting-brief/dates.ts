import { formatInstantDay } from '../../../dates/format-date'
import { aheadOrder } from '../../../desk/ahead-order'
import { talkOf } from '../../../desk/index-keys'
import { endOn } from '../../../desk/known-by'
import type { SessionContext } from '../../about-session/session-context'
import { milestoneRow } from '../../about-talk/dates-ahead'
import type { WrittenSection } from '../../memo-kind'

/** The dates ahead: when, in how many days from the memo's own day, and what. */
export function aheadSection(context: SessionContext): WrittenSection {
  const { desk, writer, talk, at, timeZone } = context
  const open = desk
    .index('milestone', talkOf)
    .get(talk.id)
    .filter((milestone) => milestone.status === 'open')
    .filter((milestone) => endOn(milestone.when, timeZone) >= at)
    .toSorted(aheadOrder(at, timeZone))
  if (open.length === 0) return { parts: [], gaps: [[writer.say('memo.gap.ahead')]] }
  const day = formatInstantDay(new Date(at).toISOString(), timeZone, writer.language)
  return {
    aside: [writer.say('memo.ahead.aside', { day }, 'quiet')],
    parts: [
      {
        kind: 'table',
        weights: [2.1, 0.9, 10],
        header: [],
        rows: open.map((milestone) => milestoneRow(context, milestone)),
      },
    ],
  }
}
