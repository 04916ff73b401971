import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { launch, type Launched } from '../../helpers/window/launch'

/** app:// serves the window's files, read-only, and nothing else. test/electron/main/app-files covers how an address becomes a file. */

test.describe.configure({ mode: 'default' })
let parley: Launched
test.beforeAll(async () => {
  parley = await launch()
})
test.afterAll(() => parley.close())

const RENDERER = resolve(import.meta.dirname, '..', '..', '..', 'out', 'renderer')

/** Returns the status and body of each answer; 0 if Chromium itself refuses the address first. */
const answers = (addresses: readonly string[], init: RequestInit = {}) =>
  parley.app.evaluate(
    ({ session }, given) =>
      Promise.all(
        given.addresses.map(async (address) => {
          const response = await session.defaultSession.fetch(address, given.init).catch(() => undefined)
          const body = response ? Buffer.from(await response.arrayBuffer()).toString('base64') : ''
          return { status: response?.status ?? 0, body, sniffed: response?.headers.get('x-content-type-options') ?? '' }
        }),
      ),
    { addresses: [...addresses], init },
  )

test('app:// serves the window’s files with fixed types, and nothing outside their folder', async () => {
  const [index, fonts] = await answers(['app://parley/', 'app://parley/fonts/fonts.css'])
  expect([index?.status, fonts?.status]).toEqual([200, 200])
  expect([index?.sniffed, fonts?.sniffed]).toEqual(['nosniff', 'nosniff'])
  const paths = ['/../main/main.cjs', '/%2e%2e/main/main.cjs', '/..%2fmain%2fmain.cjs', '/%2e%2e%5cmain']
  const refused = ['/index.html%00.txt', '/fonts', '/fonts/', '/nothing', '/%E0%A4%A']
  const given = [...paths, ...refused].map((path) => `app://parley${path}`)
  const found = await answers([...given, 'app://other/index.html', 'app://parley.evil/', 'app:///index.html'])
  for (const [index_, { status }] of found.entries()) expect([0, 404], given[index_]).toContain(status)
})

test('app:// allows only reading', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'])
    expect(await answers(['app://parley/'], { method }), method).toMatchObject([{ status: 404 }])
})

test('app:// answers any address with one of the window’s files or not at all', async () => {
  const files = new Set(
    readdirSync(RENDERER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.html'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('base64')),
  )
  const pieces = fc.constantFrom(
    '/',
    '//',
    '\\',
    '..',
    '../',
    '%2e%2e',
    '%2f',
    '%5c',
    '%252e',
    '%00',
    '%',
    '?',
    '#',
    '.',
    ':',
    'index.html',
    'icon.png',
    'fonts',
    'fonts.css',
    'main',
    'main.cjs',
    'preload',
    'renderer',
    'package.json',
  )
  const addresses = fc
    .sample(fc.array(pieces, { maxLength: 6 }), { numRuns: 400, seed: 20_250_606 })
    .map((parts) => `app://parley/${parts.join('')}`)
  const found = await answers([...new Set(addresses)])
  const served = found.filter(({ status }) => status === 200)
  expect(served.length).toBeGreaterThan(3)
  for (const { body } of served) {
    const isPage = Buffer.from(body, 'base64').toString().includes('<div id="root">')
    expect(isPage || files.has(body)).toBe(true)
  }
  expect(new Set(found.map(({ status }) => status))).toEqual(new Set([200, 404]))
})
