import { expect, test } from '@playwright/test'
import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { launch, type Launched } from '../../helpers/window/launch'

/** The session grants nothing, asks nobody, and fetches only the window's own files. */

test.describe.configure({ mode: 'default' })
let parley: Launched
test.beforeAll(async () => {
  parley = await launch()
})
test.afterAll(() => parley.close())

test('permission queries are answered with no, without asking', async () => {
  const states = await parley.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write']
    const asked = names.map(async (name): Promise<[string, string]> => {
      const status = await navigator.permissions
        .query({ name: name as PermissionName })
        .catch(() => ({ state: 'unknown' }))
      return [name, status.state]
    })
    return { ...Object.fromEntries(await Promise.all(asked)), Notification: Notification.permission }
  })
  const { geolocation, notifications, camera, ...others } = states as Record<string, string>
  expect([geolocation, notifications, camera]).toEqual(['denied', 'denied', 'denied'])
  expect(Object.values(others).filter((state) => state === 'granted')).toEqual([])
})

test('permission requests are refused', async () => {
  const refused = await parley.page.evaluate(async () => {
    /** Requests a device; a kind that this Chromium lacks counts as refused. */
    const device = async (kind: string, method: string, options?: object) => {
      const api = (navigator as unknown as Record<string, Record<string, (given?: object) => Promise<unknown>>>)[kind]
      return api ? api[method]?.(options) : []
    }
    const outcome = (work: () => Promise<unknown>) =>
      Promise.race([
        work().then(
          (value) => (Array.isArray(value) ? `list of ${value.length}` : `got ${String(value)}`),
          (error: Error) => error.name,
        ),
        new Promise((resolve) => setTimeout(() => resolve('no answer'), 15_000)),
      ])
    const located = new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        (error) => resolve(error.code),
      )
    })
    return Promise.all([
      located,
      Notification.requestPermission(),
      outcome(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      outcome(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      outcome(() => navigator.requestMIDIAccess({ sysex: true })),
      outcome(() => navigator.clipboard.readText()),
      outcome(() => navigator.wakeLock.request('screen')),
      outcome(() => device('hid', 'requestDevice', { filters: [] })),
      outcome(() => device('usb', 'requestDevice', { filters: [] })),
      outcome(() => device('bluetooth', 'requestDevice', { acceptAllDevices: true })),
      outcome(() => device('serial', 'requestPort')),
    ])
  })
  expect(refused.slice(0, 2)).toEqual([1, 'denied'])
  for (const outcome of refused.slice(2)) expect(outcome).toMatch(/^[A-Z]\w+Error$|^list of 0$/)
})

/** All permissions that Electron asks about. */
const PERMISSIONS = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'idle-detection',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'pointerLock',
  'keyboardLock',
  'openExternal',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'window-management',
  'unknown',
  'hid',
  'usb',
  'serial',
  'fileSystem',
  'deprecated-sync-clipboard-read',
  'background-sync',
  'payment-handler',
  'sensors',
]

test('every new session is guarded at once: requests, checks and devices', async () => {
  const answers = await parley.app.evaluate(async ({ session }, permissions) => {
    type Handler = (...given: unknown[]) => unknown
    const prototype = Object.getPrototypeOf(session.defaultSession) as Record<string, (handler: Handler) => void>
    const names = ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler']
    const handlers: Record<string, Handler> = {}
    const originals = names.map((name) => [name, prototype[name]] as const)
    for (const [name, original] of originals)
      prototype[name] = function take(this: unknown, handler: Handler) {
        handlers[name] = handler
        original?.call(this, handler)
      }
    const made = session.fromPartition('made later')
    for (const [name, original] of originals) if (original) prototype[name] = original
    const granted: string[] = []
    for (const permission of permissions) {
      if (handlers.setPermissionCheckHandler?.(null, permission, 'app://parley/', {}) !== false)
        granted.push(permission)
      await new Promise((resolve) => {
        const answer = (given: unknown) => {
          if (given !== false) granted.push(permission)
          resolve(undefined)
        }
        if (handlers.setPermissionRequestHandler) handlers.setPermissionRequestHandler(null, permission, answer, {})
        else answer('no handler')
      })
    }
    const device = handlers.setDevicePermissionHandler?.({ deviceType: 'hid', origin: 'app://parley/', device: {} })
    const chosen = ['select-hid-device', 'select-usb-device', 'select-serial-port'].map((name) => {
      let prevented = false
      let choice: unknown = 'never answered'
      const event = { preventDefault: () => (prevented = true) }
      const choose = (id: unknown) => (choice = id ?? '')
      const devices = { deviceList: [{ deviceId: 'x' }] }
      made.emit(name, event, ...(name === 'select-serial-port' ? [[{ portId: 'x' }], null, choose] : [devices, choose]))
      return { prevented, choice }
    })
    return {
      granted,
      device,
      chosen,
      spelling: made.isSpellCheckerEnabled(),
      languages: made.getSpellCheckerLanguages(),
      first: session.defaultSession.getSpellCheckerLanguages(),
    }
  }, PERMISSIONS)
  const none = { prevented: true, choice: '' }
  expect(answers).toEqual({
    granted: [],
    device: false,
    chosen: [none, none, none],
    spelling: false,
    languages: [],
    first: [],
  })
})

test('no Bluetooth device is chosen for a page', async () => {
  const chosen = await parley.app.evaluate(({ BrowserWindow }) => {
    let prevented = false
    let choice: unknown = 'never answered'
    const event = { preventDefault: () => (prevented = true) }
    BrowserWindow.getAllWindows()[0]?.webContents.emit(
      'select-bluetooth-device',
      event,
      [{ deviceId: 'x', deviceName: 'x' }],
      (id: unknown) => (choice = id),
    )
    return { prevented, choice }
  })
  expect(chosen).toEqual({ prevented: true, choice: '' })
})

test('a call sends no datagram to anybody @call', async () => {
  const listener = createSocket('udp4')
  let heard = 0
  listener.on('message', () => (heard += 1))
  await new Promise<void>((resolve) => {
    listener.bind(0, '127.0.0.1', () => resolve())
  })
  const candidates = await parley.page.evaluate(async (server) => {
    const call = new RTCPeerConnection({ iceServers: [{ urls: `stun:${server}` }] })
    const found: string[] = []
    call.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.candidate) found.push(candidate.candidate)
    })
    call.createDataChannel('x')
    await call.setLocalDescription(await call.createOffer())
    await new Promise((resolve) => setTimeout(resolve, 700))
    call.close()
    return found
  }, `127.0.0.1:${listener.address().port}`)
  expect(candidates.filter((candidate) => / udp /i.test(candidate))).toEqual([])
  expect(heard).toBe(0)
  listener.close()
})

/** The switches that keep Chromium from making requests by itself; test/long/offline and test/long/packets check that it makes none. */
const QUIET = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-quic',
  'no-pings',
]
/** Those with a value: no name is looked up, no connection goes out, and a call neither asks nor joins the neighbours. */
const OFFLINE = [
  ['host-resolver-rules', 'MAP * ^NOTFOUND'],
  ['proxy-server', 'no-proxy.invalid'],
  ['proxy-bypass-list', '<-loopback>'],
  ['disable-features', 'WebRtcHideLocalIpsWithMdns'],
] as const

test('no session downloads or fetches anything', async () => {
  const server = createServer((_request, response) => response.end('reached'))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const { port } = server.address() as AddressInfo
  const result = await parley.app.evaluate(
    async ({ app, BrowserWindow, session }, given) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const fetched = await Promise.all(
        [session.defaultSession, session.fromPartition('another')].map((one) =>
          one.fetch(given.address).then(
            (response) => response.text(),
            (error: Error) => error.message,
          ),
        ),
      )
      const download = new Promise((resolve) => {
        session.defaultSession.once('will-download', (event) => setTimeout(() => resolve(event.defaultPrevented), 0))
      })
      contents?.downloadURL('app://parley/icon.png')
      return {
        fetched,
        prevented: await download,
        switches: given.switches.map((name) =>
          app.commandLine.hasSwitch(name) ? app.commandLine.getSwitchValue(name) : 'not set',
        ),
      }
    },
    { address: `http://127.0.0.1:${port}/`, switches: [...OFFLINE.map(([name]) => name), ...QUIET] },
  )
  for (const outcome of result.fetched) expect(outcome).toMatch(/ERR_BLOCKED_BY_CLIENT/)
  expect(result.prevented).toBe(true)
  expect(result.switches.slice(0, OFFLINE.length)).toEqual(OFFLINE.map(([, value]) => expect.stringContaining(value)))
  expect(result.switches.slice(OFFLINE.length)).toEqual(QUIET.map(() => ''))
  server.close()
})
