import { z } from 'zod'
import type { Op, ThrownAway, TrashedRecord } from '../desk/ops'
import { POINT_KINDS } from '../desk/reading'
import type { AnyRecord } from '../model/records/records'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { stepLabelSchema } from './step'
import type { Step } from './step'
import type { Edit, Transaction } from './transaction'

/**
 * The form of a journal's and a snapshot's content besides records: transactions, trash, steps. Records are only checked for having the form of one: their
 * schemas parsed them when they were committed, and a checksum says that they have not changed.
 */

/** No table can hold `__proto__` as a key of its own. */
const isOwnKey = (id: unknown): id is string => typeof id === 'string' && id !== '__proto__'

const collection = z.enum(COLLECTION_NAMES)
const someRecord = z.custom<AnyRecord>(
  (value) => typeof value === 'object' && value !== null && 'id' in value && isOwnKey(value.id),
)
const thrownAway: z.ZodType<ThrownAway> = z.object({
  by: z.string(),
  at: z.string(),
  unlinked: z.array(z.object({ collection, before: someRecord, after: someRecord })).optional(),
})
const opSchema: z.ZodType<Op> = z.discriminatedUnion('op', [
  z.object({ op: z.literal('put'), collection, record: someRecord }),
  z.object({ op: z.literal('delete'), collection, id: z.string().refine(isOwnKey), trash: thrownAway.optional() }),
]) as z.ZodType<Op>

const own = z.int().min(0).optional()
const editSchema: z.ZodType<Edit> = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('step'), label: stepLabelSchema, continues: z.literal(true).optional(), own }),
    z.object({ kind: z.enum(['undo', 'redo']), label: stepLabelSchema }),
    z.object({ kind: z.literal('fixed'), label: stepLabelSchema, own }),
    z.object({ kind: z.literal('migrate'), what: z.enum(['format', 'schema']), from: z.int(), to: z.int() }),
    z.object({
      kind: z.literal('mend'),
      point: z.enum(POINT_KINDS),
      from: z.int(),
      lost: z.int().min(0),
      note: z.string(),
    }),
    z.object({ kind: z.literal('other') }),
  ])
  // A later Parley's kind of edit: its ops say what it did.
  .catch({ kind: 'other' })

/** A line of the journal without what belongs to the file: its place there, and in the chain. */
export const transactionSchema: z.ZodType<Transaction> = z.object({
  n: z.int().min(1),
  by: z.string(),
  at: z.string(),
  edit: editSchema,
  ops: z.array(opSchema),
})

/** A record in the trash of a snapshot. */
export const trashedSchema = z.object({
  collection,
  record: someRecord,
  by: z.string(),
  at: z.string(),
  unlinked: z.array(z.object({ collection, before: someRecord, after: someRecord })).optional(),
}) satisfies z.ZodType<TrashedRecord>

/** A step of a snapshot's history. */
export const stepSchema: z.ZodType<Step> = z.object({
  staff: z.string(),
  at: z.string(),
  label: stepLabelSchema,
  ops: z.array(opSchema),
  inverse: z.array(opSchema),
})
