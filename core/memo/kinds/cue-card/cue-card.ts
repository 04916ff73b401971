import { formatDate, formatInstantDay } from '../../../dates/format-date'
import { isRateSourced } from '../../../desk/evidence-for'
import { lineStanding } from '../../../desk/line-standing'
import type { TextKey } from '../../../text/catalogue'
import { announcedRuns, inForceRuns, layerName, standingIn } from '../../about-session/layer-texts'
import { linesOn, lineText, type LineField } from '../../about-session/line-texts'
import { measuresOf, sessionContext, sessionTitle, type SessionContext } from '../../about-session/session-context'
import type { ContentRun, MemoContent, SectionPart } from '../../memo-content'
import { memoKind } from '../../memo-kind'

const MOST_POINTS = 5
const MOST_IF_PRESSED = 3
const MOST_FIGURES = 3

/**
 * Memo B, the cue card of a session: one page to speak from, in large type. It prints no notes; the brief of the same meeting has the source of
 * each sentence.
 */
export const cueCard = memoKind('cueCard', {
  bodySize: 14,
  withoutNotes: true,
  context: sessionContext,
  title: sessionTitle,
  facts: whenFact,
  sections: {
    points: (context) => linesSection(context, 'text', MOST_POINTS, 'memo.empty.line'),
    ifPressed: (context) => linesSection(context, 'ifPressed', MOST_IF_PRESSED, 'memo.empty.response'),
    figures: figuresSection,
  },
})

const space: ContentRun = { text: ' ', style: 'plain' }

function whenFact({ writer, session }: SessionContext): MemoContent['facts'] {
  const start = writer.run('session', session, 'start', formatDate(session.start, writer.language))
  const about = { collection: 'session', id: session.id } as const
  const runs = writer.fact([start], about, { only: ['start'] })
  return [{ label: writer.text('memo.fact.when'), runs }]
}

/** The lines to take with the other side: cleared ones first, drafts marked as what they are, expired ones not at all. */
function linesSection(context: SessionContext, field: LineField, most: number, empty: TextKey): SectionPart[] {
  const { writer, issues, at } = context
  const lines = issues.flatMap((issue) =>
    linesOn(context, issue, 'counterpart', field).map((line) => ({ issue, line, standing: lineStanding(line, at) })),
  )
  const chosen = (['cleared', 'draft'] as const).flatMap((wanted) =>
    lines.filter(({ standing }) => standing === wanted),
  )
  return atMost(context, most, chosen, empty, ({ issue, line }) => [
    ...writer.frame('memo.cue.issue', { issue: writer.name('issue', issue, 'label', issue.label) }, 'label'),
    space,
    ...lineText(context, line, field).runs,
  ])
}

/** The rates that are in force on the meeting's issues, then the others with what was announced; each as of its date. */
function figuresSection(context: SessionContext): SectionPart[] {
  const { desk, writer, at, timeZone } = context
  const date = formatInstantDay(new Date(at).toISOString(), timeZone, writer.language)
  const layers = measuresOf(context).flatMap((measure) =>
    measure.components.map((component) => ({ measure, component, ...standingIn(context, measure, component) })),
  )
  const inForce = layers.filter(({ standing }) => standing === 'inForce')
  const others = layers.filter(({ standing }) => standing !== 'inForce')
  return atMost(
    context,
    MOST_FIGURES,
    [...inForce, ...others],
    'memo.empty.measures',
    ({ measure, component, standing }) => [
      ...writer.frame('memo.cue.layer', { name: layerName(context, measure, component) }, 'label'),
      space,
      ...writer.frame('memo.cue.figure', { now: inForceRuns(context, measure, component), date }),
      ...(isRateSourced(desk, measure, component) ? [] : [writer.mark('unsourced')]),
      ...(standing === 'inForce'
        ? []
        : writer.frame('memo.cue.announced', { announced: announcedRuns(context, measure, component) })),
    ],
  )
}

/** A paragraph each, and how many more the desk has; or that there is nothing. Only what is printed is written, since the writer keeps account of it. */
function atMost<T>(
  { writer }: SessionContext,
  most: number,
  all: readonly T[],
  empty: TextKey,
  write: (one: T) => ContentRun[],
): SectionPart[] {
  if (all.length === 0) return [{ kind: 'paragraph', runs: [writer.say(empty)], empty: true }]
  const more = all.length - most
  const left = more > 0 ? [[writer.say('memo.cue.more', { count: more }, 'caveat')]] : []
  return [...all.slice(0, most).map(write), ...left].map((runs): SectionPart => ({ kind: 'paragraph', runs }))
}
