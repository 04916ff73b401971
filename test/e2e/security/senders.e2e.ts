import { expect, test } from '@playwright/test'
import { MAIN_REQUESTS } from '../../../core/contract/channels'
import { launch, type Launched } from '../../helpers/window/launch'

/** Only the main frame of a window that Parley opened may send requests to main, while it shows Parley's page. Every request is tried. */

test.describe.configure({ mode: 'default' })
let parley: Launched
test.beforeAll(async () => {
  parley = await launch()
  await expect(parley.page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
})
test.afterAll(() => parley.close())

const REFUSED = Object.fromEntries(
  MAIN_REQUESTS.map((channel) => [channel, { ok: false, error: { code: 'sender-refused', params: { channel } } }]),
)

/** Sends every request to main from a page, and one to the desk, which nothing may answer. */
const ASK_ALL = `(async () => {
  const { requests } = window.parley
  const names = ${JSON.stringify(MAIN_REQUESTS)}
  const answers = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await requests[name]({})])))
  const desk = await Promise.race([
    requests['desk:status']({}).then(() => 'answered'),
    new Promise((resolve) => setTimeout(() => resolve('silence'), 300)),
  ])
  return { answers, desk }
})()`

for (const [what, address] of [
  ['another page', 'data:text/html,<p>stranger</p>'],
  ['our own page', 'app://parley/'],
] as const) {
  test(`a window that Parley did not open is refused every request, with ${what} in it`, async () => {
    const heard = await parley.app.evaluate(
      async ({ BrowserWindow, session }, given) => {
        const stranger = new BrowserWindow({
          show: false,
          webPreferences: {
            session: session.defaultSession,
            preload: `${process.env.PARLEY_PRELOAD}`,
            sandbox: true,
            contextIsolation: true,
          },
        })
        await stranger.loadURL(given.address)
        const answer = (await stranger.webContents.executeJavaScript(given.script)) as unknown
        stranger.destroy()
        return answer
      },
      { address, script: ASK_ALL },
    )
    expect(heard).toEqual({ answers: REFUSED, desk: 'silence' })
  })
}

test('our own window is refused every request while it shows another page', async () => {
  const heard = await parley.app.evaluate(async ({ BrowserWindow }, script) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as Electron.WebContents
    // Our window returns to its page by itself; this test turns that off.
    const listeners = contents.listeners('did-navigate') as (() => void)[]
    contents.removeAllListeners('did-navigate')
    await contents.loadURL('data:text/html,<p>elsewhere</p>')
    const answer = (await contents.executeJavaScript(script)) as unknown
    for (const listener of listeners) contents.on('did-navigate', listener)
    await contents.loadURL('app://parley/')
    return answer
  }, ASK_ALL)
  expect(heard).toEqual({ answers: REFUSED, desk: 'silence' })
  await expect(parley.page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
})

test('a frame in our page is refused every request, and so is a removed frame', async () => {
  await parley.page.evaluate(() => {
    // An empty frame has our origin.
    const frame = document.createElement('iframe')
    document.body.append(frame)
  })
  const heard = await parley.app.evaluate(async ({ BrowserWindow, ipcMain }, names) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as Electron.WebContents
    const [frame] = contents.mainFrame.frames
    // No frame of ours has the bridge, so the test calls main's own handlers directly.
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...given: unknown[]) => unknown> })
      ._invokeHandlers
    const ask = async (senderFrame: unknown) =>
      Object.fromEntries(
        await Promise.all(
          names.map(async (name) => [name, await handlers.get(name)?.({ sender: contents, senderFrame }, {})] as const),
        ),
      )
    return { origin: frame?.origin, inside: await ask(frame), gone: await ask(null) }
  }, MAIN_REQUESTS)
  expect(heard).toEqual({ origin: 'app://parley', inside: REFUSED, gone: REFUSED })
  await parley.page.evaluate(() => document.querySelector('iframe')?.remove())
})

test('our own window gets answers, and is refused anything outside the contract', async () => {
  const answers = await parley.page.evaluate(async () => {
    const { requests } = window.parley
    return [
      await requests['app:environment']({}),
      await requests['desk:status']({}),
      await requests['desk:record']({ collection: 'talk', id: '../../etc/passwd' }),
      await requests['desk:record']({ collection: 'talk', id: 'nobody' }),
      await requests['desk:list']({ screen: 'kitchen' }),
      await requests['desk:apply']({ command: { kind: 'drop' }, staff: 'staff-example' }),
      await requests['app:ready'](42),
      // No transport can carry a function, and no caller is left waiting for an answer.
      await requests['desk:list']({ screen: () => 'talks' }),
      await requests['app:folder-state']({ place: () => '/' }),
    ]
  })
  const codes = answers.map((answer) => (answer as { ok: boolean; error?: { code: string } }).error?.code)
  expect(codes).toEqual([
    undefined,
    undefined,
    'bad-request',
    'record-missing',
    'bad-request',
    'bad-request',
    'bad-request',
    'bad-request',
    'bad-request',
  ])
})

test(
  'every request with what no transport can carry, or far too much, is answered or refused at once',
  { tag: '@long' },
  async () => {
    const answers = await parley.page.evaluate(async () => {
      const { requests } = window.parley
      const circular: Record<string, unknown> = {}
      circular.self = circular
      const odd: Record<string, () => unknown> = {
        blob: () => new Blob(['x']),
        file: () => new File(['x'], 'x'),
        bytes: () => new ArrayBuffer(50_000_000),
        canvas: () => document.createElement('canvas'),
        image: () => new ImageData(2, 2),
        port: () => new MessageChannel().port1,
        stream: () => new ReadableStream(),
        map: () => new Map([['x', 1]]),
        error: () => new Error('x'),
        circular: () => circular,
        getter: () => Object.defineProperty({}, 'x', { enumerable: true, get: () => new Blob(['x']) }),
        proxy: () =>
          new Proxy(
            {},
            {
              ownKeys: () => ['x'],
              getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: new Blob(['x']) }),
            },
          ),
        symbol: () => Symbol('x'),
        much: () => 'x'.repeat(17_000_000),
        many: () => Array.from({ length: 1_100_000 }, () => 0),
      }
      const seen: Record<string, string[]> = {}
      for (const [kind, make] of Object.entries(odd))
        for (const name of ['desk:record', 'desk:apply', 'app:keep', 'app:menu'] as const) {
          const inputs = [make(), { collection: 'talk', id: make(), key: 'x', text: make() }, [[make()]]]
          for (const input of inputs) {
            let outcome: Promise<unknown>
            try {
              outcome = requests[name](input)
            } catch {
              outcome = Promise.resolve({ error: { code: 'refused by the bridge' } })
            }
            const late = new Promise((resolve) =>
              setTimeout(() => resolve({ error: { code: `no answer from ${name}` } }), 20_000),
            )
            const { error } = (await Promise.race([outcome, late])) as { error?: { code: string } }
            seen[kind] = [...(seen[kind] ?? []), error?.code ?? `${name} took it`]
          }
        }
      return seen
    })
    for (const [kind, codes] of Object.entries(answers))
      for (const code of codes)
        expect([kind, code]).toEqual([
          kind,
          expect.stringMatching(/^(bad-request|request-too-large|refused by the bridge)$/),
        ])
    expect(answers.much).toContain('request-too-large')
    const status = await parley.page.evaluate(() => window.parley.requests['desk:status']({}))
    expect(status).toMatchObject({ ok: true })
  },
)

test('unsaved text of 300 MB is refused in a sentence, and the earlier text stays', async () => {
  const answers = await parley.page.evaluate(async () => {
    const { requests } = window.parley
    const keep = (text: string) => requests['app:keep']({ key: 'test/large', text })
    return [
      await keep('earlier'),
      await keep('x'.repeat(300_000_000)),
      await requests['app:kept']({ prefix: 'test/large' }),
    ]
  })
  expect(answers).toMatchObject([
    { ok: true },
    { ok: false, error: { code: 'request-too-large', params: { limit: 16 } } },
    { ok: true, value: { kept: { 'test/large': 'earlier' } } },
  ])
})

test('main handles the requests of the contract, and nothing else', async () => {
  const channels = await parley.app.evaluate(({ ipcMain, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as Electron.WebContents
    const handlers = (of: unknown) => [
      ...((of as { _invokeHandlers?: Map<string, unknown> })._invokeHandlers?.keys() ?? []),
    ]
    const own = (of: { eventNames(): (string | symbol)[] }) => of.eventNames().map(String)
    return {
      handled: handlers(ipcMain),
      events: own(ipcMain),
      ofContents: [...handlers(contents.ipc), ...own(contents.ipc)],
    }
  })
  expect(channels.handled.toSorted()).toEqual([...MAIN_REQUESTS].toSorted())
  expect(channels.events.filter((name) => name !== 'error')).toEqual([])
  expect(channels.ofContents.filter((name) => name !== 'error')).toEqual([])
})
