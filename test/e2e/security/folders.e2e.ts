import { expect, test } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { acceptSuggested, placeOf, saveTo } from '../../helpers/window/dialogs'
import { launch, type Launched } from '../../helpers/window/launch'

/** A page names folders by the tokens of the system's dialogs, so that no path of its own reaches the disk or the network. */

test.describe.configure({ mode: 'default' })
let parley: Launched
test.beforeAll(async () => {
  parley = await launch()
})
test.afterAll(() => parley.close())

const DESK = {
  title: { en: 'Talks' },
  language: 'en',
  ours: { kind: 'country', code: 'JP', names: { en: 'Japan' } },
  others: [{ kind: 'country', code: 'US', names: { en: 'United States' } }],
}
/** The requests about folders, with a folder put in: `into` or `place`. */
const REQUESTS: [string, (folder: string) => object][] = [
  ['app:folder-state', (place) => ({ place })],
  ['app:open-desk', (place) => ({ place })],
  ['app:show-desk', (place) => ({ place })],
  ['app:forget-desk', (place) => ({ place })],
  ['app:reveal', (place) => ({ place })],
  ['app:create-desk', (into) => ({ into, desk: DESK })],
  ['app:restore-desk', (into) => ({ into, place: 'own', name: '20260101T000000000Z-1.json', storeId: 'x' })],
  ['desk:backup-folder', (place) => ({ place })],
  ['desk:export', (place) => ({ job: 'x', place, what: { of: 'desk' }, format: 'json' })],
  ['desk:import-open', (place) => ({ id: 'x', job: 'x', place })],
]

const ask = (request: string, input: object) =>
  parley.page.evaluate(([name, given]) => window.parley.requests[name as 'app:open-desk'](given), [
    request,
    input,
  ] as const) as Promise<{ ok: boolean; error?: { code: string } }>

test('no request takes a path, near or far, and a made-up token names nothing', { tag: '@long' }, async () => {
  const { home, page } = parley
  await expect(page).toHaveTitle(/Japan–US tariff talks/)
  const missing = join(home, 'made-by-a-page')
  const paths = [
    home,
    missing,
    String.raw`\\host\share\desk`,
    '//host/share/desk',
    'file://host/share',
    String.raw`\\?\UNC\host\share`,
    String.raw`\\host@SSL\DavWWWRoot\share`,
    String.raw`\\.\pipe\x`,
    '/net/host/share',
    '~/Parley',
  ]
  for (const [request, input] of REQUESTS)
    for (const path of paths) {
      const given = input(path)
      for (const form of [given, { ...given, directory: path }, { ...input(randomUUID()), directory: path }]) {
        const { ok, error } = await ask(request, form)
        expect([request, ok, error?.code]).toEqual([
          request,
          false,
          expect.stringMatching(/^(bad-request|place-unknown|backup-gone)$/),
        ])
      }
      if (request.startsWith('desk:')) break
    }
  expect(existsSync(missing)).toBe(false)
  await expect(page).toHaveTitle(/Japan–US tariff talks/)
})

test('a folder is made only where the person said so in the system’s dialog', async () => {
  const { app, page, home } = parley
  const pick = (name: string) =>
    page.evaluate((given) => window.parley.requests['app:pick-folder']({ name: given }), name) as Promise<{
      value: { folder?: { place: string; directory: string } }
    }>
  await saveTo(app, undefined)
  expect((await pick('Talks')).value).toEqual({})
  await acceptSuggested(app)
  // A name stays inside the suggested folder.
  const { folder } = (await pick('../../\\\\host\\share')).value
  expect(dirname(folder?.directory ?? '')).toBe(join(home, 'Parley'))
  expect(existsSync(join(home, 'Parley'))).toBe(false)
  expect(await ask('app:create-desk', { into: folder?.place, desk: DESK })).toMatchObject({ ok: true })
  expect(existsSync(join(folder?.directory ?? '', 'format.json'))).toBe(true)
  mkdirSync(join(home, 'empty'))
  const place = await placeOf(app, page, join(home, 'empty'))
  expect(await ask('app:folder-state', { place })).toMatchObject({ ok: true, value: { state: 'free' } })
})

test('a window has one system dialog at a time', async () => {
  const { app, page } = parley
  const shown = await app.evaluate(({ dialog }) => {
    const seen = { count: 0 }
    Object.assign(globalThis, { seen })
    const wait = () => {
      seen.count += 1
      return new Promise((resolve) =>
        setTimeout(() => resolve({ canceled: true, filePaths: [], filePath: '', response: 2 }), 300),
      )
    }
    for (const name of ['showOpenDialog', 'showSaveDialog', 'showMessageBox'] as const)
      Object.assign(dialog, { [name]: wait })
    return seen.count
  })
  expect(shown).toBe(0)
  const answers = await page.evaluate(() => {
    const { requests } = window.parley
    const all = Array.from({ length: 20 }, () => [
      requests['app:pick-folder']({}),
      requests['app:pick-folder']({ name: 'x' }),
      requests['app:copy-folder']({}),
      requests['app:choose-backups']({}),
      requests['app:choose-export']({ name: 'x' }),
      requests['app:choose-import']({}),
      requests['app:open-link']({ address: 'https://example.org/' }),
    ])
    return Promise.all(all.flat())
  })
  for (const answer of answers) expect(answer).toMatchObject({ ok: true })
  expect(await app.evaluate(() => (globalThis as unknown as { seen: { count: number } }).seen.count)).toBe(1)
})
