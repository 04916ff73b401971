import { getOrThrow } from '../../../desk/desk-read'
import { positionsOf, proposalsOf, type SessionContext } from '../../about-session/session-context'
import type { ContentRun, SectionPart } from '../../memo-content'
import { positionRuns, proposalPart } from './positions-text'

const space: ContentRun = { text: ' ', style: 'plain' }

/** Section 1: the purpose of the meeting, what we want, and what we have put on the table. */
export function purposeSection(context: SessionContext): SectionPart[] {
  const { writer, session, settings } = context
  const about = { collection: 'session', id: session.id } as const
  const purpose: SectionPart =
    session.purpose === undefined
      ? { kind: 'paragraph', runs: [writer.say('memo.empty.purpose')], empty: true }
      : {
          kind: 'paragraph',
          runs: [
            writer.say('memo.label.purpose', {}, 'label'),
            space,
            ...writer.fact([writer.run('session', session, 'purpose', session.purpose)], about, { only: ['purpose'] }),
          ],
        }
  const ours = positionsOf(context, settings.ourParty).map(({ issue, position }): SectionPart => {
    const label = writer.name('issue', issue, 'label', issue.label)
    return {
      kind: 'paragraph',
      runs: [
        ...writer.frame('memo.label.objective', { issue: label }, 'label'),
        space,
        ...positionRuns(context, position),
      ],
    }
  })
  const none: SectionPart = { kind: 'paragraph', runs: [writer.say('memo.empty.objectives')], empty: true }
  const packages = proposalsOf(context, (party) => party === settings.ourParty)
  return [
    purpose,
    ...(ours.length > 0 ? ours : [none]),
    ...packages.map((proposal) => proposalPart(context, proposal, true)),
  ]
}

/** Section 3: the other parties' positions on the issues; an issue without a recorded one is named, never filled. */
export function theirsSection(context: SessionContext): SectionPart[] {
  const { desk, writer, talk, settings, issues } = context
  const others = talk.parties.filter((party) => party !== settings.ourParty)
  const parts = others.flatMap((id): SectionPart[] => {
    const party = getOrThrow(desk, 'party', id)
    const held = positionsOf(context, id)
    const silent = issues.filter((issue) => !held.some((entry) => entry.issue.id === issue.id))
    const gaps: SectionPart[] =
      silent.length === 0
        ? []
        : [
            {
              kind: 'paragraph',
              empty: true,
              runs: writer.frame('memo.empty.theirsOn', {
                party: writer.name('party', party, 'names', party.names),
                issues: writer.join(
                  silent.map((issue) => [writer.name('issue', issue, 'label', issue.label)]),
                  'memo.comma',
                ),
              }),
            },
          ]
    return [
      ...held.map(({ position }): SectionPart => ({ kind: 'paragraph', runs: positionRuns(context, position) })),
      ...proposalsOf(context, (by) => by === id).map((proposal) => proposalPart(context, proposal, false)),
      ...gaps,
    ]
  })
  return parts.length > 0 ? parts : [{ kind: 'paragraph', runs: [writer.say('memo.empty.theirs')], empty: true }]
}
