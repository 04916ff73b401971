import { describe, expect, it } from 'vitest'
import { finished, previewImport } from '../../../core/interop/import-plan'
import { parseCsvImport } from '../../../core/interop/read-csv-import'
import { parseJsonImport } from '../../../core/interop/read-json-import'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { describeError } from '../../../core/text/describe'
import { smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure } from '../../helpers/desks/record-fields'

/** Characters that spreadsheets and web pages leave in a file beside its words, and those that a file lacks. */

const milestone = {
  talk: 'talk',
  title: { en: 'Summit' },
  when: { edtf: '2025-06-15' },
  basis: 'fixed',
  status: 'open',
}

function imported(text: string, kind: CollectionName = 'milestone', format: 'csv' | 'json' = 'csv') {
  const desk = smallDesk().add('milestone', 'milestone-x', milestone).add('measure', 'm1', aMeasure([])).desk()
  const parsed = finished(format === 'csv' ? parseCsvImport(text, kind) : parseJsonImport(text, kind))
  const { items } = finished(
    previewImport(desk, parsed, {
      storeId: 's',
      revision: desk.revision,
      choice: { take: 'file', except: new Set() },
      actor: { staff: STAFF as never, at: '2025-07-01T10:00:00Z' },
    }),
  )
  return {
    states: items.map(({ state }) => state),
    records: items.map(({ record }) => record),
    says: items.flatMap(({ whys }) => whys.map(({ code, params }) => describeError(code, params, 'en'))),
  }
}

describe('a cell with a character that nobody sees', () => {
  it.each(['\u200B', '\uFEFF', '\u00AD', '\u2060'])('is read without it: %j', (stray) => {
    const text = `${stray}id${stray},when.edtf,bas${stray}is\r\nmile${stray}stone-x,2025-06-15${stray},fixed${stray}\r\n`
    expect(imported(text)).toMatchObject({ states: ['same'], says: [] })
  })

  it.each([
    ['ｉｄ,basis', 'milestone-x,fixed'],
    ['id,basis', 'ｍilestone-x,Fixed'],
    ['id,status', 'milestone-x,OPEN'],
    ['id,basis,status', 'milestone-x,ＦＩＸＥＤ, open '],
  ])('is read in any width and capitals: %s, %s', (header, row) => {
    expect(imported(`${header}\r\n${row}\r\n`)).toMatchObject({ states: ['same'], says: [] })
  })
})

describe('a text with the line breaks of another system', () => {
  it.each(['\v', '\f', '\u0085', '\u2028', '\u2029'])('has one that Parley keeps: %j', (mark) => {
    const csv = imported(`id,title.en,note\r\nmilestone-x,Summit${mark}2025,\r\n`)
    expect([csv.says, csv.records]).toMatchObject([[], [{ title: { en: 'Summit 2025' } }]])
    const whole = { ...milestone, id: 'milestone-x', title: { en: `Summit${mark}2025` } }
    const json = imported(JSON.stringify([whole]), 'milestone', 'json')
    expect([json.says, json.records]).toMatchObject([[], [{ title: { en: 'Summit 2025' } }]])
    const prose = imported(`id,text\r\np1,First.${mark}Second.\r\n`, 'position')
    expect(prose.says.join()).not.toMatch(/control character/)
  })
})

describe('a day as a spreadsheet writes it', () => {
  it.each([
    '2025-06-15 00:00',
    '2025-06-15 00:00:00',
    '2025-06-15T00:00:00',
    '6/15/2025 12:00:00 AM',
    '"Sunday, June 15, 2025"',
  ])('is the day of the desk: %s', (cell) => {
    expect(imported(`id,when.edtf\r\nmilestone-x,${cell}\r\n`)).toMatchObject({ states: ['same'], says: [] })
    const moved = imported(`id,when.edtf\r\nmilestone-x,${cell.replace('15', '16').replace('Sunday', 'Monday')}\r\n`)
    expect([moved.says, moved.records]).toMatchObject([[], [{ when: { edtf: '2025-06-16' } }]])
  })

  it('is refused if the weekday is another', () => {
    expect(imported('id,when.edtf\r\nmilestone-x,"Monday, June 15, 2025"\r\n').states).toEqual(['refused'])
  })
})

describe('a refusal of a file', () => {
  it.each([
    ['27.5', /Line 2.*components\[0\]\.rate.*27\.5%.*27\.5 USD\/kg/],
    ['0.25', /components\[0\]\.rate.*25% or 0\.25%/],
    ['見直し中', /says that the rate is not known/],
    ['See 9903.88.15', /“See 9903\.88\.15” refers to another rate/],
    ['$1.20/kg and then some', /understands “\$1\.20\/kg”/],
  ])('says what of a rate was understood, and what was not: %s', (rate, why) => {
    const components = JSON.stringify([aLayer('l1', { rate })])
    const { says } = imported(`id,components\r\nm1,"${components.replaceAll('"', '""')}"\r\n`, 'measure')
    expect(says.join()).toMatch(why)
  })

  it('says that the cells of a row are empty, where the file has their columns', () => {
    expect(imported('id,talk,title.en,when.edtf,basis,status\r\nnew,talk\r\n').says.join()).toMatch(
      /these cells of the line are empty: .*basis, status/,
    )
    expect(imported('id,title.en\r\nnew,Summit\r\n').says.join()).toMatch(/the file lacks the columns/)
  })

  it('calls a file of delimiters alone empty', () => {
    expect(() => imported(',,,\r\n,,,\r\n')).toThrow(/import-empty/)
  })
})
