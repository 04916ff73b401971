import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { fieldsAfter } from '../../../core/interop/candidate'
import { cellsOf } from '../../../core/interop/columns'
import { csvLine, delimiterOf, readCsv } from '../../../core/base/csv'
import { exportCsv, exportJson } from '../../../core/interop/export'
import { guarded, unguarded } from '../../../core/interop/guarded-cell'
import { finished } from '../../../core/interop/import-plan'
import { kindOfCsv, parseCsvImport } from '../../../core/interop/read-csv-import'
import { parseJsonImport } from '../../../core/interop/read-json-import'
import type { AnyRecord } from '../../../core/model/records/records'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { anyRecord } from '../../helpers/desks/any-record'
import { randomDesk } from '../../helpers/desks/random-desk'
import { examples } from '../../helpers/long'

/** A record without the header, which only the desk sets. */
function own(record: Record<string, unknown>): unknown {
  const { id: _id, rev: _rev, createdBy: _cb, createdAt: _ca, changedBy: _chb, changedAt: _cha, ...rest } = record
  return rest
}

const deskOf = (collection: string, records: readonly AnyRecord[]) =>
  new MemoryDesk({ [collection]: Object.fromEntries(records.map((record) => [record.id, record])) })

describe('a CSV export', () => {
  it.each(COLLECTION_NAMES)('gives back any record of the kind %s unchanged', (collection) => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRecord(collection), { selector: ({ id }) => id, maxLength: 4 }), (records) => {
        const text = [...exportCsv(deskOf(collection, records), collection)].join('')
        const { candidates, leftOut } = finished(parseCsvImport(text, collection))
        expect(leftOut).toEqual([])
        expect(candidates.flatMap(({ faults }) => faults)).toEqual([])
        expect(candidates.map(({ id, rev }) => [id, rev])).toEqual(records.map(({ id, rev }) => [id, rev]))
        const back = candidates.map((candidate) => own(fieldsAfter(candidate, undefined)))
        expect(back).toEqual(records.map((record) => own(record)))
        // The result is the same over any earlier record of the desk.
        const over = candidates.map((candidate, index) =>
          own(fieldsAfter(candidate, records[records.length - 1 - index])),
        )
        expect(over).toEqual(back)
      }),
      { numRuns: examples(30) },
    )
  })

  it('is rectangular and has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(anyRecord('position'), (record) => {
        const cells = cellsOf('position', record)
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
        const [row] = readCsv(csvLine(cells), ',')
        expect(row?.cells).toEqual(cells)
      }),
    )
  })

  it('guards any text so that it reads back the same, even one that looks guarded', () => {
    fc.assert(fc.property(fc.string(), (text) => unguarded(guarded(text)) === text))
    for (const text of ["'=1", "''", "'", '=1\r\n', '＠x']) {
      expect(unguarded(guarded(text))).toBe(text)
      expect(guarded(text)).toMatch(/^'/)
    }
    // A leading quote that a person typed into the file stays.
    expect(unguarded("'tis")).toBe("'tis")
  })

  it('is recognised by its columns, for every kind', () => {
    for (const collection of COLLECTION_NAMES)
      expect(kindOfCsv([...exportCsv(new MemoryDesk({}), collection)].join(''))).toBe(collection)
    expect(kindOfCsv('id,rev\r\n')).toBeUndefined()
    expect(() => kindOfCsv('name,colour\r\n')).toThrow(/import-no-id/)
  })

  it('reads back with any delimiter and any line ending', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.string({ unit: fc.constantFrom(...'a",;\t\n漢 '.split('')) }), { minLength: 3, maxLength: 3 }),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\r\n', '\n', '\r'),
        (rows, delimiter, end) => {
          const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
          const text = [['id', 'b', 'c'], ...rows].map((row) => row.map(quoted).join(delimiter) + end).join('')
          expect(delimiterOf(text)).toBe(delimiter)
          const read = [...readCsv(text, delimiter)]
          expect(read.map((row) => row.cells).slice(1)).toEqual(rows.filter((row) => row.some((cell) => cell !== '')))
        },
      ),
    )
  })
})

describe('a JSON export', () => {
  it('gives back any records value for value', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...COLLECTION_NAMES)
          .chain((collection) =>
            fc.tuple(
              fc.constant(collection),
              fc.uniqueArray(anyRecord(collection), { selector: ({ id }) => id, minLength: 1, maxLength: 4 }),
            ),
          ),
        ([collection, records]) => {
          const text = [...exportJson(deskOf(collection, records), { storeId: 'a "store"' })].join('')
          const parsed = finished(parseJsonImport(text))
          expect(parsed.storeId).toBe('a "store"')
          expect(parsed.candidates.map((candidate) => fieldsAfter(candidate, undefined))).toEqual(records)
        },
      ),
    )
  })

  it('puts a whole desk in one document with one record a line, identical each time', () => {
    const { desk } = randomDesk(7, 6)
    const text = [...exportJson(desk, { storeId: 's' })].join('')
    expect([...exportJson(desk, { storeId: 's' })].join('')).toBe(text)
    const document = JSON.parse(text) as { collections: Record<string, Record<string, unknown>> }
    expect(document.collections).toEqual(JSON.parse(JSON.stringify(desk.collections)))
    for (const records of Object.values(document.collections))
      for (const [id, record] of Object.entries(records))
        expect(text.split('\n').some((line) => line.replace(/,$/, '') === `"${id}":${JSON.stringify(record)}`)).toBe(
          true,
        )
  })
})
