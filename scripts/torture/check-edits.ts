import type { MemoryDesk } from '../../core/desk/memory-desk'
import type { Transaction } from '../../core/journal/transaction'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { lastNumber, numberOf, wordsBySlot, slotOf, SLOTS, wordsOf } from '../../test/helpers/edits/numbered-edits'
import { importedInto, importOf, PARTS } from '../../test/helpers/edits/numbered-imports'
import { lose, said, type Trial } from './toll'

/** Numbers of the last edit and the last import. */
export interface Known {
  edit: number
  import: number
}

/** Opens the desk, and looks for every edit and import after `before`, up to the last acknowledged ones. Resolves with the last ones found. */
export async function checkEdits(trial: Trial, before: Known, acknowledged: Known): Promise<Known> {
  const store = await DeskStore.open(trial.folder, 'read')
  try {
    const last = lastNumber(store.desk)
    const latest = Math.max(last, acknowledged.edit)
    // The history holds each edit since, with its content; edits that were written but never acknowledged may follow.
    const since = Math.max(last, acknowledged.edit) - before.edit + SLOTS + said(trial.lines, 'importing').length
    const transactions = await store.history.transactions({ limit: since })
    const written = writtenBy(transactions, store.desk)
    for (let edit = before.edit + 1; edit <= latest; edit += 1) {
      const words = written.get(edit)
      const what = `edit ${edit}`
      if (edit > acknowledged.edit && words === undefined) lose(trial, what, 'a later edit is there without this one')
      else if (words === undefined) lose(trial, what, 'not in the journal')
      else if (words !== wordsOf(edit)) lose(trial, what, 'another value in the journal')
    }
    for (const what of oddEdits(store.desk, last, 5 * SLOTS)) lose(trial, what, 'not on the desk')
    const imported = checkImports(trial, store.desk, transactions, acknowledged.import)
    return { edit: latest, import: imported }
  } finally {
    await store.close()
  }
}

/** The content of each edit in the history. */
function writtenBy(transactions: readonly Transaction[], desk: MemoryDesk): Map<number, string> {
  const written = new Map<number, string>()
  for (const { ops } of transactions)
    for (const op of ops) {
      if (op.op !== 'put' || (op.collection !== 'lead' && op.collection !== 'source')) continue
      const record = op.record as { id: string; text?: string; sha256?: string }
      if (!/^(lead|source)-t/.test(record.id)) continue
      const words = record.sha256 === undefined ? record.text : desk.sourceText(record.sha256)
      written.set(numberOf(words), words ?? '')
    }
  return written
}

/** The edits, among the last ones up to `last`, that a desk does not show: each record must have the content of its last edit. */
export function oddEdits(desk: Pick<MemoryDesk, 'all' | 'sourceText'>, last: number, many: number): string[] {
  const shown = wordsBySlot(desk)
  const odd: string[] = []
  for (let edit = last; edit > Math.max(0, last - many); edit -= 1) {
    const words = shown[slotOf(edit)]
    if (numberOf(words) < edit || words !== wordsOf(numberOf(words))) odd.push(`edit ${edit}`)
  }
  return odd
}

/** An acknowledged import must exist, and any import must have all its records or none: on the desk, and at every instant of its history. */
function checkImports(
  trial: Trial,
  desk: MemoryDesk,
  transactions: readonly Transaction[],
  acknowledged: number,
): number {
  for (const { n, ops } of transactions) {
    const leads = ops.flatMap((op) =>
      op.op === 'put' && op.collection === 'lead' ? [op.record as { text?: string }] : [],
    )
    const parts = leads.map(({ text }) => importOf(text)).filter((number) => number > 0)
    if (parts.length > 0 && (parts.length < PARTS || new Set(parts).size > 1))
      lose(trial, `import ${parts[0]}`, `transaction ${n} has ${parts.length} of its ${PARTS} records`)
  }
  const found = importedInto(desk)
  if (typeof found === 'string') lose(trial, `import ${acknowledged}`, `the desk has ${found}`)
  else if (found < acknowledged) lose(trial, `import ${acknowledged}`, `the desk has import ${found}`)
  return typeof found === 'string' ? acknowledged : Math.max(found, acknowledged)
}
