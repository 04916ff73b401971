import { dateRange } from '../dates/date-range'
import type { Commitment } from '../model/records/records'
import { hasSameWords } from '../text/same-words'
import { getOrThrow, type DeskRead } from './desk-read'
import { roundOf, sessionOf } from './index-keys'

/** The status of a commitment at an instant. It is not overdue while its date may still be ahead. */
export type CommitmentStanding = Commitment['status'] | 'overdue'

/** The status of a commitment at an instant (epoch milliseconds). */
export function commitmentStanding({ status, due }: Commitment, at: number): CommitmentStanding {
  return status === 'open' && due !== undefined && dateRange(due).max < at ? 'overdue' : status
}

/** The sides' words on a commitment compared. */
export interface AccountsState {
  /**
   * `unrecorded`: no side's words are recorded; `silent`: a side has a readout and no words on this; `partial`: nothing is known of a side. In all other
   * states all sides have words: they say the same (`common`), or they differ (`differs`).
   */
  state: 'unrecorded' | 'silent' | 'partial' | 'common' | 'differs'
  /** True if the desk judged that the sides agree or differ. Without a judgement, only the same words count as common. */
  judged: boolean
  /** The parties of the talk without words of theirs: those with a readout, and those without. */
  silent: string[]
  unheard: string[]
}

/** Compares what the sides say. Nothing is inferred beyond the recorded words, readouts and judgement. */
export function accountsState(desk: DeskRead, commitment: Commitment): AccountsState {
  const { accounts, agreement } = commitment
  const said = new Set<string>(accounts.map(({ party }) => party))
  const { talk } = getOrThrow(desk, 'round', commitment.round)
  const without = getOrThrow(desk, 'talk', talk).parties.filter((party) => !said.has(party))
  const heard = partiesHeard(desk, commitment)
  const silent = without.filter((party) => heard.has(party))
  const unheard = without.filter((party) => !heard.has(party))
  const rest = { judged: false, silent, unheard }
  if (accounts.length === 0) return { state: 'unrecorded', ...rest }
  if (silent.length > 0) return { state: 'silent', ...rest }
  if (unheard.length > 0) return { state: 'partial', ...rest }
  if (agreement !== undefined) return { ...rest, state: agreement, judged: true }
  const [first = ''] = accounts.map(({ text }) => text)
  return { state: accounts.every(({ text }) => hasSameWords(first, text)) ? 'common' : 'differs', ...rest }
}

/** The parties with a readout of the commitment's meeting, or of any meeting of its round if it names none. */
function partiesHeard(desk: DeskRead, { round, session }: Commitment): Set<string> {
  const sessions =
    session === undefined
      ? desk
          .index('session', roundOf)
          .get(round)
          .map(({ id }) => id)
      : [session]
  return new Set(
    desk
      .index('readout', sessionOf)
      .getAny(sessions)
      .map(({ issuedBy }) => issuedBy),
  )
}
