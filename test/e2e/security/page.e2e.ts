import { expect, test } from '@playwright/test'
import { DESK_REQUESTS, MAIN_REQUESTS } from '../../../core/contract/channels'
import { launch, type Launched } from '../../helpers/window/launch'

/** The page and its powers: no Node, no eval, no network, and a policy that says so. */

// One app for all of these, so one worker.
test.describe.configure({ mode: 'default' })
let parley: Launched
test.beforeAll(async () => {
  parley = await launch()
})
test.afterAll(() => parley.close())

test('the page has no Node and no Electron, and its bridge offers only the requests of the contract', async () => {
  const found = await parley.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys(window.parley).toSorted(),
    requests: Object.keys(window.parley.requests).toSorted(),
    // A compromised page cannot replace our bridge with its own.
    replaced: (() => {
      try {
        Object.assign(window, { parley: {} })
        Object.assign(window.parley.requests, { 'desk:status': () => undefined })
      } catch {
        return false
      }
      return true
    })(),
  }))
  expect(found).toEqual({
    globals: [],
    bridge: ['requests', 'subscribe'],
    requests: [...DESK_REQUESTS, ...MAIN_REQUESTS].toSorted(),
    replaced: false,
  })
})

test('the window’s preferences in Electron are the safe ones', async () => {
  const preferences = await parley.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  const safe = {
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    sandbox: true,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    navigateOnDragDrop: false,
    spellcheck: false,
    plugins: false,
  }
  // A preference that Electron does not report has its default, which is the safe one.
  expect({ ...safe, ...preferences }).toMatchObject(safe)
  expect(Object.keys(preferences)).toEqual(
    expect.arrayContaining(['contextIsolation', 'nodeIntegration', 'sandbox', 'webSecurity']),
  )
})

test('the page cannot evaluate code, inject elements or fetch anything', async () => {
  const { page } = parley
  const found = await page.evaluate(async () => {
    const outcome = async (work: () => Promise<unknown>) =>
      work().then(
        () => 'worked',
        () => 'refused',
      )
    /** Runs code in a timer, as Playwright's own evaluate bypasses the policy. */
    const later = (work: () => unknown) =>
      new Promise((resolve, reject) => {
        setTimeout(() => {
          try {
            resolve(work())
          } catch (error) {
            reject(error)
          }
        }, 0)
      })
    const loads = (element: HTMLElement) =>
      new Promise((resolve, reject) => {
        element.addEventListener('load', resolve)
        element.addEventListener('error', reject)
        document.head.append(element)
      })
    const make = <T extends keyof HTMLElementTagNameMap>(tag: T, attributes: Record<string, string>) => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      return element
    }
    const inline = document.createElement('script')
    inline.textContent = 'window.ran = true'
    const styled = document.createElement('style')
    styled.textContent = ':root { --injected: yes }'
    const handler = document.createElement('button')
    handler.setAttribute('onclick', 'window.ran = true')
    document.body.append(inline, styled, handler)
    handler.click()
    const blob = URL.createObjectURL(new Blob(['window.ran = true'], { type: 'text/javascript' }))
    const outcomes = {
      evaluated: await outcome(() => later(() => new Function('return 1')() as unknown)),
      timer: await outcome(() => later(() => setTimeout('window.ran = true', 0))),
      fetched: await outcome(() => fetch('http://127.0.0.1:9/')),
      fetchedOwn: await outcome(() => fetch('app://parley/')),
      beacon: navigator.sendBeacon('http://127.0.0.1:9/') ? 'taken' : 'refused',
      pictured: await outcome(() => loads(make('img', { src: 'http://127.0.0.1:9/x.png' }))),
      dataPicture: await outcome(() => loads(make('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }))),
      blobPicture: await outcome(async () => {
        const bytes = Uint8Array.from(atob('R0lGODlhAQABAAAAACw='), (letter) => letter.charCodeAt(0))
        return loads(make('img', { src: URL.createObjectURL(new Blob([bytes], { type: 'image/gif' })) }))
      }),
      script: await outcome(() => loads(make('script', { src: 'https://example.org/x.js' }))),
      dataScript: await outcome(() => loads(make('script', { src: 'data:text/javascript,window.ran=true' }))),
      blobScript: await outcome(() => loads(make('script', { src: blob }))),
      sheet: await outcome(() => loads(make('link', { rel: 'stylesheet', href: 'https://example.org/x.css' }))),
      font: await outcome(() => new FontFace('x', 'url(https://example.org/x.woff2)').load()),
      socket: await outcome(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('ws://127.0.0.1:9/')
            socket.addEventListener('open', resolve)
            socket.addEventListener('error', reject)
          }),
      ),
      worker: await outcome(
        () =>
          new Promise((resolve, reject) => {
            const worker = new Worker(blob)
            worker.addEventListener('message', resolve)
            worker.addEventListener('error', reject)
          }),
      ),
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
    return {
      outcomes,
      ran: 'ran' in window,
      injected: getComputedStyle(document.documentElement).getPropertyValue('--injected'),
    }
  })
  const { beacon: _beacon, timer: _timer, ...outcomes } = found.outcomes
  expect(new Set(Object.values(outcomes)), JSON.stringify(outcomes)).toEqual(new Set(['refused']))
  expect(found.ran).toBe(false)
  expect(found.injected).toBe('')
})

test('the policy allows only our own files, and styles with a nonce that changes at each load', async () => {
  const policies = await parley.app.evaluate(async ({ BrowserWindow }) => {
    const seen: string[] = []
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.session.webRequest.onHeadersReceived((details, callback) => {
      const policy = details.responseHeaders?.['content-security-policy']?.[0]
      if (details.resourceType === 'mainFrame' && policy) seen.push(policy)
      callback({})
    })
    for (let load = 0; load < 2; load += 1) {
      contents?.reload()
      // The end of an earlier load says nothing about this one.
      while (seen.length <= load || contents?.isLoading()) await new Promise((resolve) => setTimeout(resolve, 20))
    }
    contents?.session.webRequest.onHeadersReceived(null)
    return seen
  })
  expect(policies).toHaveLength(2)
  expect(policies[0]).not.toBe(policies[1])
  for (const policy of policies) {
    const { 'style-src': style, ...rest } = Object.fromEntries(
      policy.split('; ').map((directive) => {
        const [name, ...sources] = directive.split(' ')
        return [name, sources.join(' ')]
      }),
    )
    expect(style).toMatch(/^'self' 'nonce-[A-Za-z0-9+/=]{24}'$/)
    expect(rest).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'font-src': "'self'",
      'img-src': "'self'",
      'worker-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
  }
})
