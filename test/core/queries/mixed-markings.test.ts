import { expect, it } from 'vitest'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { memoRoomView } from '../../../core/queries/memo-room'
import { sampleDesk } from '../../helpers/desks/sample'

const AT = '2025-06-06T23:59:00-04:00'
const CUI = { scheme: 'us', level: 'cui', caveats: [], handling: [], releasability: [] }

/** The sample with a memo, as another program may have written it: Parley itself refuses a marking of another scheme. */
async function roomWith(collection: 'talk' | 'memo') {
  const sample = await sampleDesk()
  const collections = structuredClone(sample.collections)
  const header = { rev: 1, createdBy: 'staff-example', createdAt: AT, changedBy: 'staff-example', changedAt: AT }
  const marking = sample.all('talk')[0]?.marking
  const fields = { type: 'meetingBrief', session: 'session-0605', version: 1, status: 'draft', copies: [] }
  collections.memo = {
    brief: parseRecord('memo', { ...header, ...fields, id: 'brief', marking, asOf: AT, timeZone: 'Asia/Tokyo' }),
  }
  const [record] = Object.values(collections[collection] ?? {})
  Object.assign(record ?? {}, { marking: CUI })
  const desk = new MemoryDesk(collections, (kind, sha256) =>
    kind === 'source' ? sample.sourceText(sha256) : sample.memoText(sha256),
  )
  return { view: memoRoomView(desk, 'brief', AT), ref: { collection, id: record?.id } }
}

it.each(['talk', 'memo'] as const)(
  'a memo of two schemes of marking names the odd record: the %s',
  async (collection) => {
    const { view, ref } = await roomWith(collection)
    expect(view.failure).toMatchObject({ code: 'markings-mixed', params: { first: 'house', second: 'us' } })
    expect(view.mixed).toEqual([{ ref, title: expect.anything(), line: { en: 'CUI', ja: 'CUI' } }])
  },
)
