import { expect, test } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DESK_REQUESTS, MAIN_REQUESTS } from '../../core/contract/channels'
import { launch } from '../helpers/launch'

test('the page has no Node, no eval, and no way to the network', async () => {
  const parley = await launch()
  const { page } = parley
  const found = await page.evaluate(async () => {
    const globals = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    )
    const outcome = async (work: () => Promise<unknown>) =>
      work().then(
        () => 'worked',
        () => 'refused',
      )
    const image = () =>
      new Promise((resolve, reject) => {
        const picture = new Image()
        picture.addEventListener('load', resolve)
        picture.addEventListener('error', reject)
        picture.src = 'http://127.0.0.1:9/x.png'
      })
    // Playwright's own evaluate goes past the policy; a timer does not.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return "worked"')())
        } catch {
          resolve('refused')
        }
      }, 0)
    })
    return {
      globals,
      evaluated,
      fetched: await outcome(() => fetch('http://127.0.0.1:9/')),
      pictured: await outcome(image),
      socket: await outcome(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('ws://127.0.0.1:9/')
            socket.addEventListener('open', resolve)
            socket.addEventListener('error', reject)
          }),
      ),
      bridge: Object.keys(window.parley).toSorted(),
      requests: Object.keys(window.parley.requests).toSorted(),
    }
  })
  expect(found).toMatchObject({
    globals: [],
    evaluated: 'refused',
    fetched: 'refused',
    pictured: 'refused',
    socket: 'refused',
  })
  expect(found.bridge).toEqual(['requests', 'subscribe'])
  expect(found.requests).toEqual([...DESK_REQUESTS, ...MAIN_REQUESTS].toSorted())
  const preferences = await parley.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { contextIsolation, nodeIntegration, sandbox, webviewTag, webSecurity } = contents.getLastWebPreferences()
    return { contextIsolation, nodeIntegration, sandbox, webviewTag, webSecurity }
  })
  expect(preferences).toEqual({
    contextIsolation: true,
    nodeIntegration: false,
    sandbox: true,
    webviewTag: false,
    webSecurity: true,
  })
  await parley.close()
})

test('the page stays where it is: no navigation, no windows, no permissions', async () => {
  const parley = await launch()
  const { page, app } = parley
  const result = await page.evaluate(async () => {
    const opened = window.open('app://parley/')
    location.href = 'app://parley.evil/'
    const form = document.createElement('a')
    form.href = 'https://example.org/'
    document.body.append(form)
    form.click()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const permission = await navigator.permissions.query({ name: 'geolocation' })
    return { opened: opened === null, at: location.href, permission: permission.state }
  })
  expect(result).toEqual({ opened: true, at: 'app://parley/', permission: 'denied' })
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(await app.evaluate(({ session }) => session.defaultSession.getSpellCheckerLanguages())).toEqual([])
  await parley.close()
})

test('app:// serves the window’s files with a strict policy, and nothing outside its folder', async () => {
  const parley = await launch()
  const policies = await parley.app.evaluate(async ({ BrowserWindow }) => {
    const seen: string[] = []
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.session.webRequest.onHeadersReceived((details, callback) => {
      const policy = details.responseHeaders?.['content-security-policy']?.[0]
      if (details.resourceType === 'mainFrame' && policy) seen.push(policy)
      callback({})
    })
    for (let load = 0; load < 2; load += 1) {
      await new Promise((resolve) => {
        contents?.once('did-finish-load', () => resolve(undefined))
        contents?.reload()
      })
    }
    return seen
  })
  expect(policies).toHaveLength(2)
  expect(policies[0]).not.toBe(policies[1])
  for (const policy of policies) {
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[A-Za-z0-9+/=]{24}'; /)
    expect(policy).not.toMatch(/unsafe-|\*|https?:/)
  }
  const statuses = await parley.app.evaluate(async ({ session }) => {
    const paths = [
      '/',
      '/fonts/fonts.css',
      '/../main/main.cjs',
      '/%2e%2e/main/main.cjs',
      '/..%2fmain%2fmain.cjs',
      '/%2e%2e%5cmain',
      '/index.html%00.txt',
      '/fonts',
      '/nothing',
      '/%E0%A4%A',
    ]
    const answers: Record<string, number> = {}
    for (const path of paths) {
      const response = await session.defaultSession.fetch(`app://parley${path}`).catch(() => undefined)
      answers[path] = response?.status ?? 0
    }
    const other = await session.defaultSession.fetch('app://other/index.html').catch(() => undefined)
    return { answers, other: other?.status ?? 0 }
  })
  const { '/': index, '/fonts/fonts.css': fonts, ...rest } = statuses.answers
  expect([index, fonts]).toEqual([200, 200])
  // 0: Chromium itself refuses the address before anything is asked.
  for (const [path, status] of Object.entries(rest)) expect([0, 404], path).toContain(status)
  expect(statuses.other).toBe(404)
  await parley.close()
})

test('what is not of the contract is refused, by main and by the desk', async () => {
  const parley = await launch()
  const { page, app } = parley
  const answers = await page.evaluate(async () => {
    const { requests } = window.parley
    return [
      await requests['desk:record']({ collection: 'talk', id: '../../etc/passwd' }),
      await requests['desk:record']({ collection: 'talk', id: 'nobody' }),
      await requests['desk:list']({ screen: 'kitchen' }),
      await requests['desk:apply']({ command: { kind: 'drop' }, staff: 'staff-example' }),
      await requests['app:ready'](42),
    ]
  })
  const codes = answers.map((answer) => (answer as { ok: boolean; error?: { code: string } }).error?.code)
  expect(codes).toEqual(['bad-request', 'record-missing', 'bad-request', 'bad-request', 'bad-request'])
  const foreign = await app.evaluate(async ({ BrowserWindow, session }) => {
    const preload = BrowserWindow.getAllWindows()[0]?.webContents.session
    void preload
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: {
        session: session.defaultSession,
        preload: `${process.env.PARLEY_PRELOAD}`,
        sandbox: true,
        contextIsolation: true,
      },
    })
    await stranger.loadURL('data:text/html,<p>stranger</p>')
    const answer: unknown = await stranger.webContents.executeJavaScript(
      "window.parley.requests['app:environment']({})",
    )
    stranger.destroy()
    return answer
  })
  expect(foreign).toMatchObject({ ok: false, error: { code: 'sender-refused' } })
  await parley.close()
})

test('an edit through the contract is durable, and every view hears of it', async () => {
  const parley = await launch()
  const { page, desk } = parley
  await expect(page.getByText('A related headline says that both sides see progress towards a deal.')).toBeVisible()
  const answer = await page.evaluate(() =>
    window.parley.requests['desk:apply']({
      command: {
        kind: 'change',
        collection: 'lead',
        id: 'lead-3',
        rev: 1,
        fields: { text: 'A headline that was looked into.' },
      },
      staff: { id: 'staff-example', name: 'Example desk officer', initials: 'EX' },
    }),
  )
  expect(answer).toEqual({ ok: true, value: { revision: 2, touched: [{ collection: 'lead', id: 'lead-3', rev: 2 }] } })
  expect(readFileSync(join(desk, 'desk.json'), 'utf8')).toContain('A headline that was looked into.')
  await expect(page.getByText('A headline that was looked into.')).toBeVisible()
  await parley.close()
})

test('the death of the desk process is mended: requests are answered, the desk is back, nothing is lost', async () => {
  const parley = await launch()
  const { page, app } = parley
  await expect(page.getByRole('heading', { name: 'What is next' })).toBeVisible()
  await page.waitForTimeout(2100)
  const killed = await app.evaluate(({ app: electronApp }) => {
    const desk = electronApp
      .getAppMetrics()
      .find((metric) => metric.name === 'Parley desk' || metric.serviceName === 'Parley desk')
    if (desk) process.kill(desk.pid, 'SIGKILL')
    return desk !== undefined
  })
  expect(killed).toBe(true)
  await expect
    .poll(async () => {
      const answer = await page.evaluate(() => window.parley.requests['desk:status']({}))
      return (answer as { ok: boolean }).ok
    })
    .toBe(true)
  await page.getByRole('navigation').getByRole('button', { name: 'Talks' }).click()
  await expect(page.locator('button[data-row]').first()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.reload()
  await expect(page.locator('button[data-row]').first()).toBeVisible()
  await parley.close()
})

test('a desk process that does not stay up is told, and can be started again', async () => {
  const parley = await launch()
  const { page, app } = parley
  await expect(page.getByRole('heading', { name: 'What is next' })).toBeVisible()
  const alert = page.getByRole('alert')
  await expect(async () => {
    await app.evaluate(({ app: electronApp }) => {
      const desk = electronApp
        .getAppMetrics()
        .find((metric) => metric.serviceName === 'Parley desk' || metric.name === 'Parley desk')
      try {
        if (desk) process.kill(desk.pid, 'SIGKILL')
      } catch {
        // It was gone already, and the next one is on its way.
      }
    })
    await expect(alert).toContainText('the desk process does not stay up', { timeout: 200 })
  }).toPass({ timeout: 20_000 })
  const answer = await page.evaluate(() => window.parley.requests['desk:status']({}))
  expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'What is next' })).toBeVisible()
  await parley.close()
})

test('a desk that was mended is opened by trying again', async () => {
  let whole = ''
  const parley = await launch({
    prepare: (desk) => {
      const file = join(desk, 'desk.json')
      whole = readFileSync(file, 'utf8')
      writeFileSync(file, '')
    },
  })
  await expect(parley.page.getByRole('alert')).toContainText('desk.json is damaged: it is empty')
  writeFileSync(join(parley.desk, 'desk.json'), whole)
  await parley.page.getByRole('button', { name: 'Try again' }).click()
  await expect(parley.page.getByRole('heading', { name: 'What is next' })).toBeVisible()
  await parley.close()
})

test('the session asks nobody, grants nothing, and downloads nothing', async () => {
  const server = createServer((_request, response) => response.end('reached'))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const { port } = server.address() as AddressInfo
  const parley = await launch()
  const { page, app } = parley
  const result = await app.evaluate(async ({ app: electronApp, BrowserWindow, session }, address) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const fetched = await session.defaultSession.fetch(address).then(
      (response) => response.text(),
      (error: Error) => error.message,
    )
    const download = new Promise((resolve) => {
      session.defaultSession.once('will-download', (event) => setTimeout(() => resolve(event.defaultPrevented), 0))
    })
    contents?.downloadURL('app://parley/icon.png')
    return { fetched, prevented: await download, rules: electronApp.commandLine.getSwitchValue('host-resolver-rules') }
  }, `http://127.0.0.1:${port}/`)
  expect(result.fetched).toMatch(/ERR_BLOCKED_BY_CLIENT/)
  expect(result.prevented).toBe(true)
  expect(result.rules).toBe('MAP * ~NOTFOUND')
  const denied = await page.evaluate(async () => {
    const located = new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        (error) => resolve(error.code),
      )
    })
    const notified = await Notification.requestPermission()
    return [await located, notified]
  })
  expect(denied).toEqual([1, 'denied'])
  await parley.close()
  server.close()
})

test('a desk that cannot be opened is told in one sentence, and is left as it is', async () => {
  const broken = await launch({
    prepare: (desk) => {
      const file = join(desk, 'desk.json')
      writeFileSync(file, readFileSync(file, 'utf8').slice(0, 9000))
    },
  })
  await expect(broken.page.getByRole('alert')).toContainText('desk.json is damaged: its checksum does not match')
  await expect(broken.page.getByRole('alert')).toContainText('What is on the disk was not changed.')
  expect(readFileSync(join(broken.desk, 'desk.json'), 'utf8')).toHaveLength(9000)

  const missing = await launch({ desk: '/nowhere/desk' })
  await expect(missing.page.getByRole('alert')).toContainText('There is no desk at /nowhere/desk')
  await missing.close()
  await broken.close()
})

test('a desk that another Parley holds is refused by name', async () => {
  const first = await launch()
  await expect(first.page.getByRole('heading', { name: 'What is next' })).toBeVisible()
  const second = await launch({ desk: first.desk })
  await expect(second.page.getByRole('alert')).toContainText(
    /is open for writing in another Parley \(process \d+, since /,
  )
  await second.close()
  await first.close()
})
