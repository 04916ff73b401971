import { z } from 'zod'
import { ParleyError } from '../../../core/base/errors'
import { refKey, type Trash } from '../../../core/desk/ops'
import { stepSchema, trashedSchema } from '../../../core/journal/parse-transaction'
import { NO_UNDO, type UndoStack } from '../../../core/journal/step'

/** The past of a desk in a snapshot: deleted records, and the edits that can be undone. */

const pastSchema = z.object({
  trash: z.array(trashedSchema).default([]),
  history: z.object({ done: z.array(z.unknown()), undone: z.array(z.unknown()) }).optional(),
})

/** The `trash` and `history` members of a snapshot, one item a line; an empty one is left out. */
export function historyLines(trash: Trash, history: UndoStack): string {
  const lines = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  const thrown = Object.values(trash)
  const trashed = thrown.length === 0 ? '' : `,\n"trash":${lines(thrown)}`
  if (history.done.length + history.undone.length === 0) return trashed
  return `${trashed},\n"history":{"done":${lines(history.done)},"undone":${lines(history.undone)}}`
}

/** Parses the output of `historyLines`. @throws ParleyError `desk-corrupt` */
export function parsePast(document: Record<string, unknown>, file: string): { trash: Trash; history: UndoStack } {
  const parsed = pastSchema.safeParse(document)
  if (!parsed.success) throw new ParleyError('desk-corrupt', { file, reason: 'past' })
  const { trash, history } = parsed.data
  const byKey = trash.map((item) => [refKey({ collection: item.collection, id: item.record.id }), item])
  return { trash: Object.fromEntries(byKey) as Trash, history: history ? parseHistory(history) : NO_UNDO }
}

/** If this version cannot replay steps that another one wrote, the desk still opens, without undo. */
function parseHistory(history: { done: unknown[]; undone: unknown[] }): UndoStack {
  const steps = z.array(stepSchema)
  const [done, undone] = [steps.safeParse(history.done), steps.safeParse(history.undone)]
  return done.success && undone.success ? { done: done.data, undone: undone.data } : NO_UNDO
}
