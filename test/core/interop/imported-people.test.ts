import { describe, expect, it } from 'vitest'
import type { Language } from '../../../core/base/text'
import { apply } from '../../../core/commands/apply'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { readCsv } from '../../../core/base/csv'
import { exportCsv, pinned } from '../../../core/interop/export'
import { finished, previewImport, type ImportPlan } from '../../../core/interop/import-plan'
import { importRecords } from '../../../core/interop/import-records'
import { importPreview } from '../../../core/interop/import-view'
import { parseCsvImport } from '../../../core/interop/read-csv-import'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { describeError } from '../../../core/text/describe'
import { STAFF, smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

/** Help in tables for the people who fill them in: names beside ids, ids for new rows, plain refusals. */

const actor = { staff: STAFF as never, at: '2025-07-01T10:00:00Z' }
const plan = (desk: MemoryDesk, kind: CollectionName, text: string) =>
  finished(
    previewImport(desk, finished(parseCsvImport(text, kind)), {
      storeId: 's',
      revision: desk.revision,
      choice: { take: 'desk', except: new Set() },
      actor,
    }),
  )
const says = ({ items }: ImportPlan) =>
  items.map(({ state, whys }) => [state, ...whys.map(({ code, params }) => describeError(code, params, 'en'))])

/** Reads a table as one object of cells by column for each row. */
function table(desk: Parameters<typeof exportCsv>[0], kind: CollectionName): Record<string, string>[] {
  const [head, ...rows] = [...readCsv([...exportCsv(desk, kind)].join('').slice(1), ',')]
  return rows.map(({ cells }) =>
    Object.fromEntries((head?.cells ?? []).map((name, index) => [name, cells[index] ?? ''])),
  )
}

const builder = (language: Language = 'en') =>
  smallDesk(language, language === 'ja' ? { issue: 'バターの枠' } : {}).add('position', 'p1', aPosition('Out.'))

describe('a name column', () => {
  it('shows the titles in the desk’s language beside the ids', () => {
    expect(table(builder().desk(), 'position')[0]).toMatchObject({
      issue: 'issue',
      'issue (name)': 'Butter quota',
      party: 'them',
      'party (name)': 'Chile',
      supersedes: '',
      'supersedes (name)': '',
      'createdBy (name)': 'Officer',
    })
    expect(table(builder('ja').desk(), 'position')[0]).toMatchObject({ 'issue (name)': 'バターの枠' })
  })

  it('exists for lists, references of any kind and layers too, guarded like every cell', () => {
    const desk = builder()
      .add('issue', 'cheese', { talk: 'talk', area: { en: 'T' }, label: { en: '=Cheese' } })
      .add('note', 'n', { about: { collection: 'position', id: 'p1' }, staff: STAFF, body: 'N', resolved: false })
      .add('session', 's2', {
        round: 'round',
        start: { edtf: '2025-07-01' },
        status: 'scheduled',
        participants: ['membership'],
        issues: ['cheese', 'issue'],
        doNotRaise: [],
      })
      .desk()
    expect(table(desk, 'note')[0]).toMatchObject({ 'about.id': 'p1', 'about.id (name)': 'Chile on Butter quota' })
    expect(table(desk, 'session')[1]).toMatchObject({
      'participants (name)': 'Ana Rojas, Trade minister',
      'issues (name)': "'=Cheese; Butter quota",
    })
    const layer = (component: string) => ({ measure: 'm', component })
    const rule = { title: { en: 'R' }, kind: 'excludes', when: layer('a'), target: layer('b'), order: 1 }
    const rules = builder().add('stackingRule', 'r', rule).desk()
    expect(Object.keys(table(rules, 'stackingRule')[0] ?? {})).toContain('target.measure (name)')
  })

  it('shows the state at the moment of the export', () => {
    const desk = builder().desk()
    const taken = pinned(desk)
    expect(taken.get('issue', 'constructor')).toBeUndefined()
    expect(table(taken, 'position')).toEqual(table(desk, 'position'))
  })

  it('is not imported, and an edited name is reported once with its line', () => {
    const desk = builder()
      .add('position', 'p2', aPosition('Elsewhere.', { track: 'assessed' }))
      .desk()
    const text = [...exportCsv(desk, 'position')].join('')
    expect(plan(desk, 'position', text).leftOut).toEqual([])
    const edited = plan(desk, 'position', text.replaceAll(',Butter quota,', ',Cheese quota,'))
    expect(edited.leftOut).toEqual([{ what: 'name', name: 'issue (name)', line: 2 }])
    expect(says(edited)).toEqual([['same'], ['same']])
    expect(importPreview(desk, edited, { show: 'all', offset: 0, limit: 9 }).leftOut).toEqual(edited.leftOut)
    // The id was changed, and the name beside it is the old one.
    const other = builder()
      .add('issue', 'cheese', { talk: 'talk', area: { en: 'T' }, label: { en: 'Cheese quota' } })
      .desk()
    const moved = [...exportCsv(other, 'position')].join('').replace(',issue,Butter quota,', ',cheese,Butter quota,')
    expect(plan(other, 'position', moved)).toMatchObject({ leftOut: [], items: [{ state: 'changed' }] })
    // A name alone: the import does not guess the record.
    const named = plan(other, 'position', moved.replace(',cheese,Butter quota,', ',,Cheese quota,'))
    expect(says(named)).toEqual([['refused', 'Line 2, issue: it is missing.']])
    expect(named.leftOut).toEqual([{ what: 'name', name: 'issue (name)', line: 2 }])
  })

  it('may use names that the file itself creates, and a name changed on the desk is reported', () => {
    const desk = builder().desk()
    const change = {
      kind: 'change',
      collection: 'issue',
      id: 'issue',
      rev: 1,
      fields: { label: { en: 'Butter' } },
    } as const
    const text = [...exportCsv(desk, 'position')].join('')
    const renamed = desk.after(apply(desk, change, actor).ops)
    expect(plan(renamed, 'position', text).leftOut).toEqual([{ what: 'name', name: 'issue (name)', line: 2 }])
    const issues = 'id,talk,area.en,label.en,parent,parent (name)\r\na,talk,T,Cream,,\r\nb,talk,T,Milk,a,Cream\r\n'
    expect(plan(desk, 'issue', issues)).toMatchObject({ leftOut: [], items: [{ state: 'new' }, { state: 'new' }] })
  })
})

describe('a row without an id', () => {
  const rows = 'id,rev,talk,text\r\n,,talk,A headline\r\n,,talk,Another\r\n'

  it('is a new record, and the same one each time the file is read', () => {
    const desk = builder().desk()
    const first = plan(desk, 'lead', rows)
    expect(says(first)).toEqual([['new'], ['new']])
    const ids = first.items.map(({ candidate }) => candidate.id)
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^r[0-9a-f]{32}$/)
    const after = desk.after(importRecords(desk, first, actor).ops)
    expect(after.all('lead').map(({ text }) => text)).toEqual(['A headline', 'Another'])
    expect(says(plan(after, 'lead', rows))).toEqual([['same'], ['same']])
    // An edit on the desk does not add it a second time.
    const change = {
      kind: 'change',
      collection: 'lead',
      id: ids[0] ?? '',
      rev: 1,
      fields: { text: 'Reworded' },
    } as const
    expect(says(plan(after.after(apply(after, change, actor).ops), 'lead', rows))).toEqual([['conflict'], ['same']])
    expect(
      plan(desk, 'lead', rows.replaceAll(',rev', '').replaceAll('\n,,', '\n,')).items.map(
        ({ candidate }) => candidate.id,
      ),
    ).toEqual(ids)
  })

  it('is refused if it repeats another row, has a revision, or lacks a required value', () => {
    const desk = builder().desk()
    const text = 'id,rev,talk,text\r\n,,talk,A\r\n,,talk,A\r\n,3,talk,B\r\n,2,talk,C\r\n,,,D\r\n,,talk,\r\n'
    expect(says(plan(desk, 'lead', text))).toEqual([
      ['refused', expect.stringMatching(/^Line 2: line 3 is the same, and neither has an id/)],
      ['refused', expect.stringMatching(/^Line 3: line 2 is the same, and neither has an id/)],
      [
        'refused',
        expect.stringMatching(
          /^Line 4: the row has a rev but no id\. Enter the record’s id, or clear rev to add a new record/,
        ),
      ],
      ['refused', expect.stringMatching(/^Line 5: the row has a rev but no id/)],
      ['refused', 'Line 6, talk: it is missing.'],
      ['refused', 'Line 7, text: it is missing.'],
    ])
    expect(says(plan(desk, 'lead', 'id,talk,text\r\n,,\r\n ,  ,x\r\n'))).toEqual([
      ['refused', 'Line 3, talk: it is missing.'],
    ])
    const shown = importPreview(desk, plan(desk, 'lead', text), { show: 'all', offset: 0, limit: 9 })
    expect(new Set(shown.rows.map(({ ref, title }) => `${ref.id}${title.en}`))).toEqual(new Set(['(no id)']))
    expect(says(plan(desk, 'position', 'id,text\r\n,A row\r\n'))).toEqual([
      [
        'refused',
        expect.stringMatching(/^Line 2: a row without an id adds a new record, and this one lacks issue, party, /),
      ],
    ])
  })
})
