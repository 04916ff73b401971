import { app, type Session, type WebContents } from 'electron'
import { APP_ORIGIN } from './file-of'

/** Schemes that the window's requests may use: those of its own files and of the developer tools. */
const ALLOWED_SCHEMES = new Set(['app:', 'devtools:', 'blob:', 'data:'])

/** Command-line switches that keep Chromium off the network; must run before the app is ready. */
export function silenceChromium(): void {
  // "~NOTFOUND" is an ordinary name to Chromium since 2022: a call then asks the neighbours for it, by multicast.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ^NOTFOUND')
  // A proxy that no look-up finds: whatever still connects by address, even on this machine, ends there. Nor does Chromium look for the network's own.
  app.commandLine.appendSwitch('proxy-server', 'http://no-proxy.invalid:1')
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>')
  app.commandLine.appendSwitch('disable-quic')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  // To hide its own address, a call would join the neighbours' group for names (mDNS), which sends an IGMP report.
  app.commandLine.appendSwitch(
    'disable-features',
    'OptimizationHints,MediaRouter,SpareRendererForSitePerProcess,WebRtcHideLocalIpsWithMdns',
  )
}

const guarded = new WeakSet<Session>()

/**
 * Closes a session to everything but the window's own files, once. Runs first when the app is ready, and for any later session: an idle one looks up
 * a spelling host, and grants whatever a page asks for.
 */
export function guardSession(session: Session): void {
  if (guarded.has(session)) return
  guarded.add(session)
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !ALLOWED_SCHEMES.has(schemeOf(details.url)) })
  })
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  const chooseNone = (event: { preventDefault(): void }, _details: unknown, choose: () => void) => {
    event.preventDefault()
    choose()
  }
  session.on('select-hid-device', chooseNone)
  session.on('select-serial-port', (event, _ports, _contents, choose) => chooseNone(event, undefined, () => choose('')))
  session.on('select-usb-device', chooseNone)
  session.on('will-download', (event) => event.preventDefault())
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : ''
}

/** Keeps a page where it is: no navigation except to itself, none at all in a frame, no new windows, no web views, no devices. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault()
  })
  // Our own files never redirect.
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // WebRTC datagrams bypass the session's requests, the policy and the resolver's rules.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Is this the window's one page? Compares the whole address: "app://parley.evil/" begins like ours, "app://user@parley/" ends like it. */
export function isOwnPage(url: string): boolean {
  return url.split(/[?#]/)[0] === `${APP_ORIGIN}/`
}
