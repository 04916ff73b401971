import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { answer } from '../../../core/contract/answer'
import type { Handlers } from '../../../core/contract/answer-by'
import { DESK_REQUESTS, MAIN_REQUESTS, type DeskRequest, type MainRequest } from '../../../core/contract/channels'
import { envelopeSchema, type Envelope } from '../../../core/contract/envelope'
import { REQUESTS } from '../../../core/contract/contract'
import { refusalOf } from '../../../core/contract/request-input'
import { getOrThrow } from '../../../core/desk/desk-read'
import { allFieldNames, fieldsOf } from '../../../core/model/schema/fields'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { LIST_SCREENS } from '../../../core/queries/screens'
import { DeskService } from '../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { copyOfSample } from '../desks/sample'
import { MATRIX_START, plainList } from './view-inputs'
import { bytesOf } from '../files/desk-files'
import { disturbed, makeValue, oddRecipe, recipeOf, type Recipe } from './odd-values'

const STAFF = { id: 'staff-fuzz', name: 'Fuzz', initials: 'FZ' }

const shapeKeys = (names: readonly string[]) =>
  names.flatMap((name) => {
    const { input } = REQUESTS[name as DeskRequest]
    return 'shape' in input ? Object.keys(input.shape) : []
  })
const KEYS = [
  ...new Set([
    ...shapeKeys([...DESK_REQUESTS, ...MAIN_REQUESTS]),
    'kind',
    'collection',
    'id',
    'rev',
    'fields',
    'along',
    'unlinked',
    'records',
    'commands',
    'continues',
    'ref',
    'of',
    'given',
    ...allFieldNames(),
  ]),
]
const WORDS = [
  ...COLLECTION_NAMES,
  ...LIST_SCREENS,
  'create',
  'change',
  'delete',
  'restore',
  'complete',
  'cite',
  'mark',
  'batch',
  'makeMemo',
  'refreshMemo',
  'issueMemo',
  'newMemoVersion',
  'copyMemo',
  'returnRecord',
  'returnDesk',
  'import',
  'undo',
  'redo',
  'staff-fuzz',
  'staff-example',
  'position-us-cars',
  'talk-jp-us',
  '2025-06-06',
  'public',
  'reported',
  'oppose',
  'redLine',
  'settings',
  'en',
  'dark',
  'system',
]
const odd = oddRecipe(KEYS, WORDS, true)

/** Every file in a desk's folder with its checksum. */
const onDisk = (directory: string) => JSON.stringify(bytesOf(directory))

async function openService() {
  const directory = await copyOfSample()
  const store = await DeskStore.open(directory, 'write')
  onTestFinished(() => store.close())
  const unforeseen: unknown[] = []
  const service = new DeskService(
    store,
    () => '2025-06-07T09:00:00Z',
    (error) => unforeseen.push(error),
  )
  return { directory, store, service, unforeseen }
}

/** Checks that the contract allows this answer, including its value, and that it reports no internal error. */
function expectAnswer(request: DeskRequest | MainRequest, given: Envelope): void {
  const envelope = envelopeSchema.parse(given)
  if (envelope.ok) expect(REQUESTS[request].output.safeParse(envelope.value).error).toBeUndefined()
  else expect(envelope.error.code).not.toBe('internal')
}

/** Valid commands on the desk's records, whose parts the test then replaces. */
async function soundCommands(store: DeskStore): Promise<Recipe[]> {
  const commands = COLLECTION_NAMES.flatMap((collection) => {
    const [record] = store.desk.all(collection)
    if (!record) return []
    const names = fieldsOf(collection).map((field) => field.name)
    const fields = Object.fromEntries(names.map((name) => [name, (record as Record<string, unknown>)[name]]))
    const { id, rev } = record
    return [
      { kind: 'change', collection, id, rev, fields },
      { kind: 'create', collection, id: 'made', fields },
      { kind: 'create', collection: 'draft', id: 'drafted', fields: { of: collection, fields } },
      { kind: 'delete', collection, id, rev, along: [], unlinked: [] },
    ]
  })
  const cite = {
    kind: 'cite',
    about: { collection: 'position', id: 'position-us-cars' },
    field: 'text',
    role: 'supports',
    passage: 'Not this year.',
    source: { newId: 'source-made', title: 'Remarks', reliability: 'press' },
    annotation: 'annotation-made',
    evidence: 'evidence-made',
  }
  const [quote] = store.desk.all('annotation')
  if (!quote) throw new Error('the desk has no quote')
  const { start, end, source } = quote
  const { rev, sha256 } = getOrThrow(store.desk, 'source', source)
  const anchors = [
    { kind: 'giveText', source, rev, text: 'Not this year.', readByMachine: false },
    { kind: 'dismiss', source, sha256, suggestion: 'date', start, end },
    { kind: 'offerAgain', source },
    { kind: 'raiseQuotes', source },
    { kind: 'placeQuote', annotation: quote.id, rev: quote.rev, start, end, sha256 },
    { kind: 'mark', source, start, end, sha256, annotation: 'annotation-marked', body: 'Is that so?' },
  ]
  const batches = [...commands, ...anchors].map((command) => ({ kind: 'batch', commands: [command, cite] }))
  return [...commands, cite, ...anchors, ...batches].map((command) => recipeOf({ command, staff: STAFF }))
}

/**
 * Defines tests that send any values to the desk and to main, `runs` values per request: each must be answered as the
 * contract says, and change nothing else.
 */
export function fuzzRequests(runs: number): void {
  describe('the desk', () => {
    it.each(DESK_REQUESTS)(
      'answers %s whatever it is asked with, and is changed by no refused request',
      async (request) => {
        const { directory, service, unforeseen } = await openService()
        let before = onDisk(directory)
        await fc.assert(
          fc.asyncProperty(odd, async (recipe) => {
            const envelope = await service.answer(request, makeValue(recipe))
            expectAnswer(request, envelope)
            expect(unforeseen).toEqual([])
            if (envelope.ok && request === 'desk:apply') before = onDisk(directory)
          }),
          { numRuns: runs },
        )
        expect(onDisk(directory)).toBe(before)
      },
    )

    it('rejects a valid command with one wrong part, unless its result is valid too', async () => {
      const { directory, store, service, unforeseen } = await openService()
      const sound = await soundCommands(store)
      let refused = 0
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...sound),
          fc.array(fc.nat({ max: 12 }), { minLength: 40, maxLength: 40 }),
          odd,
          async (command, places, other) => {
            let turn = 0
            const here = () => places[turn++ % places.length] === 0
            const before = onDisk(directory)
            const envelope = await service.answer('desk:apply', makeValue(disturbed(command, here, () => other)))
            expectAnswer('desk:apply', envelope)
            expect(unforeseen).toEqual([])
            if (envelope.ok) return
            refused += 1
            expect(onDisk(directory)).toBe(before)
          },
        ),
        { numRuns: 5 * runs },
      )
      expect(refused).toBeGreaterThan(runs)
      await store.close()
      // After all that was accepted, the desk opens and every view of it can be shown.
      const again = await DeskStore.open(directory, 'read')
      const reader = new DeskService(
        again,
        () => '2025-06-07T09:00:00Z',
        (error) => unforeseen.push(error),
      )
      for (const request of ['desk:overview', 'desk:layers'] as const)
        expectAnswer(request, await reader.answer(request, {}))
      expectAnswer('desk:trash', await reader.answer('desk:trash', { offset: 0 }))
      expectAnswer('desk:matrix', await reader.answer('desk:matrix', MATRIX_START))
      for (const screen of LIST_SCREENS) expectAnswer('desk:list', await reader.answer('desk:list', plainList(screen)))
      for (const collection of COLLECTION_NAMES)
        for (const { id } of again.desk.all(collection))
          expectAnswer('desk:record', await reader.answer('desk:record', { collection, id }))
      expect(unforeseen).toEqual([])
    })

    it('finds no request and no record under a name that every object has', async () => {
      const { service } = await openService()
      for (const name of ['__proto__', 'constructor', 'toString', 'app:environment', '', 'desk:status '])
        expect(await service.answer(name, {})).toMatchObject({ ok: false, error: { code: 'bad-request' } })
      for (const id of ['constructor', 'toString', 'hasOwnProperty'])
        expect(await service.answer('desk:record', { collection: 'talk', id })).toMatchObject({
          error: { code: 'record-missing' },
        })
    })
  })

  describe('main', () => {
    // The handlers are tested in the real window. This tests which values reach them.
    it.each(MAIN_REQUESTS)('lets no value reach the handler of %s that breaks the contract', async (request) => {
      const { input } = REQUESTS[request]
      const reached: unknown[] = []
      const handlers = { [request]: (given: unknown) => reached.push(given) } as unknown as Handlers<MainRequest>
      await fc.assert(
        fc.asyncProperty(odd, async (recipe) => {
          reached.length = 0
          const value = makeValue(recipe)
          const envelope = envelopeSchema.parse(await answer(handlers, request, value, () => expect.unreachable()))
          // A schema alone would take a Map for an object without fields.
          expect(envelope.ok).toBe(refusalOf(request, value) === undefined && input.safeParse(value).success)
          expect(reached).toHaveLength(envelope.ok ? 1 : 0)
          for (const given of reached) {
            expect(input.safeParse(given).success).toBe(true)
            expect(Object.getPrototypeOf(given)).toBe(Object.prototype)
            const known = Object.keys('shape' in input ? input.shape : {})
            expect(known).toEqual(expect.arrayContaining(Object.keys(given as object)))
          }
        }),
        { numRuns: runs },
      )
    })
  })
}
