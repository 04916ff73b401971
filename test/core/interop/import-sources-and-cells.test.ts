import { describe, expect, it } from 'vitest'
import { exportCsv } from '../../../core/interop/export'
import { ParleyError } from '../../../core/base/errors'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { importRecords } from '../../../core/interop/import-records'
import { importPreview } from '../../../core/interop/import-view'
import { describeError } from '../../../core/text/describe'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { AT, actor, preview, previewCsv, document, builder } from './import-desks'

describe('an import preview of sources and of a spreadsheet', () => {
  it('takes a source with a text the desk lacks, and says so', () => {
    const missing = () => {
      throw new ParleyError('source-text-missing', { file: 'x' })
    }
    const desk = new MemoryDesk(builder().collections, missing)
    const sha256 = 'ab'.repeat(32)
    const source = {
      kind: 'deskSummary',
      citation: { type: 'article' },
      language: 'en',
      reliability: 'official',
      sha256,
    }
    const plan = preview(desk, document({ source: { s1: source } }))
    if (plan.items[0]?.state === 'refused') throw new Error(JSON.stringify(plan.items[0].whys))
    expect(plan.items[0]).toMatchObject({ state: 'new', taken: true, warnings: [{ params: { file: sha256 } }] })
    expect(importPreview(desk, plan, { show: 'warnings', offset: 0, limit: 10 })).toMatchObject({
      total: 1,
      counts: { warnings: 1 },
    })
  })

  it('takes a source whose file the desk lacks, and says so; not if another source of the desk keeps that file', () => {
    const kept = (letter: string) => ({
      kind: 'document',
      citation: { type: 'article' },
      language: 'en',
      reliability: 'official',
      original: { sha256: letter.repeat(64), name: 'report.pdf', mediaType: 'application/pdf', bytes: 9, kept: true },
    })
    const desk = builder().add('source', 's0', kept('b')).desk()
    const { original, ...rest } = kept('c')
    const { kept: _kept, ...named } = original
    const source = { s1: kept('a'), s2: kept('b'), s3: { ...rest, original: named } }
    const plan = preview(desk, document({ source }))
    expect(plan.items.map(({ taken, warnings }) => [taken, warnings])).toEqual([
      [true, [{ code: 'original-missing', params: { file: 'report.pdf', sha256: 'a'.repeat(64) } }]],
      [true, []],
      [true, []],
    ])
  })

  it('takes a note whose files the desk lacks, and says which', () => {
    const file = (letter: string) => ({
      sha256: letter.repeat(64),
      name: `${letter}.png`,
      mediaType: 'image/png',
      bytes: 9,
    })
    const note = (...letters: string[]) => ({
      staff: actor.staff,
      body: 'See.',
      resolved: false,
      attachments: letters.map(file),
    })
    const desk = builder().add('note', 'n0', note('b')).desk()
    const plan = preview(desk, document({ note: { n1: note('a', 'b', 'c') } }))
    expect(plan.items.map(({ warnings }) => warnings.map(({ params }) => params.file))).toEqual([['a.png', 'c.png']])
  })

  it('changes only a CSV file’s columns, clears empty cells, and reports each bad cell', () => {
    const desk = smallDesk()
      .add('issue', 'i2', {
        talk: 'talk',
        area: { en: 'T', ja: '貿易' },
        label: { en: 'Cheese' },
        priority: 'low',
        ours: 7,
      })
      .desk()
    const after = (text: string) => {
      const plan = previewCsv(desk, 'issue', text)
      return desk.after(importRecords(desk, plan, actor).ops).get('issue', 'i2')
    }
    const text = 'id,rev,area.en,priority\r\ni2,1,Trade,\r\n'
    const { priority: _priority, ...rest } = desk.get('issue', 'i2') as Record<string, unknown>
    expect(after(text)).toEqual({ ...rest, area: { en: 'Trade', ja: '貿易' }, rev: 2, changedAt: AT })
    const bad = 'id,rev,label.en,priority,talk\r\ni2,1,"A\nB",urgent,\r\n7,1,x,low,talk\r\n'
    const plan = previewCsv(desk, 'issue', bad)
    const faults = plan.items.map(({ whys }) => whys.map(({ params }) => [params.line, params.column, params.reason]))
    expect(faults).toEqual([
      [
        [3, 'talk', 'missing'],
        [2, 'label.en', 'line-break'],
        [3, 'priority', 'not-one-of'],
      ],
      [
        [4, 'id', 'id'],
        [4, 'area', 'missing'],
      ],
    ])
  })

  it('says in one sentence what a new record lacks, and which values a field can have', () => {
    const desk = builder().desk()
    const plan = previewCsv(desk, 'position', 'id,rev,stance\r\nnowhere,1,demand\r\nelsewhere,1,furious\r\n')
    const [one, other] = plan.items.map(({ whys }) => whys)
    expect(one).toHaveLength(1)
    const says = one?.map(({ code, params }) => describeError(code, params, 'en')).join(' ')
    expect(says).toMatch(/^Line 2: the desk has no record “nowhere”, .*: issue, party, track, text, .*Check the id/)
    expect(other?.map(({ code }) => code)).toEqual(['import-incomplete', 'import-cell'])
    const last = other?.at(-1)
    expect(last && describeError(last.code, last.params, 'en')).toMatch(/^Line 3, stance: it must be one of .*demand, /)
  })

  it('finds exactly one change in a desk’s CSV with one edited cell', () => {
    const desk = builder().desk()
    const text = [...exportCsv(desk, 'position')]
      .join('')
      .replace('Out.', 'Out; all of it.')
      .replaceAll(/,false,/g, ',FALSE,')
    const plan = previewCsv(desk, 'position', text)
    expect(plan.items.map(({ changes }) => changes)).toEqual([[{ field: 'text', from: 'Out.', to: 'Out; all of it.' }]])
  })
})
