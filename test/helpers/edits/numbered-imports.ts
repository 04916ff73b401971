import type { DeskRead } from '../../../core/desk/desk-read'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { exportCsv, exportJson, type PinnedRecords } from '../../../core/interop/export'
import type { InteropFormat } from '../../../core/interop/import-states'
import type { RecordOf } from '../../../core/model/records/records'

/** Numbered imports into a desk made from the sample. Every import changes the same records and writes its number into each of them. */

/** How many records one import changes. */
export const PARTS = 24
const idOf = (part: number): string => `lead-i${part}`

/** The words of a record after an import. */
const partWords = (n: number, part: number): string =>
  `import ${n} part ${part} ${'輸入, "y" \\ 👩‍💼 '.repeat(((n * 31 + part * 7919) % 30) + 1)}.`

/** The number of the import that wrote a text, or 0 for any other text. */
export const importOf = (words: string | undefined): number => Number(/^import (\d+) part /.exec(words ?? '')?.[1] ?? 0)

/** The file of the n-th import, as a desk that has these records would export it. */
export function importFile(desk: DeskRead, storeId: string, n: number, format: InteropFormat): string {
  const [like] = desk.all('lead')
  if (!like) throw new Error('the desk has no lead')
  const leads: RecordOf<'lead'>[] = Array.from({ length: PARTS }, (_none, part) => {
    const known = desk.get('lead', idOf(part))
    const rest = known ?? { ...like, rev: 1 }
    return { ...rest, id: idOf(part), text: partWords(n, part) }
  })
  const records: PinnedRecords = {
    revision: desk.revision,
    all: (name) => (name === 'lead' ? leads : []) as never,
    get: (name, id) => (name === 'lead' ? (leads.find((lead) => lead.id === id) as never) : desk.get(name, id)),
  }
  return [...(format === 'json' ? exportJson(records, { storeId }) : exportCsv(records, 'lead'))].join('')
}

/** The number of the desk's last import (0 for none), or a description of the fault: parts of two imports, or only some of one. */
export function importedInto(desk: Pick<MemoryDesk, 'get'>): number | string {
  const texts = Array.from({ length: PARTS }, (_none, part) => desk.get('lead', idOf(part))?.text)
  const [n = 0, ...others] = new Set(texts.map(importOf))
  if (others.length > 0) return `parts of the imports ${[n, ...others].join(', ')}`
  const isWhole =
    n === 0 ? texts.every((text) => text === undefined) : texts.every((text, part) => text === partWords(n, part))
  return isWhole ? n : `import ${n} with another value`
}
