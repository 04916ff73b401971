import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../../core/contract/answer'
import type { DeskRequest } from '../../../../core/contract/channels'
import type { Input, Output } from '../../../../core/contract/contract'
import { isAnchored } from '../../../../core/anchors/passage-location'
import { evidenceFor } from '../../../../core/desk/evidence-for'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { EXCERPT_JSON, row } from '../../../core/rates/schedule/hts-excerpt'
import { READING_PLACE } from '../../../helpers/files/reading-files'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'
import { itLong } from '../../../helpers/long'

const GOOD = { collection: 'good', id: 'my-car' } as const

/** A desk with a schedule and a good. */
async function scheduleDesk(text = EXCERPT_JSON) {
  const { store } = await deskOnDisk()
  const service = new DeskService(
    store,
    () => '2025-06-08T09:00:00Z',
    () => undefined,
    { files: READING_PLACE },
  )
  const ask = async <R extends DeskRequest>(request: R, input: Input<R>): Promise<Output<R>> =>
    parseAnswer(request, await service.answer(request, input))
  const apply = (command: Input<'desk:apply'>['command']) => ask('desk:apply', { command, staff: STAFF })
  const name = 'hts_2025_revision_12_json.json'
  const draft = await ask('desk:read-source', { job: 'reading', name, bytes: Buffer.from(text) })
  const { original, schedule } = draft
  if (!original || !schedule) throw new Error('no schedule')
  await apply({
    kind: 'addSource',
    id: 'hts',
    title: 'HTS',
    original,
    keep: 'reading',
    scheduleRevision: schedule.revision,
  })
  await apply({
    kind: 'create',
    collection: 'good',
    id: GOOD.id,
    fields: {
      title: { en: 'My car', ja: 'My car' },
      codes: [],
      preferences: [{ programme: 'XX', preferentialDuty: '1%' }],
      contents: [],
      unitValues: [],
      quotas: [],
      documents: [],
      coveredBy: [],
      notCoveredBy: [],
    },
  })
  const find = (words: string) =>
    ask('desk:schedule-find', { source: 'hts', words, offset: 0, limit: 50, job: randomUUID() })
  const line = async (code: string) => {
    const [found] = (await find(code)).found
    if (!found) throw new Error(`no line ${code}`)
    return ask('desk:schedule-line', { source: 'hts', row: found.row, good: GOOD.id, job: randomUUID() })
  }
  const take = async (code: string) => {
    const { command } = await line(code)
    if (command) await apply(command)
    return command
  }
  const good = () => store.desk.get('good', GOOD.id)
  const cited = () =>
    evidenceFor(store.desk, GOOD).map(({ field, annotation }) => {
      const mark = store.desk.get('annotation', annotation)
      const source = store.desk.get('source', mark?.source ?? '')
      if (!mark || !isAnchored(mark, store.desk.sourceText(source?.sha256 ?? ''))) throw new Error('not anchored')
      return [field, mark.exact.split('\n').at(-1)]
    })
  return { store, service, ask, apply, draft, find, line, take, good, cited }
}

describe('a schedule of the desk', () => {
  it('is proposed with its revision and its figures, and has no text', async () => {
    const { draft, ask, store } = await scheduleDesk()
    expect(draft).toMatchObject({ kind: 'schedule', text: '', title: '2025 HTS Revision 12' })
    expect(draft.schedule).toMatchObject({ revision: '2025 HTS Revision 12', lines: 429, brokenRows: 0, broken: [] })
    expect(await ask('desk:schedules', {})).toEqual({
      schedules: [{ source: 'hts', title: 'HTS', revision: '2025 HTS Revision 12' }],
    })
    expect(store.desk.get('source', 'hts')?.sha256).toBeUndefined()
  })

  it('needs its file', async () => {
    const { apply, draft } = await scheduleDesk()
    await expect(
      apply({
        kind: 'addSource',
        id: 'other',
        title: 'HTS',
        ...(draft.original ? { original: draft.original } : {}),
        scheduleRevision: 'r',
      }),
    ).rejects.toMatchObject({ code: 'field-invalid' })
  })

  it('finds lines with their rates, in a thread that is ended with the desk', async () => {
    const { find, service } = await scheduleDesk()
    const { total, of, found } = await find('basmati certified')
    expect([total, of, found[0]?.code]).toEqual([1, 429, '1006202010'])
    expect(found[0]?.general).toMatchObject({ from: { code: '10062020' }, rate: { rate: '0.83¢/kg' } })
    await service.end()
  })
})

describe('taking a line over into a good', () => {
  it('fills in code, duty and preferences as one edit, each with a quote of its line', async () => {
    const { line, take, good, cited, store, apply } = await scheduleDesk()
    const { changes, report } = await line('8703.23.01.60')
    expect(changes.find(({ field }) => field === 'preferences')?.before).toEqual(['XX 1%'])
    const { revision } = store.desk
    await take('8703.23.01.60')
    expect(store.desk.revision).toBe(revision + 1)
    const party = store.desk.all('party').find(({ code }) => code === 'US')?.id
    expect(good()?.codes).toEqual([{ hs: '8703230160', schedule: party, revision: '2025 HTS Revision 12' }])
    expect([good()?.ordinaryDuty, good()?.columnTwoDuty]).toEqual(['2.5%', '10%'])
    expect(good()?.preferences).toContainEqual({ programme: 'KR', preferentialDuty: 'Free' })
    expect(cited()).toEqual([
      ['codes', expect.stringMatching(/^2025 HTS Revision 12, 8703\.23\.01\.60 \(row \d+\): Motor cars/)],
      ['ordinaryDuty', 'General rate of duty: 2.5%'],
      ['columnTwoDuty', 'Column 2 rate of duty: 10%'],
      ['preferences', expect.stringMatching(/^Special rate of duty: Free \(A\+/)],
    ])
    expect(report.general.from?.code).toBe('87032301')
    await apply({ kind: 'undo' })
    expect([good()?.codes, good()?.ordinaryDuty, cited()]).toEqual([[], undefined, []])
    expect(good()?.preferences).toEqual([{ programme: 'XX', preferentialDuty: '1%' }])
  })

  itLong('twice does nothing, and another line takes the place of the first with its evidence', async () => {
    const { take, good, cited, line, store } = await scheduleDesk()
    await take('8703.23.01.60')
    expect((await line('8703.23.01.60')).command).toBeUndefined()
    await take('8704.31.01.20')
    expect(good()?.codes.map(({ hs }) => hs)).toEqual(['8704310120'])
    expect(good()?.ordinaryDuty).toBe('25%')
    expect(cited().map(([field]) => field)).toEqual(['codes', 'ordinaryDuty', 'columnTwoDuty', 'preferences'])
    expect(cited()[1]).toEqual(['ordinaryDuty', 'General rate of duty: 25%'])
    expect(store.desk.all('annotation').filter(({ snapshot }) => snapshot !== undefined)).toEqual([])
  })

  itLong('leaves no rate of an earlier line under the code of one that gives none', async () => {
    const rows = [
      row({ htsno: '0101', general: '2.5%', special: 'Free (A)', other: '10%' }),
      row({ htsno: '0102', general: 'See 9903.88.15', special: '(((', other: 'forty per cent or so' }),
    ]
    const { take, good, cited, line } = await scheduleDesk(JSON.stringify(rows))
    await take('0101')
    const { changes } = await line('0102')
    expect(changes).toContainEqual({ field: 'ordinaryDuty', before: ['2.5%'], after: [], stays: false })
    await take('0102')
    expect(good()?.codes.map(({ hs }) => hs)).toEqual(['0102'])
    expect([good()?.ordinaryDuty, good()?.columnTwoDuty, good()?.preferences]).toEqual([undefined, undefined, []])
    expect(cited().map(([field]) => field)).toEqual(['codes'])
    expect((await line('0102')).command).toBeUndefined()
  })

  itLong('keeps a rate that somebody typed where the line gives none', async () => {
    const rows = [row({ htsno: '0102', general: 'See 9903.88.15' })]
    const { take, good, line, apply } = await scheduleDesk(JSON.stringify(rows))
    const { rev = 0 } = good() ?? {}
    await apply({ kind: 'change', ...GOOD, rev, fields: { ordinaryDuty: '3%' } })
    expect((await line('0102')).changes).toContainEqual({
      field: 'ordinaryDuty',
      before: ['3%'],
      after: ['3%'],
      stays: true,
    })
    await take('0102')
    expect(good()?.ordinaryDuty).toBe('3%')
  })

  it('fills in no rate that is a reference, or that is not understood', async () => {
    const rows = [
      row({ htsno: '0101', general: 'See 9903.88.15', special: 'Free (A) See 9822.04.40 (AU)' }),
      row({ htsno: '0102', general: 'forty per cent or so', special: '(((' }),
    ]
    const { take, good, line } = await scheduleDesk(JSON.stringify(rows))
    expect((await line('0101')).report.general.rate).toMatchObject({ kind: 'reference', text: 'See 9903.88.15' })
    await take('0101')
    expect(good()?.ordinaryDuty).toBeUndefined()
    // Whoever claims AU is not told the ordinary duty.
    expect(good()?.preferences).toEqual([
      { programme: 'A', preferentialDuty: 'Free' },
      { programme: 'AU', preferentialDuty: null },
    ])
    await take('0102')
    expect(good()?.codes.map(({ hs }) => hs)).toEqual(['0102'])
    expect(good()?.ordinaryDuty).toBeUndefined()
  })
})
