import { accountsState, commitmentStanding } from '../desk/commitments'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { meetingOf, roundOf } from '../desk/index-keys'
import { titleOf } from '../desk/titles'
import type { Commitment } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import type { AgreedPart, CommitmentView } from './agreed-schemas'
import { FIRST_LINKS } from './links-schemas'

/** The commitments that the sides of a session, or of a whole round, say were agreed, as of `asOf`. */
export function agreedPart(desk: DeskRead, of: RecordRef, asOf: string): AgreedPart {
  const isSession = of.collection === 'session'
  const all = isSession ? desk.index('commitment', meetingOf).get(of.id) : desk.index('commitment', roundOf).get(of.id)
  const round = isSession ? getOrThrow(desk, 'session', of.id).round : of.id
  return {
    first: all.slice(0, FIRST_LINKS).map((commitment) => commitmentView(desk, commitment, Date.parse(asOf))),
    more: Math.max(0, all.length - FIRST_LINKS),
    given: { round, ...(isSession ? { session: of.id } : {}) },
  }
}

function commitmentView(desk: DeskRead, commitment: Commitment, at: number): CommitmentView {
  const { id, rev, text, owedBy, due, issue, accounts, instrument } = commitment
  const party = (of: string) => titleOf(desk, { collection: 'party', id: of })
  const { state, judged, silent, unheard } = accountsState(desk, commitment)
  return {
    ref: { collection: 'commitment', id },
    rev,
    text,
    owedBy: owedBy.map(party),
    ...(due ? { due } : {}),
    ...(issue === undefined ? {} : { issue: named(desk, { collection: 'issue', id: issue }) }),
    standing: commitmentStanding(commitment, at),
    accounts: accounts.map((account) => ({ party: party(account.party), text: account.text })),
    state,
    judged,
    silent: silent.map(party),
    unheard: unheard.map(party),
    ...(instrument === undefined ? {} : { instrument: named(desk, { collection: 'legalInstrument', id: instrument }) }),
  }
}

const named = (desk: DeskRead, ref: RecordRef) => ({ ref, title: titleOf(desk, ref) })
