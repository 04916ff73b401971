import { apply } from '../../../core/commands/apply'
import type { Actor } from '../../../core/commands/command'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Op } from '../../../core/desk/ops'
import type { StepLabel } from '../../../core/journal/step'
import type { RecordOf } from '../../../core/model/records/records'
import { planOf } from '../../../electron/desk/store/committed'
import type { DeskStore } from '../../../electron/desk/store/desk-store'
import { sha256Of } from '../../../electron/journal/format/desk-content'

/**
 * Numbered edits of a desk made from the sample. The number alone determines which record an edit changes and its
 * words, so that another process can check that the edit is there, value for value.
 */

/** How many records are changed in turn. */
export const SLOTS = 7
/** True if the edit adds a text. */
const isText = (n: number) => n % 5 === 4

export const slotOf = (n: number): string => `${isText(n) ? 'source' : 'lead'}-t${n % SLOTS}`
/** The words of an edit: of many lengths, with characters that must be escaped. */
export const wordsOf = (n: number): string => `edit ${n} ${'交渉 "x" \\ 👩‍💼 '.repeat(((n * 7919) % 40) + 1)}.`
/** The number of the edit that wrote these words, or 0. */
export const numberOf = (words: string | undefined): number => Number(/^edit (\d+) /.exec(words ?? '')?.[1] ?? 0)

/** The words on the desk for each slot that the edits change. */
export function wordsBySlot(desk: Pick<MemoryDesk, 'all' | 'sourceText'>): Record<string, string> {
  const leads = desk.all('lead').filter(({ id }) => id.startsWith('lead-t'))
  const sources = desk.all('source').filter(({ id }) => id.startsWith('source-t'))
  return Object.fromEntries([
    ...leads.map(({ id, text }) => [id, text] as const),
    ...sources.map(({ id, sha256 }) => [id, sha256 === undefined ? '' : desk.sourceText(sha256)] as const),
  ])
}

/** The number of the last edit on a desk. */
export const lastNumber = (desk: Pick<MemoryDesk, 'all' | 'sourceText'>): number =>
  Math.max(0, ...Object.values(wordsBySlot(desk)).map(numberOf))

const STAFF = 'staff-example' as RecordOf<'staff'>['createdBy']

/** Makes the n-th edit; resolves with the revision after it. */
export async function makeEdit(store: DeskStore, n: number): Promise<number> {
  const actor: Actor = { staff: STAFF, at: new Date().toISOString() }
  const [id, words] = [slotOf(n), wordsOf(n)]
  const { revision } = await store.commit((desk) => {
    if (!isText(n)) {
      const known = desk.get('lead', id)
      const talk = desk.all('talk')[0]?.id
      const command = known
        ? ({ kind: 'change', collection: 'lead', id, rev: known.rev, fields: { text: words } } as const)
        : ({ kind: 'create', collection: 'lead', id, fields: { talk, text: words } } as const)
      return planOf(actor, [], apply(desk, command, actor))
    }
    const like = desk.all('source').find(({ sha256 }) => sha256 !== undefined)
    if (!like) throw new Error('the desk has no source with a text')
    const rev = (desk.get('source', id)?.rev ?? 0) + 1
    const record = { ...like, id, rev, sha256: sha256Of(words) }
    const label: StepLabel = { kind: 'change', collection: 'source', id, fields: ['sha256'], more: 0 }
    const ops: Op[] = [{ op: 'put', collection: 'source', record }]
    return { ...planOf(actor, [], { ops, label }), texts: [{ kind: 'source', text: words }] }
  })
  return revision
}
