import { describe, expect, it } from 'vitest'
import { apply } from '../../../core/commands/apply'
import { finished, previewImport } from '../../../core/interop/import-plan'
import { importRecords } from '../../../core/interop/import-records'
import { parseJsonImport } from '../../../core/interop/read-json-import'
import { brokenRules } from '../../../core/rules/rules'
import { describeError } from '../../../core/text/describe'
import { STAFF } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { AT, actor, DESK, FILE, preview, previewCsv, jsonOf, told, document, builder } from './import-desks'

describe('an import preview refuses', () => {
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
          rate: '6%',
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

  describe('of a memo that somebody has cleared', () => {
    const cleared = {
      type: 'meetingBrief',
      session: 'session',
      version: 1,
      status: 'cleared',
      asOf: AT,
      timeZone: 'Asia/Tokyo',
      copies: [],
      clearances: [{ id: 'a', who: 'Legal', askedAt: AT, answer: 'cleared', answeredAt: '2025-06-02T00:00:00Z' }],
      reopenedAt: '2025-06-01T00:00:00Z',
      overrides: [{ finding: 'unsourced', detail: 'position/p1', why: 'Known.', passedBy: STAFF, passedAt: AT }],
    }
    const desk = builder().add('memo', 'm', cleared).desk()
    const imported = (fields: object) =>
      preview(desk, document({ memo: { m: { ...cleared, ...fields, rev: 1 } } }), FILE)

    it.each(['clearances', 'reopenedAt', 'overrides'])('refuses to take out %s', (field) => {
      expect(told(imported({ [field]: undefined }))).toEqual([['m', 'refused', 'field-reserved']])
    })

    it('asks them again, if the file has other words', () => {
      const recordOf = ({ items }: ReturnType<typeof preview>) => items[0]?.record
      const words = { sections: [{ section: 'scene', words: 'Other words.' }] }
      expect(recordOf(imported(words))).toMatchObject({ ...words, status: 'inClearance', reopenedAt: actor.at })
      expect(recordOf(imported({ copies: ['Embassy'] }))).toMatchObject({ status: 'inClearance', copies: ['Embassy'] })
      const unprinted = { knowledgeCutoff: '2025-06-01T00:00:00Z' }
      expect(recordOf(imported(unprinted))).toMatchObject({ status: 'cleared', ...unprinted })
    })
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
})
