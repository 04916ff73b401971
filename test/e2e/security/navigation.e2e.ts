import { expect, test } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch, type Launched } from '../../helpers/window/launch'

/** The window shows its one page, and nothing can make it show another. */

test.describe.configure({ mode: 'default' })
let parley: Launched
test.beforeAll(async () => {
  parley = await launch()
  // Notes each page that replaced another, and each that failed to load; a refused navigation is neither.
  await parley.app.evaluate(({ app, BrowserWindow }) => {
    const arrived: string[] = []
    const note = (contents: Electron.WebContents) => {
      contents.on('did-navigate', (_event, url) => arrived.push(url))
      contents.on('did-fail-load', (_event, code, _description, url, main) => {
        if (main && code !== -3) arrived.push(`${code} ${url}`)
      })
    }
    const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
    note(webContents)
    app.on('web-contents-created', (_event, contents) => note(contents))
    Object.assign(globalThis, { arrived })
  })
  await parley.page.evaluate(() => Object.assign(window, { stayed: true }))
})
test.afterAll(() => parley.close())

/** Checks that nothing else was loaded, no window was opened, and the page is still the same. */
async function expectStayed(): Promise<void> {
  await parley.page.waitForTimeout(200)
  const now = await parley.app.evaluate(({ BrowserWindow }) => ({
    arrived: (globalThis as unknown as { arrived: string[] }).arrived.splice(0),
    windows: BrowserWindow.getAllWindows().length,
  }))
  expect(now).toEqual({ arrived: [], windows: 1 })
  expect(await parley.page.evaluate(() => ['stayed' in window, location.href])).toEqual([true, 'app://parley/'])
}

const ADDRESSES = [
  'https://example.org/',
  'http://127.0.0.1:9/',
  'app://parley.evil/',
  // One of our files is not our page: it has no policy.
  'app://parley/fonts/OFL-NotoSans.txt',
  'file:///etc/passwd',
  'data:text/html,<p>x</p>',
  'javascript:void(window.ran = true)',
  'mailto:a@example.org',
  'devtools://devtools/bundled/inspector.html',
  'chrome://gpu',
]

test('no address, link, form or script navigates the page away', async () => {
  const blob = await parley.page.evaluate(async (addresses) => {
    const own = URL.createObjectURL(new Blob(['<p>x</p>'], { type: 'text/html' }))
    for (const address of [...addresses, own]) {
      const attempt = (work: () => void) => {
        try {
          work()
        } catch {
          // Chromium refuses some of them by itself.
        }
      }
      attempt(() => location.assign(address))
      attempt(() => location.replace(address))
      for (const target of ['_self', '_top', '_blank']) {
        const link = document.createElement('a')
        link.href = address
        link.target = target
        document.body.append(link)
        attempt(() => link.click())
        link.remove()
      }
      for (const method of ['get', 'post']) {
        const form = document.createElement('form')
        form.action = address
        form.method = method
        document.body.append(form)
        attempt(() => form.submit())
        form.remove()
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const refresh = document.createElement('meta')
    refresh.httpEquiv = 'refresh'
    refresh.content = '0; url=https://example.org/'
    document.head.append(refresh)
    await new Promise((resolve) => setTimeout(resolve, 100))
    refresh.remove()
    return { ran: 'ran' in window }
  }, ADDRESSES)
  expect(blob).toEqual({ ran: false })
  await expectStayed()
})

test('no other file of ours replaces the page', async () => {
  // One at a time: of several at once, only the last would take effect.
  for (const own of ['app://parley/index.html', 'app://parley/fonts/OFL-NotoSans.txt']) {
    await parley.page.evaluate((address) => location.assign(address), own)
    await expectStayed()
  }
})

test('a page cannot open a window', async () => {
  const opened = await parley.page.evaluate(
    (addresses) => addresses.map((address) => window.open(address, '_blank', 'width=200,noopener=no') === null),
    ['', 'app://parley/', ...ADDRESSES.filter((address) => !address.startsWith('javascript'))],
  )
  expect(new Set(opened)).toEqual(new Set([true]))
  await expectStayed()
})

test('a file dropped on the window is not opened', async () => {
  const file = join(parley.home, 'dropped.html')
  writeFileSync(file, '<p>dropped</p>')
  const devtools = await parley.page.context().newCDPSession(parley.page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 200, data })
  await expectStayed()
})

test('no frame of any kind shows content', async () => {
  await parley.page.evaluate(
    async (addresses) => {
      for (const address of addresses) {
        const frame = document.createElement('iframe')
        frame.src = address
        document.body.append(frame)
      }
      const within = document.createElement('iframe')
      within.srcdoc = '<script>parent.ran = true</script>'
      document.body.append(within)
      for (const tag of ['object', 'embed'] as const) {
        const element = document.createElement(tag)
        element.setAttribute(tag === 'object' ? 'data' : 'src', 'app://parley/')
        document.body.append(element)
      }
      await new Promise((resolve) => setTimeout(resolve, 300))
    },
    [...ADDRESSES, 'app://parley/'],
  )
  // A refused frame keeps its address, and shows an error instead.
  const shown = await parley.app.evaluate(({ BrowserWindow }) => {
    const [, ...frames] = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.framesInSubtree ?? []
    return Promise.all(frames.map((frame) => frame.executeJavaScript('location.href') as Promise<string>))
  })
  const empty = new Set(['about:blank', 'about:srcdoc', 'chrome-error://chromewebdata/'])
  expect(shown.length).toBeGreaterThan(3)
  expect(shown.filter((url) => !empty.has(url))).toEqual([])
  const ran = await parley.page.evaluate(() => {
    for (const element of document.querySelectorAll('iframe, object, embed')) element.remove()
    return 'ran' in window
  })
  expect(ran).toBe(false)
  await expectStayed()
})

test('a frame loads nothing even in a page without a policy', async () => {
  const urls = await parley.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false })
    await window.loadURL('data:text/html,<iframe src="data:text/html,inside"></iframe>')
    await new Promise((resolve) => setTimeout(resolve, 200))
    const frames = window.webContents.mainFrame.framesInSubtree.map((frame) => frame.url)
    window.destroy()
    ;(globalThis as unknown as { arrived: string[] }).arrived.splice(0)
    return frames
  })
  expect(urls).toHaveLength(2)
  expect(urls[1]).not.toContain('inside')
})

test('a redirect is not followed', async () => {
  const result = await parley.app.evaluate(async ({ BrowserWindow, session }) => {
    const own = session.fromPartition('redirects')
    own.protocol.handle('app', ({ url }) =>
      url.endsWith('/')
        ? new Response(null, { status: 302, headers: { location: 'app://parley/second' } })
        : new Response('<p>arrived</p>', { headers: { 'content-type': 'text/html' } }),
    )
    const window = new BrowserWindow({ show: false, webPreferences: { session: own } })
    const redirected: string[] = []
    window.webContents.on('will-redirect', ({ url }) => redirected.push(url))
    const outcome = await window.loadURL('app://parley/').then(
      () => 'loaded',
      (error: { code: string }) => error.code,
    )
    const at = window.webContents.getURL()
    window.destroy()
    ;(globalThis as unknown as { arrived: string[] }).arrived.splice(0)
    return { redirected, outcome, at }
  })
  expect(result).toMatchObject({ redirected: ['app://parley/second'], at: '' })
  expect(result.outcome).toMatch(/^ERR_/)
})

test('a web view does nothing in the window, and cannot attach even if web views are enabled', async () => {
  const inWindow = await parley.page.evaluate(async () => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'app://parley/')
    view.setAttribute('allowpopups', '')
    document.body.append(view)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const known = 'getWebContentsId' in view
    view.remove()
    return known
  })
  expect(inWindow).toBe(false)
  const elsewhere = await parley.app.evaluate(async ({ BrowserWindow, webContents }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } })
    let asked = 0
    let attached = 0
    window.webContents.on('will-attach-webview', () => (asked += 1))
    window.webContents.on('did-attach-webview', () => (attached += 1))
    await window.loadURL('data:text/html,<webview src="data:text/html,x" allowpopups></webview>')
    await new Promise((resolve) => setTimeout(resolve, 300))
    const views = webContents.getAllWebContents().filter((one) => one.getType() === 'webview').length
    window.destroy()
    ;(globalThis as unknown as { arrived: string[] }).arrived.splice(0)
    return { asked, attached, views }
  })
  expect(elsewhere).toEqual({ asked: 1, attached: 0, views: 0 })
})

test('a blank page, which Chromium does not ask about, gives way to our page again', async () => {
  await parley.page.evaluate(() => location.assign('about:blank')).catch(() => undefined)
  await expect(parley.page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  expect(parley.page.url()).toBe('app://parley/')
  await parley.page.evaluate(() => Object.assign(window, { stayed: true }))
})

test('the page may reload itself, and is then fresh', async () => {
  await parley.page.evaluate(() => location.reload())
  await expect(parley.page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  expect(await parley.page.evaluate(() => 'stayed' in window)).toBe(false)
})
