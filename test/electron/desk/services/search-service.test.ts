import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import { documentsOf } from '../../../../core/search/record-texts'
import { searchInputSchema } from '../../../../core/queries/search-schemas'
import { readIndexFile } from '../../../../electron/search/index-file'
import { SearchService } from '../../../../electron/desk/services/search-service'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { copyOfSample, ROOT, temporaryFolder } from '../../../helpers/desks/sample'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { itLong } from '../../../helpers/long'

const WORKER = join(ROOT, 'out', 'main', 'search.cjs')
const STAFF = { id: 'staff-edith' as never, name: 'Edith Kato', initials: 'EK' }

async function openedDesk(folder?: string) {
  const store = await DeskStore.open(folder ?? (await copyOfSample()), 'write')
  onTestFinished(() => store.close())
  const editing = new DeskService(
    store,
    () => new Date().toISOString(),
    () => undefined,
  )
  return {
    store,
    change: async (
      collection: 'party' | 'person' | 'issue' | 'talk' | 'measure',
      id: string,
      fields: Record<string, unknown>,
    ) => {
      const rev = store.desk.get(collection, id)?.rev ?? 0
      const command = { kind: 'change', collection, id, rev, fields }
      const answer = await editing.answer('desk:apply', { command, staff: STAFF })
      expect(answer.ok).toBe(true)
    },
  }
}

function searchOn(store: DeskStore, file?: string) {
  const service = new SearchService(store, { workerFile: WORKER, fileOf: () => file })
  let ended: Promise<void> | undefined
  const end = () => (ended ??= service.end())
  onTestFinished(end)
  const search = (find: string, more: object = {}) => service.search(searchInputSchema.parse({ find, ...more }))
  const keysOf = async (find: string, more: object = {}) =>
    (await search(find, more)).hits.map(({ ref }) => `${ref.collection}/${ref.id}`)
  /** Waits until the whole desk is read. */
  const whole = async () => {
    while ((await search('x')).reading) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const mentions = (ref: RecordRef) => service.mentions({ ref, staff: STAFF.id, limit: 50 })
  return { search, keysOf, mentions, whole, end }
}

describe('the search of an open desk', () => {
  it('finds what a search that reads the whole desk finds, in the same order', async () => {
    const { store } = await openedDesk()
    const threaded = searchOn(store)
    await threaded.whole()
    const plain = new SearchService(store, undefined)
    for (const find of [
      'tariff',
      'Akazawa',
      '赤沢',
      '27.5',
      'semiconductor',
      "what is Japan's chief negotiator",
      '関税',
      '',
    ]) {
      const input = searchInputSchema.parse({ find, limit: 100 })
      expect(await threaded.search(find, { limit: 100 })).toEqual(await plain.search(input))
    }
    await plain.end()
  })

  itLong('says that there may be more with every answer that came before the end of the reading', async () => {
    const { store } = await openedDesk()
    const { search } = searchOn(store)
    const answers = [await search('')]
    while (answers.at(-1)?.reading) answers.push(await search(''))
    const plain = new SearchService(store, undefined)
    const { total } = await plain.search(searchInputSchema.parse({ find: '' }))
    await plain.end()
    expect(answers.filter(({ reading }) => !reading).map((answer) => answer.total)).toEqual([total])
  })

  it('finds an edit at once, and no longer what it replaced', async () => {
    const { store, change } = await openedDesk()
    const { keysOf, whole } = searchOn(store)
    await whole()
    await change('issue', 'issue-cars', { label: { en: 'Zeppelin imports', ja: '飛行船' } })
    expect(await keysOf('zeppelin')).toContain('issue/issue-cars')
    expect(await keysOf('飛行船')).toContain('issue/issue-cars')
  })

  itLong('finds the mentions of a record that are no links, as a reading of the whole desk does', async () => {
    const { store } = await openedDesk()
    const threaded = searchOn(store)
    await threaded.whole()
    const plain = new SearchService(store, undefined)
    const refs: RecordRef[] = [
      { collection: 'party', id: 'party-jp' },
      { collection: 'party', id: 'party-us' },
      { collection: 'person', id: 'person-akazawa' },
      { collection: 'measure', id: 'measure-reciprocal' },
      { collection: 'legalInstrument', id: 'eo-14266' },
      { collection: 'position', id: 'position-us-cars' },
      { collection: 'party', id: 'party-gone' },
    ]
    for (const ref of refs)
      expect((await threaded.mentions(ref)).mentions).toEqual(
        (await plain.mentions({ ref, staff: STAFF.id, limit: 50 })).mentions,
      )
    const japan = await threaded.mentions({ collection: 'party', id: 'party-jp' })
    expect(japan.mentions.map(({ ref }) => ref.id)).toContain('source-summary')
    expect(
      (await plain.mentions({ ref: { collection: 'party', id: 'party-jp' }, staff: STAFF.id, limit: 2 })).more,
    ).toBe(true)
    await plain.end()
  })

  itLong('finds a mention as soon as it is written, and no longer once it is a link', async () => {
    const { store, change } = await openedDesk()
    const { mentions, whole } = searchOn(store)
    await whole()
    const supply: RecordRef = { collection: 'issue', id: 'issue-supply' }
    expect((await mentions(supply)).mentions).toEqual([])
    await change('measure', 'measure-autos', { summary: 'See Supply chains and shipbuilding.' })
    const [mention] = (await mentions(supply)).mentions
    expect(mention).toMatchObject({ ref: { id: 'measure-autos' }, field: 'summary', link: { field: 'issues' } })
    await change('measure', 'measure-autos', mention?.link?.fields ?? {})
    expect(store.desk.get('measure', 'measure-autos')?.issues).toContain('issue-supply')
    expect((await mentions(supply)).mentions).toEqual([])
  })

  it('finds records by the new name of a record that they name', async () => {
    const { store, change } = await openedDesk()
    const { keysOf, whole } = searchOn(store)
    await whole()
    await change('person', 'person-akazawa', { names: { en: 'Quillfeather', ja: '赤澤亮正' } })
    await whole()
    // Those that name a record that names it are read again only after that one; the answers until then say so.
    expect(await keysOf('quillfeather')).toEqual(
      expect.arrayContaining(['person/person-akazawa', 'membership/membership-akazawa', 'session/session-0605']),
    )
  })

  itLong('gives a person the part of a chief negotiator when the talk does, and takes it away', async () => {
    const { store, change } = await openedDesk()
    const { keysOf, whole } = searchOn(store)
    await whole()
    const [talk] = store.desk.all('talk')
    if (!talk) throw new Error('The sample has no talk.')
    await change('talk', talk.id, { chiefs: ['membership-bessent'] })
    await whole()
    expect(await keysOf('chief negotiator', { kinds: ['person'] })).toEqual(['person/person-bessent'])
  })

  it('filters by kind, by what records belong to, and by day', async () => {
    const { store } = await openedDesk()
    const { search, whole } = searchOn(store)
    await whole()
    const all = await search('Japan', { limit: 100 })
    const positions = await search('Japan', { limit: 100, kinds: ['position'] })
    expect(positions.total).toBe(all.kinds.find(({ kind }) => kind === 'position')?.count)
    expect(positions.kinds).toEqual(all.kinds)
    const ofCars = await search('', {
      limit: 100,
      of: [{ collection: 'issue', id: 'issue-cars' }],
      kinds: ['position'],
    })
    expect(ofCars.total).toBe(store.desk.all('position').filter(({ issue }) => issue === 'issue-cars').length)
    const june5 = await search('', {
      limit: 100,
      kinds: ['session'],
      from: '2025-06-05T04:00:00Z',
      to: '2025-06-05T20:00:00Z',
    })
    expect(june5.hits.map(({ ref }) => ref.id)).toContain('session-0605')
    expect(june5.total).toBeLessThan(store.desk.all('session').length + 1)
  })

  itLong('keeps its index from one opening to the next, and reads only what changed', async () => {
    const folder = await copyOfSample()
    const file = join(temporaryFolder(), 'deep', 'desk.index')
    const first = await openedDesk(folder)
    const before = searchOn(first.store, file)
    await before.whole()
    await before.end()
    // A kept index that cannot be read again would only be made anew each time.
    expect(readIndexFile(file, first.store.storeId).length).toBe([...documentsOf(first.store.desk)].length)
    await first.change('issue', 'issue-cars', { label: { en: 'Zeppelin imports' } })
    const after = searchOn(first.store, file)
    await after.whole()
    expect(await after.keysOf('zeppelin')).toContain('issue/issue-cars')
    const anew = searchOn(first.store)
    await anew.whole()
    expect(await after.keysOf('tariff', { limit: 100 })).toEqual(await anew.keysOf('tariff', { limit: 100 }))
  })

  itLong.each([
    ['emptied', () => Buffer.alloc(0)],
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    [
      'changed in one byte',
      (bytes: Buffer) => (bytes.writeUInt8(bytes.readUInt8(bytes.length - 400) ^ 1, bytes.length - 400), bytes),
    ],
    [
      'of another desk',
      (bytes: Buffer) => Buffer.from(bytes.toString('utf8').replace('example-japan-us-2025-06', 'another')),
    ],
    ['no JSON', () => Buffer.from('index\nindex')],
  ])('makes an index anew that was kept and is %s', async (_how, damage) => {
    const folder = await copyOfSample()
    const file = join(temporaryFolder(), 'desk.index')
    const { store } = await openedDesk(folder)
    const first = searchOn(store, file)
    await first.whole()
    const right = await first.keysOf('tariff', { limit: 100 })
    await first.end()
    writeFileSync(file, damage(readFileSync(file)))
    const second = searchOn(store, file)
    await second.whole()
    expect(await second.keysOf('tariff', { limit: 100 })).toEqual(right)
  })

  itLong('answers anything that somebody may type, and cuts what is too long', async () => {
    const { store } = await openedDesk()
    const { search, whole } = searchOn(store)
    await whole()
    for (const find of [
      '',
      '   ',
      '税',
      '%%%',
      '(a+)+$',
      '\u202Eabc',
      '🙂',
      'x'.repeat(10_000),
      '関'.repeat(10_000),
      '"',
      '""',
      '\uD800',
    ])
      expect((await search(find)).hits.length).toBeLessThanOrEqual(50)
  })
})
