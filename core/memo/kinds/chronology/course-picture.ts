import { timeLine } from '../../../charts/time-line'
import { monthsBetween, monthTicks } from '../../../dates/axis-ticks'
import { DAY_MS } from '../../../dates/edtf'
import { formatDate, formatInstantDay } from '../../../dates/format-date'
import { getOrThrow } from '../../../desk/desk-read'
import { roundOf, talkOf } from '../../../desk/index-keys'
import { targetMeasureOf } from '../../../rates/layer-rules'
import { measuresOn } from '../../../rates/measures-on'
import { rulingsOn } from '../../../rates/rulings-on-layer'
import { vocabularyText } from '../../../text/describe'
import { inSentence } from '../../../text/in-sentence'
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
import type { ContentRun, SectionPart } from '../../memo-content'

/** How far the picture reaches before and after the memo's instant at most. */
const REACH = 240 * DAY_MS
/** In points, as the other pictures of memos. */
const SIZE = { width: 420, font: 8 }
const ROWS_MAX = 9

/** The course of a talk and of its measures in a picture, from the first date that it can show to the last; none of fewer than three dates. */
export function coursePicture(context: TalkContext): SectionPart[] {
  const { writer, at, timeZone } = context
  const near = datedItems(context)
    .map((item) => ({ item, span: spanOf(item) }))
    .filter(({ span }) => span.until >= at - REACH && span.from <= at + REACH)
  const ends = near.flatMap(({ span }) => [span.from, span.until]).filter((end) => Math.abs(end - at) <= REACH)
  if (near.length < 3 || ends.length === 0) return []
  const from = Math.min(...ends, at) - 6 * DAY_MS
  const last = Math.max(...ends, at)
  // The names of the last dates have room after them.
  const until = last + Math.max(6 * DAY_MS, (last - from) * 0.3)
  const lanes = LANES.map((lane) => near.filter(({ item }) => item.lane === lane))
  const day = (instant: number) => formatInstantDay(new Date(instant).toISOString(), timeZone, writer.language)
  const { width, height, shapes, places, left } = timeLine({
    from,
    until,
    focus: at,
    lanes: LANES.map((lane, index) => ({
      name: writer.text(`timeLine.lane.${lane}`),
      items: (lanes[index] ?? []).map(({ item, span }) => ({
        ...span,
        lasts: item.lasts,
        loose: item.loose === true,
        role: item.role,
        label: (item.label ?? item.title)[writer.language],
        name: item.title[writer.language],
      })),
    })),
    marks: [{ at, role: 'entry', label: day(at) }],
    ticks: monthTicks(monthsBetween(from, until, timeZone), timeZone, writer.language),
    rowsMax: ROWS_MAX,
    ...SIZE,
  })
  const drawn = places
    .flatMap(({ lane, item }) => lanes[lane]?.[item] ?? [])
    .toSorted((a, b) => a.span.from - b.span.from || a.span.until - b.span.until)
    .map(({ item }) => item)
  const missing = left.reduce((sum, count) => sum + count, 0)
  const legend = writer.say(missing > 0 ? 'memo.course.pictureOf' : 'memo.course.picture', {
    from: day(from),
    until: day(last),
    shown: drawn.length,
    count: drawn.length + missing,
  })
  const told = drawn.map((item) => toldRuns(context, item))
  return [{ kind: 'chart', drawn: { width, height, shapes }, words: [], legend: [legend], told }]
}

/** "15 June 2025: Three-day G7 summit starts, Canada (fixed)": what is drawn, its look in words, and the records whose names are in it. */
function toldRuns({ desk, writer }: TalkContext, item: DatedItem): ContentRun[] {
  const { ref, part, title, when, word, role } = item
  const record = getOrThrow(desk, ref.collection, ref.id)
  const text = writer.text('timeLine.told', {
    when: formatDate(when, writer.language),
    what: title[writer.language],
  })
  const field = part === undefined ? DATE_FIELDS[ref.collection] : `events.${part}.on`
  const said = writer.computed(writer.run(ref.collection, record, field ?? 'title', text), writer.named(ref))
  // The title of an event of a measure ends with its status.
  if (role === 'law') return [said]
  const note = word
    ? writer.run(
        ref.collection,
        record,
        word.vocabulary === 'milestoneBasis' ? 'basis' : 'status',
        inSentence(vocabularyText(writer.language, word.vocabulary, word.value)),
      )
    : writer.say(`timeLine.role.${role}`)
  return writer.frame('timeLine.noted', { said, note })
}

/** The field that says when. */
const DATE_FIELDS: Readonly<Record<string, string>> = {
  session: 'start',
  round: 'when',
  proposal: 'tabled',
  milestone: 'when',
  commitment: 'due',
  stackingRule: 'interval',
  legalEvent: 'on',
}

/** Everything with a date: the talk's meetings, packages, milestones and commitments, and the course of the measures on its issues. */
function datedItems({ desk, talk, timeZone }: TalkContext): DatedItem[] {
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
      return sessions.length > 0
        ? sessions.map((session) => sessionItem(desk, session, timeZone))
        : [roundItem(desk, round, timeZone)]
    }),
    ...desk
      .index('proposal', talkOf)
      .get(talk.id)
      .flatMap((proposal) => proposalItems(desk, proposal, timeZone)),
    ...desk
      .index('milestone', talkOf)
      .get(talk.id)
      .map((milestone) => milestoneItem(desk, milestone, timeZone)),
    ...desk
      .index('commitment', roundOf)
      .getAny(inRounds)
      .flatMap((commitment) => commitmentItems(desk, commitment, timeZone)),
    ...measures.flatMap((measure) => eventItems(desk, measure)),
    ...desk
      .index('stackingRule', targetMeasureOf)
      .getAny(measures.map(({ id }) => id))
      .flatMap((rule) => suspensionItems(desk, rule)),
    ...rulingsOn(desk, measures).map((ruling) => rulingItem(desk, ruling)),
  ]
}
