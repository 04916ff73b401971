import { z } from 'zod'
import { refKey } from '../desk/ops'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'

/** How many records opened lately are remembered for a desk. */
const RECENT_MAX = 20
/** How many records can be pinned on a desk. */
export const PINNED_MAX = 50
/** For how many desks this is remembered. */
const DESKS_MAX = 60

/** The records of a desk that were opened lately on this machine, the last one first, and those pinned, in the order of pinning. */
export const visitsSchema = z.object({ recent: z.array(recordRefSchema), pinned: z.array(recordRefSchema) })
export type Visits = z.infer<typeof visitsSchema>

/** The visits of all desks by their store ids; the desk used last comes last. */
export const allVisitsSchema = z.record(z.string(), visitsSchema)
export type AllVisits = z.infer<typeof allVisitsSchema>

/** The visits of one desk. */
export function visitsOf(all: AllVisits | undefined, storeId: string): Visits {
  const own = all && Object.hasOwn(all, storeId) ? all[storeId] : undefined
  return own ?? { recent: [], pinned: [] }
}

/** The visits after a record of a desk was opened. */
export function withOpened(all: AllVisits | undefined, storeId: string, ref: RecordRef): AllVisits {
  const { recent, pinned } = visitsOf(all, storeId)
  return withDesk(all, storeId, { recent: [plain(ref), ...without(recent, ref)].slice(0, RECENT_MAX), pinned })
}

/** The visits after a record was pinned or unpinned. Beyond `PINNED_MAX` the one pinned first goes. */
export function withPin(all: AllVisits | undefined, storeId: string, ref: RecordRef, pin: boolean): AllVisits {
  const { recent, pinned } = visitsOf(all, storeId)
  const others = without(pinned, ref)
  return withDesk(all, storeId, { recent, pinned: pin ? [...others, plain(ref)].slice(-PINNED_MAX) : others })
}

function withDesk(all: AllVisits = {}, storeId: string, visits: Visits): AllVisits {
  const others = Object.entries(all).filter(([id]) => id !== storeId)
  return Object.fromEntries([...others, [storeId, visits]].slice(-DESKS_MAX))
}

const without = (refs: readonly RecordRef[], ref: RecordRef) => refs.filter((other) => refKey(other) !== refKey(ref))

/** A reference with nothing else that came with it. */
const plain = ({ collection, id }: RecordRef): RecordRef => ({ collection, id })
