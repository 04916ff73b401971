import { describe, expect, it } from 'vitest'
import type { FuzzyDate } from '../../../core/dates/fuzzy-date'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { exportCsv, exportJson } from '../../../core/interop/export'
import type { ImportItem } from '../../../core/interop/import-item'
import { finished, previewImport } from '../../../core/interop/import-plan'
import { importRecords } from '../../../core/interop/import-records'
import { parseCsvImport } from '../../../core/interop/read-csv-import'
import { parseJsonImport } from '../../../core/interop/read-json-import'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { describeError } from '../../../core/text/describe'
import { STAFF, smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aPosition } from '../../helpers/desks/record-fields'

/** Dates edited in a file, and the words beside them. */

const actor = { staff: STAFF as never, at: '2025-07-01T10:00:00Z' }
const options = (desk: MemoryDesk) => ({
  storeId: 's',
  revision: desk.revision,
  choice: { take: 'desk' as const, except: new Set<string>() },
  actor,
})
const said = ({ state, whys, warnings }: ImportItem) => [
  state,
  ...[...whys, ...warnings].map(({ code, params }) => describeError(code, params, 'en')),
]

const deskWith = (validFrom: FuzzyDate) => smallDesk().add('position', 'p1', aPosition('Out.', { validFrom })).desk()
const october = { edtf: '2026-10-1X', words: { en: 'mid-October 2026', ja: '2026年10月中旬' } }

function plan(desk: MemoryDesk, format: 'csv' | 'json', edit: (text: string) => string, kind: CollectionName) {
  const text = [...(format === 'csv' ? exportCsv(desk, kind) : exportJson(desk, { storeId: 's', collections: [kind] }))]
  const edited = edit(text.join(''))
  expect(edited).not.toBe(text.join(''))
  const parsed = finished(format === 'csv' ? parseCsvImport(edited, kind) : parseJsonImport(edited))
  return finished(previewImport(desk, parsed, options(desk)))
}

function after(desk: MemoryDesk, format: 'csv' | 'json', edit: (text: string) => string) {
  const made = plan(desk, format, edit, 'position')
  const { validFrom } = desk.after(importRecords(desk, made, actor).ops).get('position', 'p1') ?? {}
  return { said: made.items.map(said), validFrom }
}

describe.each(['csv', 'json'] as const)('a date changed in %s', (format) => {
  it('loses its old words, and the preview says so', () => {
    const { said: says, validFrom } = after(deskWith(october), format, (text) =>
      text.replace('2026-10-1X', '2026-06-1X'),
    )
    expect(validFrom).toEqual({ edtf: '2026-06-1X' })
    expect(says).toEqual([
      [
        'changed',
        expect.stringMatching(
          /^Line \d, validFrom: the date changes from 2026-10-1X to 2026-06-1X, so Parley drops the old words “mid-October 2026 · 2026年10月中旬”\./,
        ),
      ],
    ])
  })

  it('keeps words that were changed with it or that mean the new date', () => {
    const both = (text: string) => text.replace('2026-10-1X', '2026-06-1X').replace('mid-October', 'mid-June')
    expect(after(deskWith(october), format, both).validFrom).toEqual({
      edtf: '2026-06-1X',
      words: { en: 'mid-June 2026' },
    })
    const mended = deskWith({ edtf: '2026-06-1X', words: { en: 'mid-October 2026' } })
    const { said: says, validFrom } = after(mended, format, (text) => text.replace('2026-06-1X', '2026-10-1X'))
    expect([says, validFrom]).toEqual([[['changed']], { edtf: '2026-10-1X', words: { en: 'mid-October 2026' } }])
  })

  it('loses words that Parley cannot read too, because they described another day', () => {
    const desk = deskWith({ edtf: '2025-06-15', words: { en: 'the day the summit starts' } })
    expect(after(desk, format, (text) => text.replace('2025-06-15', '2025-06-16')).validFrom).toEqual({
      edtf: '2025-06-16',
    })
  })

  it('is refused if its given words mean another date, and the message names both', () => {
    const desk = deskWith({ edtf: '2026-11-05', words: { en: 'the day of the vote' } })
    const { said: says } = after(desk, format, (text) => text.replace('the day of the vote', '6 June 2025'))
    expect(says).toEqual([
      [
        'refused',
        expect.stringMatching(
          /^Line \d, validFrom\.words\.en: the date is 2026-11-05, but its words “6 June 2025” mean 2025-06-06\./,
        ),
      ],
    ])
  })

  it('does not block other changes if its words already disagreed on the desk', () => {
    const desk = deskWith({ edtf: '2026-06-1X', words: { en: 'mid-October 2026' } })
    expect(after(desk, format, (text) => text.replace('Out.', 'Out; all of it.')).said).toEqual([['changed']])
  })

  it('may be written in words, as in the form', () => {
    const taken = (words: string, from: FuzzyDate = { edtf: '2025-06-01' }) =>
      after(deskWith(from), format, (text) => text.replace(from.edtf, words)).validFrom
    expect(taken('6 June 2025')).toEqual({ edtf: '2025-06-06' })
    expect(taken('5 Nov 2026')).toEqual({ edtf: '2026-11-05' })
    expect(taken('2025年6月6日')).toEqual({ edtf: '2025-06-06' })
    expect(taken('2025/6/6')).toEqual({ edtf: '2025-06-06' })
    expect(taken('mid-June 2025')).toEqual({ edtf: '2025-06-1X', words: { en: 'mid-June 2025' } })
    expect(taken('2026年6月中旬', october)).toEqual({ edtf: '2026-06-11/2026-06-20', words: { ja: '2026年6月中旬' } })
    // In the desk's time zone.
    expect(taken('6 June 2025 09:30')).toEqual({ edtf: '2025-06-06T09:30:00+12:00', timeZone: 'Pacific/Auckland' })
  })

  it.each(['6/7/2025', 'soon', '31 June 2025'])('is refused if it is unreadable: %s', (words) => {
    const { said: says } = after(deskWith({ edtf: '2025-06-01' }), format, (text) => text.replace('2025-06-01', words))
    expect(says).toEqual([
      [
        'refused',
        expect.stringMatching(
          /^Line \d, validFrom\.edtf: (?:it isn’t a date that has one reading|it names no day, month or year|it doesn’t say which year|Parley can’t tell which days|there is no 31 June 2025)/,
        ),
      ],
    ])
  })
})

it('a date in a list is checked too, with parts matched by id and not by position', () => {
  const dated = (edtf: string, en: string) => ({ announced: { edtf, words: { en } } })
  const layers = [
    aLayer('a', dated('2025-06-1X', 'mid-June 2025')),
    aLayer('b', dated('2026-10-1X', 'mid-October 2026')),
  ]
  const desk = smallDesk().add('measure', 'm', aMeasure(layers)).desk()
  const swapped = [{ ...layers[1], ...dated('2026-11-1X', 'mid-October 2026') }, layers[0]]
  const edit = (text: string) => text.replace(JSON.stringify(layers), JSON.stringify(swapped))
  const made = plan(desk, 'json', edit, 'measure')
  expect(made.items.map(said)).toEqual([
    ['changed', expect.stringMatching(/components\[0\]\.announced: .*mid-October 2026/)],
  ])
  const [item] = made.items
  expect(item?.record).toMatchObject({ components: [{ id: 'b', announced: { edtf: '2026-11-1X' } }, layers[0]] })
})
