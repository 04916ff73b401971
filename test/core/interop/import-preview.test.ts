import { describe, expect, it } from 'vitest'
import { stepWords } from '../../../core/actions/step-words'
import { ParleyError } from '../../../core/base/errors'
import { apply } from '../../../core/commands/apply'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { exportCsv, exportJson } from '../../../core/interop/export'
import { countsOf, finished, previewImport, type ImportChoice } from '../../../core/interop/import-plan'
import { importRecords } from '../../../core/interop/import-records'
import { importPreview } from '../../../core/interop/import-view'
import { parseCsvImport } from '../../../core/interop/read-csv-import'
import { parseJsonImport } from '../../../core/interop/read-json-import'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { brokenRules } from '../../../core/rules/rules'
import { describeError } from '../../../core/text/describe'
import { STAFF, smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

const AT = '2025-07-01T10:00:00Z'
const actor = { staff: STAFF as never, at: AT }
const DESK: ImportChoice = { take: 'desk', except: new Set() }
const FILE: ImportChoice = { take: 'file', except: new Set() }

const preview = (desk: MemoryDesk, text: string, choice = DESK) =>
  finished(
    previewImport(desk, finished(parseJsonImport(text)), { storeId: 's', revision: desk.revision, choice, actor }),
  )
const previewCsv = (desk: MemoryDesk, kind: CollectionName, text: string, choice = DESK) =>
  finished(
    previewImport(desk, finished(parseCsvImport(text, kind)), { storeId: 's', revision: desk.revision, choice, actor }),
  )
const jsonOf = (desk: MemoryDesk) => [...exportJson(desk, { storeId: 's' })].join('')
const told = ({ items }: ReturnType<typeof preview>) =>
  items.map(({ candidate, state, conflict, whys }) =>
    [candidate.id, state, conflict, ...whys.map(({ code, params }) => params.finding ?? params.reason ?? code)].filter(
      (part) => part !== undefined,
    ),
  )
const document = (collections: Record<string, Record<string, object>>) =>
  JSON.stringify({
    collections: Object.fromEntries(
      Object.entries(collections).map(([kind, records]) => [
        kind,
        Object.fromEntries(Object.entries(records).map(([id, record]) => [id, { id, ...record }])),
      ]),
    ),
  })
const changed = (desk: MemoryDesk, id: string, fields: Record<string, unknown>) =>
  desk.after(
    apply(desk, { kind: 'change', collection: 'issue', id, rev: desk.get('issue', id)?.rev ?? 0, fields }, actor).ops,
  )

const builder = () => smallDesk().add('position', 'p1', aPosition('Out.'))

describe('an import preview', () => {
  it('finds everything unchanged in a fresh export, and importing it does nothing', () => {
    const desk = builder().desk()
    const plan = preview(desk, jsonOf(desk))
    expect(countsOf(plan)).toMatchObject({ same: plan.items.length, taken: 0, refused: 0 })
    expect(importRecords(desk, plan, actor).ops).toEqual([])
  })

  it('shows new records and each changed field, and keeps what the file lacks', () => {
    const desk = builder().desk()
    const text = document({
      position: { p1: { ...aPosition('Out, all of it.'), rev: 1 } },
      issue: { i2: { talk: 'talk', area: { en: 'Trade' }, label: { en: 'Cheese' } } },
      lead: { l1: { talk: 'talk', text: 'A headline.' } },
    })
    const plan = preview(desk, text)
    expect(told(plan)).toEqual([
      ['p1', 'changed'],
      ['i2', 'new'],
      ['l1', 'new'],
    ])
    expect(plan.items[0]?.changes).toEqual([{ field: 'text', from: 'Out.', to: 'Out, all of it.' }])
    const applied = importRecords(desk, plan, actor)
    const after = desk.after(applied.ops)
    expect(after.get('position', 'p1')).toMatchObject({
      rev: 2,
      text: 'Out, all of it.',
      changedBy: STAFF,
      changedAt: AT,
    })
    expect(after.get('position', 'p1')?.createdAt).toBe(desk.get('position', 'p1')?.createdAt)
    expect(after.get('issue', 'i2')).toMatchObject({ rev: 1, createdBy: STAFF, createdAt: AT })
    expect(after.all('session')).toEqual(desk.all('session'))
    expect(applied.label).toEqual({ kind: 'import', collection: 'position', id: 'p1', fields: [], more: 2 })
    expect([stepWords(applied.label, 'en'), stepWords(applied.label, 'ja')]).toEqual([
      'import position and 2 more',
      '立場ほか2件の取り込み',
    ])
  })

  it('takes header and revision from the desk, never from the file', () => {
    const desk = builder().desk()
    const text = document({
      issue: {
        issue: {
          ...desk.get('issue', 'issue'),
          rev: 1,
          ourInterest: 'mixed',
          changedBy: 'mallory',
          createdAt: '1999-01-01T00:00:00Z',
        },
      },
    })
    const [item] = preview(desk, text).items
    expect(item?.record).toMatchObject({ rev: 2, changedBy: STAFF, createdAt: desk.get('issue', 'issue')?.createdAt })
  })

  it('reports a conflict if a copy of the desk changed the record as often, giving another revision with the same number', () => {
    const [here, there] = ['2025-07-01T10:00:00Z', '2025-07-01T11:00:00Z'].map((at) => {
      const desk = builder().desk()
      const fields = { label: { en: `Written at ${at}` } }
      const by = { staff: STAFF as never, at }
      return desk.after(apply(desk, { kind: 'change', collection: 'issue', id: 'issue', rev: 1, fields }, by).ops)
    })
    if (!here || !there) throw new Error('no desks')
    const stateOf = ({ items }: ReturnType<typeof preview>) =>
      items.flatMap(({ candidate, state, conflict }) => (candidate.id === 'issue' ? [[state, conflict]] : []))
    const csv = [...exportCsv(there, 'issue')].join('')
    expect(stateOf(preview(here, jsonOf(there)))).toEqual([['conflict', 'changed-since']])
    expect(stateOf(previewCsv(here, 'issue', csv))).toEqual([['conflict', 'changed-since']])
    // A file exported here and edited is no conflict, whatever a spreadsheet made of the instant.
    const own = [...exportCsv(here, 'issue')].join('').replace('Written at', 'Edited at')
    expect(stateOf(previewCsv(here, 'issue', own))).toEqual([['changed', undefined]])
    expect(stateOf(previewCsv(here, 'issue', own.replaceAll('2025-07-01T10:00:00Z', '01/07/25 10:00 am?')))).toEqual([
      ['changed', undefined],
    ])
  })

  it('reports a conflict if the desk changed since, and follows the choice for all records or for some', () => {
    const before = smallDesk()
      .add('issue', 'i2', { talk: 'talk', area: { en: 'T' }, label: { en: 'Cheese' } })
      .desk()
    const file = jsonOf(changed(changed(before, 'issue', { priority: 'low' }), 'i2', { priority: 'low' }))
      // The file was made from revision 1 of both.
      .replaceAll('"rev":2', '"rev":1')
    const desk = changed(changed(before, 'issue', { priority: 'high' }), 'i2', { priority: 'high' })
    const priorities = (choice: ImportChoice) => {
      const after = desk.after(importRecords(desk, preview(desk, file, choice), actor).ops)
      return ['issue', 'i2'].map((id) => after.get('issue', id)?.priority)
    }
    expect(told(preview(desk, file)).filter(([, state]) => state !== 'same')).toEqual([
      ['issue', 'conflict', 'changed-since'],
      ['i2', 'conflict', 'changed-since'],
    ])
    expect(priorities(DESK)).toEqual(['high', 'high'])
    expect(priorities(FILE)).toEqual(['low', 'low'])
    expect(priorities({ take: 'desk', except: new Set(['issue/i2']) })).toEqual(['high', 'low'])
    expect(priorities({ take: 'file', except: new Set(['issue/i2']) })).toEqual(['low', 'high'])
  })

  it.each([
    ['another desk', { storeId: 'other' }, { rev: 1 }, 'other-desk'],
    ['a later revision', {}, { rev: 7 }, 'later'],
    ['an unknown revision', {}, {}, 'no-revision'],
  ])('reports a conflict for a record from %s', (_what, head, more, conflict) => {
    const desk = builder().desk()
    const text = JSON.stringify({
      ...head,
      collections: { position: { p1: { ...aPosition('Other.'), id: 'p1', ...more } } },
    })
    expect(told(preview(desk, text))).toEqual([['p1', 'conflict', conflict]])
  })

  it('lets records of the file name each other, and refuses dangling references and what depends on them', () => {
    const issue = (id: string, parent: string) => ({
      [id]: { talk: 'talk', area: { en: 'T' }, label: { en: id }, parent },
    })
    const text = document({
      issue: {
        ...issue('a', 'b'),
        ...issue('b', 'issue'),
        ...issue('c', 'd'),
        ...issue('d', 'nobody'),
        ...issue('e', 'c'),
      },
    })
    expect(told(preview(builder().desk(), text))).toEqual([
      ['a', 'new'],
      ['b', 'new'],
      ['c', 'refused', 'reference-missing'],
      ['d', 'refused', 'reference-missing'],
      ['e', 'refused', 'reference-missing'],
    ])
  })

  it('refuses records that break a rule or leave the desk broken, and takes the rest', () => {
    const desk = builder()
      .add('measure', 'm', {
        title: { en: 'M' },
        imposer: 'them',
        targets: [],
        targetsAll: true,
        kind: 'otherTariff',
        scopeWords: 'All',
        scope: [],
        issues: [],
        events: [],
        components: ['a', 'b'].map((id) => ({
          id,
          layer: { en: id },
          kind: 'adValorem',
          basisPoints: 600,
          validity: { edtf: '2025-01-02/..' },
        })),
      })
      .add('stackingRule', 'r', {
        title: { en: 'R' },
        kind: 'excludes',
        when: { measure: 'm', component: 'a' },
        target: { measure: 'm', component: 'b' },
        order: 1,
      })
      .desk()
    const measure = desk.get('measure', 'm')
    const text = document({
      measure: { m: { ...measure, components: measure?.components.slice(0, 1) } },
      position: { p2: aPosition('A rival.'), p3: aPosition('Elsewhere.', { track: 'assessed' }) },
    })
    const plan = preview(desk, text)
    expect(told(plan)).toEqual([
      ['m', 'refused', 'component-missing'],
      ['p2', 'refused', 'position-two-current'],
      ['p3', 'new'],
    ])
    const after = desk.after(importRecords(desk, plan, actor).ops)
    for (const { id } of after.all('position')) expect(brokenRules(after, { collection: 'position', id })).toEqual([])
    expect(after.get('measure', 'm')).toBe(measure)
  })

  it('refuses issued memos, other people’s notes, the settings, and fields only the desk sets', () => {
    const memo = { type: 'meetingBrief', session: 'session', version: 1, asOf: AT, timeZone: 'Asia/Tokyo', copies: [] }
    const note = (staff: string) => ({ staff, body: 'N', resolved: false })
    const desk = builder()
      .add('staff', 'other', { name: 'Other', initials: 'O' })
      .add('memo', 'issued', { ...memo, status: 'issued' })
      .add('memo', 'draft', { ...memo, status: 'draft' })
      .add('note', 'n1', note('other'))
      .desk()
    const text = document({
      deskSettings: { settings: { ...desk.get('deskSettings', 'settings'), example: true } },
      memo: {
        issued: { ...memo, status: 'issued', to: 'Somebody', rev: 1 },
        draft: { ...memo, status: 'issued', rev: 1 },
        m3: { ...memo, status: 'draft', snapshot: 'a'.repeat(64) },
        m4: { ...memo, status: 'draft' },
      },
      note: { n1: { ...note('other'), body: 'Changed', rev: 1 }, n2: note('other'), n3: note(STAFF) },
    })
    expect(told(preview(desk, text))).toEqual([
      ['settings', 'refused', 'import-settings'],
      ['issued', 'refused', 'memo-issued'],
      ['draft', 'refused', 'field-reserved'],
      ['m3', 'refused', 'field-reserved'],
      ['m4', 'new'],
      ['n1', 'refused', 'note-of-another'],
      ['n2', 'refused', 'note-of-another'],
      ['n3', 'new'],
    ])
    const resolved = preview(desk, document({ note: { n1: { ...note('other'), resolved: true, rev: 1 } } }))
    expect(told(resolved)).toEqual([['n1', 'changed']])
  })

  it('leaves deleted records in the trash, and refuses both records of a JSON list with the same id', () => {
    const desk = builder().add('lead', 'l1', { talk: 'talk', text: 'A headline.' }).desk()
    const text = jsonOf(desk)
    const after = desk.after(apply(desk, { kind: 'delete', collection: 'lead', id: 'l1', rev: 1 }, actor).ops)
    expect(told(preview(after, text)).filter(([, state]) => state !== 'same')).toEqual([['l1', 'trashed']])
    const list = JSON.stringify([1, 2].map((n) => ({ id: 'l2', talk: 'talk', text: `Headline ${n}` })))
    const plan = finished(
      previewImport(desk, finished(parseJsonImport(list, 'lead')), {
        storeId: 's',
        revision: desk.revision,
        choice: DESK,
        actor,
      }),
    )
    expect(told(plan).map(([id, state]) => [id, state])).toEqual([
      ['l2', 'refused'],
      ['l2', 'refused'],
    ])
  })

  it('refuses both lines with the same id, and names the other line in each', () => {
    const desk = builder().desk()
    const rows = ['p9,Harder.', 'p1,Softer.', 'p8,x', 'p1,Open.'].map((row) => `${row}\r\n`).join('')
    const says = (plan: ReturnType<typeof preview>) =>
      plan.items
        .filter(({ candidate }) => candidate.id === 'p1')
        .map(({ state, taken, whys }) => [
          state,
          taken,
          ...whys.map((why) => describeError(why.code, why.params, 'en')),
        ])
    const refused = (line: number, other: number) => [
      'refused',
      false,
      `Line ${line}: the position “p1” is also in line ${other}. Parley can’t import either of them. Keep only one.`,
    ]
    const csv = previewCsv(desk, 'position', `id,text\r\n${rows}`)
    expect(says(csv)).toEqual([refused(3, 5), refused(5, 3)])
    expect(importRecords(desk, csv, actor).ops).toEqual([])
    const position = (text: string) => JSON.stringify({ ...desk.get('position', 'p1'), text })
    const list = `[\n${position('Softer.')},\n${position('Open.')}]`
    const json = finished(
      previewImport(desk, finished(parseJsonImport(list, 'position')), {
        storeId: 's',
        revision: desk.revision,
        choice: FILE,
        actor,
      }),
    )
    expect(says(json)).toEqual([refused(2, 3), refused(3, 2)])
  })

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

  it('applies only to the revision it was made at', () => {
    const desk = builder().desk()
    const plan = preview(desk, document({ lead: { l1: { talk: 'talk', text: 'A headline.' } } }))
    const later = changed(desk, 'issue', { priority: 'low' })
    expect(() => importRecords(later, plan, actor)).toThrow(/import-stale/)
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

  it('shows the requested records one part at a time', () => {
    const desk = builder().desk()
    const leads = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`l${index}`, { talk: 'talk', text: `H ${index}` }]),
    )
    const plan = preview(desk, document({ lead: { ...leads, bad: { talk: 'nobody', text: 'x' } } }))
    const view = importPreview(desk, plan, { show: 'new', offset: 20, limit: 7 })
    expect([view.total, view.rows.length, view.rows[0]?.ref.id]).toEqual([30, 7, 'l20'])
    expect(view.counts).toMatchObject({ new: 30, refused: 1, taken: 30 })
    expect(importPreview(desk, plan, { show: 'refused', offset: 0, limit: 9 }).rows.map(({ ref }) => ref.id)).toEqual([
      'bad',
    ])
  })
})
