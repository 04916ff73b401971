import { describe, expect, it } from 'vitest'
import { finished, previewImport } from '../../../core/interop/import-plan'
import { kindOfCsv, parseCsvImport } from '../../../core/interop/read-csv-import'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { describeError } from '../../../core/text/describe'
import { smallDesk, STAFF } from '../../helpers/desks/desk-builder'

/** CSV as spreadsheets leave it: each case is read as it was meant, or says what to do. */

const when = { edtf: '2025-06-15' }
const milestone = { talk: 'talk', title: { en: 'Summit' }, when, basis: 'fixed', status: 'open' }
const deskNow = () =>
  smallDesk()
    .add('milestone', 'm1', milestone)
    .add('milestone', 'm2', { ...milestone, when: { edtf: '2025-06' } })
    .desk()

function imported(text: string, kind: CollectionName = 'milestone') {
  const desk = deskNow()
  const parsed = finished(parseCsvImport(text, kind))
  const options = {
    storeId: 's',
    revision: desk.revision,
    choice: { take: 'file' as const, except: new Set<string>() },
    actor: { staff: STAFF as never, at: '2025-07-01T10:00:00Z' },
  }
  const { items, leftOut } = finished(previewImport(desk, parsed, options))
  return {
    states: items.map(({ state }) => state),
    says: items.flatMap(({ whys }) => whys.map(({ code, params }) => describeError(code, params, 'en'))),
    leftOut,
    items,
  }
}

describe('a table of a spreadsheet', () => {
  const header = 'id,rev,title.en,when.edtf,basis'
  const row = 'm1,1,"Summit, Canada",2025-06-15,fixed'
  const folded = (line: string) => `"${line.replaceAll('"', '""')}"`

  it.each([
    ['below a title', `Milestones of the desk,,,\r\n6 June 2025,,,\r\n,,,\r\n${header}\r\n${row}\r\n`],
    ['below a title without delimiters', `Milestones\r\n\r\n${header}\r\n${row}\r\n`],
    [
      'below a title, apart by semicolons',
      `Milestones;;;\r\nid;rev;title.en;when.edtf;basis\r\nm1;1;"Summit, Canada";2025-06-15;fixed\r\n`,
    ],
    ['with each line folded into one cell', `${folded(header)}\r\n${folded(row)}\r\n`],
    ['with the lines that have quotes folded', `${header}\r\n${folded(row)}\r\n`],
    ['with folded lines beside empty cells', `${folded(header)};;;\r\n${folded(row)};;;\r\n`],
    ['with names in other capitals and blanks', `ID,Rev, Title.EN ,when.edtf,BASIS\r\n${row}\r\n`],
    ['with lines of blanks', `${header}\r\n , ,\u00a0, \r\n${row}\r\n,,,\r\n`],
    ['with empty columns beside it', `${header},,\r\n${row},,\r\n`],
  ])('is read %s', (_where, text) => {
    expect(kindOfCsv(text)).toBe('milestone')
    const { states, items } = imported(text)
    expect([states, items[0]?.record]).toMatchObject([['changed'], { title: { en: 'Summit, Canada' }, when }])
  })

  it('has the lines above it named, and columns with content that have no name', () => {
    const { leftOut } = imported(`Milestones,,,,\r\n${header},\r\n${row},red\r\n`)
    expect(leftOut).toEqual([
      { what: 'line', name: 'Milestones', line: 1 },
      { what: 'column', name: 'F' },
    ])
  })

  it('takes no cell apart that only has a comma in it', () => {
    const { items } = imported(`title.en,id\r\n"Summit, m1"\r\nx,m1\r\n`)
    expect(items.map(({ candidate }) => candidate.id === 'm1')).toEqual([false, true])
  })

  it('has no records where it has names alone, and that is no fault', () => {
    expect(imported(`${header}\r\n`).states).toEqual([])
  })
})

describe('a date that a spreadsheet rewrote', () => {
  const states = (id: string, typed: string) => imported(`id,rev,when.edtf\r\n${id},1,${typed}\r\n`).states

  it.each([
    '6/15/2025',
    '15/06/2025',
    '6/15/25',
    '15.06.25',
    '15-Jun-25',
    '15-Jun-2025',
    '6/15/2025 0:00',
    '2025/6/15',
  ])('is the desk’s day where %s can be it', (typed) => expect(states('m1', typed)).toEqual(['same']))

  it('is the desk’s month where it can be', () => {
    expect(states('m2', 'Jun-25')).toEqual(['same'])
    expect(states('m2', 'Jun-2025')).toEqual(['same'])
  })

  it.each(['6/16/25', 'Jul-25', '6/7/25', '45823', '202506', '2025-02-29'])('is refused as %s', (typed) => {
    expect(states('m1', typed)).toEqual(['refused'])
  })

  it.each([
    ['20250710', '2025-07-10'],
    ['6/7/2025', '2025-06-07, 2025-07-06'],
  ])('offers what %s may mean, and takes none of it', (typed, days) => {
    const { states: found, says } = imported(`id,rev,when.edtf\r\nm1,1,${typed}\r\n`)
    expect(found).toEqual(['refused'])
    expect(says).toEqual([expect.stringContaining(`If it is one of these, enter that: ${days}.`)])
  })
})

describe('text that was read in a wrong encoding before', () => {
  it.each([
    ['CafÃ© tariffs', 'Ã©', 'é'],
    ['the deskâ€™s view', 'â€™', '’'],
    ['æ—¥æœ¬', 'æ—¥æœ¬', '日本'],
    ['a \uFFFD rate', '\uFFFD', ''],
    ['縺ｮ縺ｫ', '縺', ''],
  ])('%s is refused, with what it was', (typed, found, likely) => {
    const { states, says } = imported(`id,rev,title.en\r\nm1,1,${typed}\r\n`)
    expect(states).toEqual(['refused'])
    expect(says.join()).toContain(found)
    if (likely !== '') expect(says.join()).toContain(`(“${likely}”)`)
  })

  it.each(['Café', 'São Paulo', '15 € – “now”', '日本の関税', 'Âge', 'À propos: É', 'ÃO', '縺れ'])(
    '%s is text',
    (typed) => {
      expect(imported(`id,rev,title.en\r\nm1,1,${typed}\r\n`).states).toEqual(['changed'])
    },
  )
})
