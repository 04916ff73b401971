import type { AnyRecord } from '../model/records'
import type { Actor } from './command'

/** A record as the next revision of itself. */
export function touched<R extends AnyRecord>(record: R, actor: Actor, rev = record.rev + 1): R {
  return { ...record, rev, changedBy: actor.staff, changedAt: actor.at }
}
