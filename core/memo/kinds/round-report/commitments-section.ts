import { formatDate } from '../../../dates/format-date'
import { accountsState, commitmentStanding, type AccountsState } from '../../../desk/commitments'
import type { RecordOf } from '../../../model/records/records'
import { evidencePath } from '../../../model/schema/evidence-path'
import { inSentence } from '../../../text/in-sentence'
import { vocabularyText } from '../../../text/describe'
import { listed } from '../../about-talk/session-texts'
import { emptyPart, issueName, oursFirst, partyName } from '../../about-talk/talk-context'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { RoundContext } from './round-context'

type Commitment = RecordOf<'commitment'>

/** Section 5: what the sides say was agreed: who owes what by when, in each side's words, and how it stands. */
export function commitmentsSection(context: RoundContext): SectionPart[] {
  const { writer, commitments } = context
  if (commitments.length === 0) return [emptyPart([writer.say('memo.empty.commitments')])]
  return commitments.map((commitment): SectionPart => {
    const accounts = accountRuns(context, commitment)
    return { kind: 'paragraph', runs: commitmentRuns(context, commitment), points: accounts }
  })
}

/** "Japan and United States: an exchange of lists. Status: open; due 1 July 2025; issue: Additional US tariffs." */
function commitmentRuns(context: RoundContext, commitment: Commitment): ContentRun[] {
  const { writer, bounds } = context
  const { id, owedBy, issue, due, text } = commitment
  const about = { collection: 'commitment', id } as const
  const who = listed(
    writer,
    oursFirst(context, owedBy).map((party) => [partyName(context, party, 'label')]),
  )
  const standing = commitmentStanding(commitment, bounds.at)
  const status =
    standing === 'overdue'
      ? writer.text('memo.report.overdue')
      : inSentence(vocabularyText(writer.language, 'commitmentStatus', standing))
  const details = [
    [writer.say('memo.report.status', { status })],
    ...(due === undefined
      ? [[writer.say('memo.report.noDue')]]
      : [
          writer.frame('memo.report.due', {
            date: writer.run('commitment', commitment, 'due', formatDate(due, writer.language)),
          }),
        ]),
    ...(issue === undefined ? [] : [writer.frame('memo.report.on', { issue: issueName(context, issue) })]),
  ]
  const said = writer.frame('memo.report.commitment', {
    who,
    text: writer.run('commitment', commitment, 'text', text),
    details: writer.join(details, 'memo.semicolon'),
  })
  return writer.fact(said, about, { but: ['accounts'] })
}

/** Each side's own words, and how they compare. */
function accountRuns(context: RoundContext, commitment: Commitment): ContentRun[][] {
  const { desk, writer } = context
  const about = { collection: 'commitment', id: commitment.id } as const
  const said = commitment.accounts.map(({ id, party, text }) =>
    writer.fact(
      writer.frame('memo.report.account', {
        party: partyName(context, party),
        text: writer.run('commitment', commitment, `accounts.${id}.text`, text),
      }),
      about,
      { only: [evidencePath({ field: 'accounts', part: id })] },
    ),
  )
  // The comparison is the desk's judgement, and of words that an extract may not all have.
  return context.isExtract ? said : [...said, ...comparedRuns(context, accountsState(desk, commitment))]
}

function comparedRuns(context: RoundContext, { state, silent, unheard }: AccountsState): ContentRun[][] {
  const { writer } = context
  const named = (parties: readonly string[]) =>
    listed(
      writer,
      oursFirst(context, parties).map((party) => [partyName(context, party)]),
    )
  const of: ContentRun[][] = [
    ...(silent.length > 0 ? [writer.frame('memo.report.accountsSilent', { parties: named(silent) })] : []),
    ...(unheard.length > 0 ? [writer.frame('memo.report.accountsUnheard', { parties: named(unheard) })] : []),
  ]
  if (state === 'common' || state === 'differs') return [[writer.say(`memo.report.accounts.${state}`)]]
  return of
}
