import { isBlank } from '../../../core/base/text'
import type { FuzzyDate } from '../../../core/dates/fuzzy-date'
import type { QuickKind } from '../../../core/editing/quick-make'
import { impliedValues } from '../../../core/from-words/implied-values'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import { ask } from '../../client/bridge'
import { useDesk } from '../../client/use-desk'
import type { QuickText } from './use-quick-text'

/** The only talk of the desk, if it has one alone: asked by whoever presses Enter before the dialog has heard of it. */
export async function onlyTalk(): Promise<string | undefined> {
  const { talk } = (await ask('desk:form', { of: 'round', given: {} })).values
  return typeof talk === 'string' ? talk : undefined
}

/** The values that the desk knows of a new talk, issue or round beside the typed ones. `when` is the round's date. */
export function useQuickStart(kind: QuickKind, text: QuickText, when: FuzzyDate | undefined) {
  const needsTalk = kind === 'issue' || kind === 'round'
  const given = text.talk === null ? {} : { talk: text.talk }
  const start = useDesk('desk:form', { of: 'round', given }, needsTalk).data
  const ours = useDesk('desk:form', { of: 'talk', given: {} }, kind === 'talk' || needsTalk).data?.values.parties
  const only = useDesk('desk:form', { of: 'round', given: {} }, needsTalk).data?.values.talk
  const known = typeof start?.values.talk === 'string' ? start.values.talk : undefined
  const talk = text.talk ?? known
  const level = text.level ?? VOCABULARIES.level.find((one) => one === start?.values.level)
  const implied =
    when && start?.asOf !== undefined ? impliedValues('round', 'when', when, start.asOf).status : undefined
  const status = text.status ?? VOCABULARIES.meetingStatus.find((one) => one === implied)
  return {
    talk,
    level,
    status,
    implied: text.status === null && (status === 'held' || status === 'scheduled') ? status : undefined,
    parties: Array.isArray(ours) ? ours.filter((one) => typeof one === 'string') : [],
    /** True if the dialog asks for the talk: the desk has several, or none. */
    asksTalk: needsTalk && start !== undefined && only === undefined,
    hasTalk: !needsTalk || talk !== undefined || !isBlank(text.newTalk),
    hasRound: kind !== 'round' || (when !== undefined && level !== undefined && status !== undefined),
  }
}
