import { timeLine } from '../../../charts/time-line'
import { monthsBetween, monthTicks } from '../../../dates/axis-ticks'
import { DAY_MS } from '../../../dates/edtf'
import { formatInstantDay } from '../../../dates/format-date'
import { getOrThrow } from '../../../desk/desk-read'
import { roundOf, talkOf } from '../../../desk/index-keys'
import { targetMeasureOf } from '../../../rates/layer-rules'
import { measuresOn } from '../../../rates/measures-on'
import { rulingsOn } from '../../../rates/rulings-on-layer'
import {
  commitmentItems,
  eventItems,
  LANES,
  milestoneItem,
  proposalItems,
  roundItem,
  rulingItem,
  sessionItem,
  spanOf,
  suspensionItems,
  type DatedItem,
} from '../../../time-line/dated-items'
import type { TalkContext } from '../../about-talk/talk-context'
import type { SectionPart } from '../../memo-content'

/** How far the picture reaches before and after the memo's instant at most. */
const REACH = 240 * DAY_MS
/** In points, as the other pictures of memos. */
const SIZE = { width: 420, font: 8 }
const ROWS_MAX = 9

/** The course of a talk and of its measures in a picture, from the first date that it can show to the last; none of fewer than three dates. */
export function coursePicture(context: TalkContext): SectionPart[] {
  const { writer, at, timeZone, desk } = context
  const near = datedItems(context)
    .map((item) => ({ item, span: spanOf(item) }))
    .filter(({ span }) => span.until >= at - REACH && span.from <= at + REACH)
  const ends = near.flatMap(({ span }) => [span.from, span.until]).filter((end) => Math.abs(end - at) <= REACH)
  if (near.length < 3 || ends.length === 0) return []
  const from = Math.min(...ends, at) - 6 * DAY_MS
  const until = Math.max(...ends, at) + 6 * DAY_MS
  const { width, height, shapes, places, left } = timeLine({
    from,
    until,
    lanes: LANES.map((lane) => ({
      name: writer.text(`timeLine.lane.${lane}`),
      items: near
        .filter(({ item }) => item.lane === lane)
        .map(({ item, span }) => ({ ...span, lasts: item.lasts, role: item.role, label: item.title[writer.language] })),
    })),
    marks: [{ at, role: 'entry', label: formatInstantDay(new Date(at).toISOString(), timeZone, writer.language) }],
    ticks: monthTicks(monthsBetween(from, until, timeZone), timeZone, writer.language),
    rowsMax: ROWS_MAX,
    ...SIZE,
  })
  const drawn = near.map(({ item }) => ({ ...item.ref, record: getOrThrow(desk, item.ref.collection, item.ref.id) }))
  for (const { collection, record } of drawn) writer.records.add(collection, record)
  const missing = left.reduce((sum, count) => sum + count, 0)
  const words = writer.say(missing > 0 ? 'memo.course.pictureOf' : 'memo.course.picture', {
    from: formatInstantDay(new Date(from).toISOString(), timeZone, writer.language),
    until: formatInstantDay(new Date(until).toISOString(), timeZone, writer.language),
    shown: places.length,
    count: places.length + missing,
  })
  return [{ kind: 'chart', drawn: { width, height, shapes }, words: [writer.computed(words, drawn)] }]
}

/** What has a date: the talk's meetings, packages, milestones and commitments, and the course of the measures on its issues. */
function datedItems({ desk, talk }: TalkContext): DatedItem[] {
  const rounds = desk.index('round', talkOf).get(talk.id)
  const issues = desk.index('issue', talkOf).get(talk.id)
  const measures = measuresOn(
    desk,
    issues.map(({ id }) => id),
  )
  const inRounds = rounds.map(({ id }) => id)
  return [
    ...rounds.flatMap((round) => {
      const sessions = desk.index('session', roundOf).get(round.id)
      return sessions.length > 0 ? sessions.map((session) => sessionItem(desk, session)) : [roundItem(desk, round)]
    }),
    ...desk
      .index('proposal', talkOf)
      .get(talk.id)
      .flatMap((proposal) => proposalItems(desk, proposal)),
    ...desk
      .index('milestone', talkOf)
      .get(talk.id)
      .map((milestone) => milestoneItem(desk, milestone)),
    ...desk
      .index('commitment', roundOf)
      .getAny(inRounds)
      .flatMap((commitment) => commitmentItems(desk, commitment)),
    ...measures.flatMap((measure) => eventItems(desk, measure)),
    ...desk
      .index('stackingRule', targetMeasureOf)
      .getAny(measures.map(({ id }) => id))
      .flatMap((rule) => suspensionItems(desk, rule)),
    ...rulingsOn(desk, measures).map((ruling) => rulingItem(desk, ruling)),
  ]
}
