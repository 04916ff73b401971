import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../core/base/text'
import type { Part } from '../../../../core/editing/list-items'
import { cellText, type FindRecord } from '../../../../core/editing/tables/cell-values'
import { cellsIn, textOfCells } from '../../../../core/editing/tables/clipboard-cells'
import { namesPasted, sortPasted, withPasted } from '../../../../core/editing/tables/paste-cells'
import { tableColumns } from '../../../../core/editing/tables/table-columns'
import { checkField, checkItems } from '../../../../core/model/schema/check-field'
import { fieldsOf } from '../../../../core/model/schema/fields'
import type { CollectionName } from '../../../../core/model/values/collection-names'

const RECORDS: Record<string, string> = {
  'party/Japan': 'jp',
  'party/日本': 'jp',
  'party/Canada': 'ca',
  'legalInstrument/EO 14257': 'eo',
}
const find: FindRecord = (collection, name) => RECORDS[`${collection}/${name}`]

function tableOf(of: CollectionName, list: string) {
  const type = fieldsOf(of).find(({ name }) => name === list)?.type
  return { list, fields: type?.type === 'parts' ? type.fields : [] }
}
const layers = tableOf('measure', 'components')
const codes = tableOf('measure', 'scope')
const events = tableOf('measure', 'events')

interface PasteAt {
  at?: number
  column?: number
  before?: readonly Part[]
  language?: Language
}

function paste(table: typeof layers, text: string, { at = 0, column = 0, before = [], language = 'en' }: PasteAt = {}) {
  const sorted = sortPasted(table, cellsIn(text), column)
  let id = 0
  const of = { language, timeZone: 'America/New_York' }
  const newId = () => `n${(id += 1)}`
  return { ...sorted, names: namesPasted(sorted), items: withPasted(table, before, at, sorted, of, find, newId) }
}

/** A row without the words of its period: a date keeps those in which it was given. */
function withoutWords(row: Part | undefined): unknown {
  const { words: _, ...validity } = (row?.validity ?? {}) as Record<string, unknown>
  return { ...row, validity }
}

describe('the cells of a pasted text', () => {
  it('are those of a spreadsheet, with lines in quoted cells, or of a web page, with its quotation marks', () => {
    expect(cellsIn('a\tb\r\n\t\r\n"two\nlines"\t"say ""yes"""\r\n')).toEqual([
      ['a', 'b'],
      ['two\nlines', 'say "yes"'],
    ])
    expect(cellsIn('"Liberation Day" tariff\t10%\n"open\tx\n')).toEqual([
      ['"Liberation Day" tariff', '10%'],
      ['"open', 'x'],
    ])
    expect(cellsIn(' a\u00a0\t\t\nb\tc')).toEqual([
      ['a', ''],
      ['b', 'c'],
    ])
  })

  it('come back as they were copied, and none is a formula', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '').trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.constant('x')), { minLength: 1 }), (rows) => {
        expect(cellsIn(textOfCells(rows))).toEqual(rows)
      }),
    )
    expect(textOfCells([['=1+1']])).toBe("'=1+1\r\n")
  })
})

describe('a paste into the layers of a measure', () => {
  it('sorts cells by the titles of their columns, in English or Japanese, and joins the ends of a period', () => {
    const { items, left } = paste(
      layers,
      'Country of origin\tRate\tName\tFrom\tUntil\tWorth\nJapan; Canada\t24%\tFor Japan\t9 April 2025 00:01\t9 July 2025\t7\n\tfree\tRest\t\t\t',
      { column: 3 },
    )
    expect(items[0]).toEqual({
      id: 'n1',
      layer: { en: 'For Japan' },
      rate: '24%',
      validity: { edtf: '2025-04-09T00:01:00-04:00/2025-07-09', timeZone: 'America/New_York' },
      origins: ['jp', 'ca'],
    })
    expect(items[1]).toMatchObject({ layer: { en: 'Rest' }, rate: 'Free' })
    expect(items[1]).not.toHaveProperty('origins')
    expect(left).toEqual(['Worth'])
    const ja = paste(layers, '内訳の名称\t税率\t適用期間\t原産国\n相互関税\t24%\t2025年4月9日から\t日本', {
      language: 'ja',
    })
    expect(ja.items[0]).toMatchObject({
      layer: { ja: '相互関税' },
      rate: '24%',
      validity: { edtf: '2025-04-09/..' },
      origins: ['jp'],
    })
  })

  it('fills rows from the focused cell on, without titles, and adds rows at the end', () => {
    const before = [
      {
        id: 'a',
        layer: { en: 'One' },
        rate: '1%',
        validity: { edtf: '2025/..' },
        law: 'inForce',
      },
      { id: 'b', layer: { en: 'Two' }, rate: '2%', validity: { edtf: '2025/..' } },
    ]
    const { items, rows, left } = paste(layers, '3%\tfrom 5 April 2025\n4%\tfrom 6 April 2025', {
      at: 1,
      column: 1,
      before,
    })
    expect(items).toHaveLength(3)
    expect(items[0]).toBe(before[0])
    expect(withoutWords(items[1])).toEqual({ ...before[1], rate: '3%', validity: { edtf: '2025-04-05/..' } })
    expect(items[2]).toMatchObject({ id: 'n1', rate: '4%', validity: { edtf: '2025-04-06/..' } })
    expect([rows.length, left]).toEqual([2, []])
    expect(paste(layers, 'EO 14257\tx\ty', { column: 6 }).left).toEqual(['2', '3'])
  })

  it('takes no date over from the row before, which nobody pasted', () => {
    const before = [{ id: 'a', layer: { en: 'One' }, rate: '1%', announced: { edtf: '2025-04-02' } }]
    const { items } = paste(layers, 'Two\t3%\tfrom 5 April 2025', { at: 1, before })
    expect(items[1]).not.toHaveProperty('announced')
  })

  it('keeps wrong cells as they were typed, and names each with its row and reason', () => {
    const { items, names } = paste(
      layers,
      'Layer name\tRate\tValidity period\tIn law\tOrigins\tInstrument\nA\t0.25\tsoon\tmaybe\tRuritania, Japan\tEO 1\nB\t25%\tfrom 5 April 2025\tin force\tJapan\tEO 14257',
    )
    expect(names.map(({ name }) => name)).toEqual(['Ruritania', 'Japan', 'EO 1', 'EO 14257'])
    expect(items[0]).toMatchObject({
      rate: '0.25',
      validity: { edtf: 'soon' },
      law: 'maybe',
      origins: [{ words: 'Ruritania' }, 'jp'],
      instrument: { words: 'EO 1' },
    })
    const wrong = checkItems('measure', 'components', items)
    expect(wrong.map(({ row, field, found }) => [row, field, found.reason, found.text])).toEqual([
      [0, 'rate', 'rate-text', '0.25'],
      [0, 'validity', 'edtf', 'soon'],
      [0, 'instrument', 'no-such-record', 'EO 1'],
      [0, 'law', 'not-allowed', undefined],
      [0, 'origins', 'no-such-record', 'Ruritania'],
    ])
    expect(items[1]).toMatchObject({ law: 'inForce', origins: ['jp'], instrument: 'eo' })
    expect(checkField('measure', 'components', [items[1]])).toBeUndefined()
    const backwards = paste(layers, 'Name\tFrom\tUntil\nA\t9 July 2025\t9 April 2025').items
    expect(checkItems('measure', 'components', backwards)).toMatchObject([{ row: 0, field: 'validity' }])
  })

  it('fills in nothing as in force for a layer that is only announced or not known', () => {
    const { items } = paste(layers, 'Name\tRate\tIn law\nA\t10%\tannounced only\nB\t10%\tnot known')
    expect(items.map(({ validity }) => validity)).toEqual([{ edtf: '../..' }, { edtf: '../..' }])
  })

  it('copies rows to cells that are pasted as the same rows', () => {
    const columns = tableColumns('components', layers.fields)
    const of = { language: 'en', timeZone: 'America/New_York' } as const
    const titleOf = (_: CollectionName, id: string) => (id === 'jp' ? 'Japan' : id === 'ca' ? 'Canada' : 'EO 14257')
    const layer = fc.record({
      layer: fc.constantFrom('=Steel', 'Cars "and" parts', 'Two\u3000words').map((en) => ({ en })),
      rate: fc.constantFrom('2.5%', null, '13.5¢/kg + 6.3%', '33 1/3%', 'the greater of 25% and $1.20/kg', 'Free'),
      validity: fc.constantFrom(
        { edtf: '2025-04-05/..' },
        { edtf: '2025-04-09/2025-07-09' },
        { edtf: '2025-04-09T00:01:00-04:00/..', timeZone: 'America/New_York' },
      ),
      law: fc.constantFrom('inForce', 'notKnown'),
      origins: fc.constantFrom(['jp'], ['jp', 'ca']),
    })
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 5 }), (made) => {
        const items = made.map((one, index) => ({ id: `n${index + 1}`, ...one }))
        const cells = items.map((item) => columns.map((field) => cellText(item, field, of, titleOf)))
        const head = columns.map(({ name }) => (name === 'layer' ? 'Layer name' : name === 'rate' ? 'Rate' : name))
        expect(paste(layers, textOfCells([head, ...cells])).items.map(withoutWords)).toEqual(items)
        expect(paste(layers, textOfCells(cells)).items.map(withoutWords)).toEqual(items)
      }),
    )
  })
})

describe('a paste into other tables', () => {
  it('reads HS codes with points as digits, keeps a leading zero, and marks letters', () => {
    const { items } = paste(
      codes,
      'HS code\tHS revision\tMode\n0302.11\t2022\tincludes\n8703.23.01\t\texcept\n87AB\t2022\tincludes',
    )
    expect(items).toEqual([
      { hs: '030211', revision: '2022', mode: 'include' },
      // A cell that says nothing is that of the row before.
      { hs: '87032301', revision: '2022', mode: 'exclude' },
      { hs: '87AB', revision: '2022', mode: 'include' },
    ])
    expect(checkItems('measure', 'scope', items)).toMatchObject([{ row: 2, field: 'hs', found: { reason: 'hs-code' } }])
  })

  it('reads events with notes of several lines', () => {
    const { items } = paste(events, 'Status\tDate\tNote\nannounced\t2 April 2025\t"one\ntwo"\n発効\t2025年4月5日\t')
    expect(items[0]).toMatchObject({ status: 'announced', on: { edtf: '2025-04-02' }, note: 'one\ntwo' })
    expect(items[1]).toMatchObject({ on: { edtf: '2025-04-05' } })
  })

  it('reads the facts of a good', () => {
    expect(paste(tableOf('good', 'contents'), 'US content\t30%\nSteel\t').items).toEqual([
      { content: 'US content', share: 3000 },
      { content: 'Steel', share: null },
    ])
    expect(paste(tableOf('good', 'quotas'), 'Beef\tnot known').items).toEqual([
      { quota: 'Beef', quotaPosition: 'notKnown' },
    ])
    expect(paste(tableOf('good', 'preferences'), 'USMCA\tfree\nAU\t').items).toEqual([
      { programme: 'USMCA', preferentialDuty: 'Free' },
      { programme: 'AU', preferentialDuty: null },
    ])
  })

  it('takes every row of a long table', () => {
    const text = Array.from({ length: 500 }, (_, row) => `Layer ${row}\t${row + 2}%\tfrom 5 April 2025`).join('\n')
    const { items } = paste(layers, text)
    expect(items.map(({ rate }) => rate)).toEqual(Array.from({ length: 500 }, (_, row) => `${row + 2}%`))
    expect(new Set(items.map(({ id }) => id)).size).toBe(500)
  })
})
