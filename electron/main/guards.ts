import { app, type Session, type WebContents } from 'electron'
import { APP_HOST, APP_SCHEME } from './origin'

/** Schemes that a request of the window may use: its own files, and what the developer tools are made of. */
const ALLOWED_SCHEMES = new Set(['app:', 'devtools:', 'blob:', 'data:'])

/** Command-line switches that keep Chromium off the network; must run before the app is ready. */
export function silenceChromium(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  app.commandLine.appendSwitch('disable-features', 'OptimizationHints,MediaRouter,SpareRendererForSitePerProcess')
}

/** Closes a session to everything but the window's own files. First thing on ready: an idle session looks up a spelling host. */
export function guardSession(session: Session): void {
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !ALLOWED_SCHEMES.has(schemeOf(details.url)) })
  })
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : ''
}

/** Keeps a page where it is: no navigation elsewhere, no new windows, no web views. */
export function guardContents(contents: WebContents): void {
  const refuseElsewhere = (event: { preventDefault(): void }, url: string) => {
    // A parsed comparison: "app://parley.evil/" begins like ours and is not.
    const parsed = URL.canParse(url) ? new URL(url) : undefined
    if (parsed?.protocol !== `${APP_SCHEME}:` || parsed.host !== APP_HOST) event.preventDefault()
  }
  contents.on('will-navigate', (event) => refuseElsewhere(event, event.url))
  contents.on('will-redirect', (event) => refuseElsewhere(event, event.url))
  contents.on('will-frame-navigate', (event) => refuseElsewhere(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
