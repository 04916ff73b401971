import { z } from 'zod'
import { ParleyError } from '../../core/contract/errors'
import { refKey, type Op, type ThrownAway, type Trash, type TrashedRecord } from '../../core/desk/ops'
import { NO_HISTORY, stepLabelSchema, type History, type Step } from '../../core/history/step'
import { COLLECTION_NAMES } from '../../core/model/collection-names'
import { parseRecord } from '../../core/model/parse-record'
import type { AnyRecord } from '../../core/model/records'

/** The past of a desk as its file has it: what was thrown away, and the edits that can be undone. */

const collection = z.enum(COLLECTION_NAMES)
const someRecord = z.looseObject({ id: z.string() })
const thrownAway = z.object({
  by: z.string(),
  at: z.string(),
  unlinked: z.array(z.object({ collection, before: someRecord, after: someRecord })).optional(),
})
const opSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('put'), collection, record: someRecord }),
  z.object({ op: z.literal('delete'), collection, id: z.string(), trash: thrownAway.optional() }),
])
const stepSchema = z.object({
  staff: z.string(),
  at: z.string(),
  label: stepLabelSchema,
  ops: z.array(opSchema),
  inverse: z.array(opSchema),
})
const pastSchema = z.object({
  trash: z.array(thrownAway.extend({ collection, record: z.unknown() })).default([]),
  history: z.object({ done: z.array(stepSchema), undone: z.array(stepSchema) }).optional(),
})

/** The members `trash` and `history` of a desk's file, one item a line; nothing where there is nothing to say. */
export function pastLines(trash: Trash, history: History): string {
  const lines = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  const thrown = Object.values(trash)
  const trashed = thrown.length === 0 ? '' : `,\n"trash":${lines(thrown)}`
  if (history.done.length + history.undone.length === 0) return trashed
  return `${trashed},\n"history":{"done":${lines(history.done)},"undone":${lines(history.undone)}}`
}

/** Parses what `pastLines` wrote. @throws ParleyError `desk-corrupt`, `field-invalid` */
export function parsePast(document: Record<string, unknown>, file: string): { trash: Trash; history: History } {
  const parsed = pastSchema.safeParse(document)
  if (!parsed.success) throw new ParleyError('desk-corrupt', { file, reason: 'past' })
  const trash = parsed.data.trash.map((item): [string, TrashedRecord] => {
    const record: AnyRecord = parseRecord(item.collection, item.record)
    return [
      refKey({ collection: item.collection, id: record.id }),
      { ...parseThrown(item), collection: item.collection, record },
    ]
  })
  return { trash: Object.fromEntries(trash), history: parseHistory(parsed.data.history) }
}

/** Steps that another version wrote and this one cannot replay are no reason to refuse a desk: it can be opened, only not undone. */
function parseHistory(history: z.infer<typeof pastSchema>['history']): History {
  if (!history) return NO_HISTORY
  try {
    return { done: history.done.map(parseStep), undone: history.undone.map(parseStep) }
  } catch (error) {
    if (error instanceof ParleyError) return NO_HISTORY
    throw error
  }
}

function parseStep(step: z.infer<typeof stepSchema>): Step {
  return { ...step, ops: step.ops.map(parseOp), inverse: step.inverse.map(parseOp) }
}

function parseThrown({ by, at, unlinked }: z.infer<typeof thrownAway>): ThrownAway {
  if (!unlinked) return { by, at }
  const links = unlinked.map(({ collection: name, before, after }) => ({
    collection: name,
    before: parseRecord(name, before),
    after: parseRecord(name, after),
  }))
  return { by, at, unlinked: links }
}

function parseOp(op: z.infer<typeof opSchema>): Op {
  if (op.op === 'put') return { ...op, record: parseRecord(op.collection, op.record) }
  const { trash, ...rest } = op
  return trash ? { ...rest, trash: parseThrown(trash) } : rest
}
