import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { markedBelow } from '../desk/marked-below'
import type { Op } from '../desk/ops'
import type { RaiseQuotes } from './anchor-schemas'
import type { Applied } from './apply'
import { checkOps } from './check-ops'
import type { Actor } from './command'
import { touched } from './touched'

/**
 * Gives the quotes of a source, or of all sources of the desk if none is named, and the evidence that they are, at least the marking of their source: one edit. It
 * leaves a marking of another scheme as it is: the two have no common order. @throws ParleyError `record-missing`, `rule-broken`
 */
export function raiseQuotes(desk: DeskRead, wanted: RaiseQuotes, actor: Actor): Applied {
  const applied = planRaiseQuotes(desk, wanted, actor)
  checkOps(desk, applied.ops)
  return applied
}

/** As `raiseQuotes`, without checking the rules: the caller checks them after adding to the plan. */
export function planRaiseQuotes(desk: DeskRead, wanted: RaiseQuotes, actor: Actor): Applied {
  const sources = wanted.source === undefined ? desk.all('source') : [getOrThrow(desk, 'source', wanted.source)]
  const below = sources.flatMap((source) => markedBelow(desk, source))
  const ops = below.map(({ collection, record, marking }): Op => ({
    op: 'put',
    collection,
    record: touched({ ...record, marking }, actor),
  }))
  const [first] = ops
  return {
    ops,
    label: {
      kind: 'change',
      collection: first?.collection ?? 'source',
      id: first?.op === 'put' ? first.record.id : (wanted.source ?? ''),
      fields: ['marking'],
      more: Math.max(0, ops.length - 1),
    },
  }
}
