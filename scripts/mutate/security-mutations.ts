import { one, unit, type Mutation } from './mutation'

const GUARDS = 'electron/main/guards.ts'
const INDEX = 'electron/main/index.ts'
const START_APP = 'electron/main/start-app.ts'
const WINDOW = 'electron/main/window.ts'
const IPC = 'electron/main/ipc.ts'
const PROTOCOL = 'electron/main/protocol.ts'
const FILE_OF = 'electron/main/file-of.ts'
const OUTSIDE = 'electron/main/external-links.ts'
const ASK_ALONE = 'electron/main/ask-alone.ts'
const LINK = 'core/external-links/external-link.ts'

const ATTACHMENTS = 'electron/desk/services/attachments-service.ts'
const ON_NOTES = unit('electron/desk/services/attachments-service')

const inWindow = (theme: string) => ({ window: `test/e2e/security/${theme}.e2e.ts` })

const SESSION: Mutation[] = [
  one('spelling languages', GUARDS, 'session.setSpellCheckerLanguages([])', '', inWindow('permissions')),
  one(
    'requests by scheme',
    GUARDS,
    'cancel: !ALLOWED_SCHEMES',
    'cancel: false && !ALLOWED_SCHEMES',
    inWindow('permissions'),
  ),
  one(
    'permission request',
    GUARDS,
    'callback) => callback(false)',
    'callback) => callback(true)',
    inWindow('permissions'),
  ),
  one(
    'permission check',
    GUARDS,
    'setPermissionCheckHandler(() => false)',
    'setPermissionCheckHandler(() => true)',
    inWindow('permissions'),
  ),
  one(
    'device permission',
    GUARDS,
    'setDevicePermissionHandler(() => false)',
    'setDevicePermissionHandler(() => true)',
    inWindow('permissions'),
  ),
  one('choice of a HID device', GUARDS, "session.on('select-hid-device', chooseNone)", '', inWindow('permissions')),
  one('choice of a USB device', GUARDS, "session.on('select-usb-device', chooseNone)", '', inWindow('permissions')),
  one(
    'choice of a serial port',
    GUARDS,
    "session.on('select-serial-port'",
    "session.on('never' as 'select-serial-port'",
    inWindow('permissions'),
  ),
  one(
    'choice of a Bluetooth device',
    GUARDS,
    "contents.on('select-bluetooth-device'",
    "contents.on('never' as 'select-bluetooth-device'",
    inWindow('permissions'),
  ),
  one(
    'downloads',
    GUARDS,
    "session.on('will-download', (event) => event.preventDefault())",
    '',
    inWindow('permissions'),
  ),
  one(
    'name lookups',
    GUARDS,
    "app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ^NOTFOUND')",
    '',
    inWindow('permissions'),
  ),
  one(
    'connections by address',
    GUARDS,
    "app.commandLine.appendSwitch('proxy-server', 'http://no-proxy.invalid:1')",
    '',
    inWindow('permissions'),
  ),
  one(
    'connections on this machine',
    GUARDS,
    "app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>')",
    '',
    inWindow('permissions'),
  ),
  one('groups of a call', GUARDS, ',WebRtcHideLocalIpsWithMdns', '', inWindow('permissions')),
  one('calls', GUARDS, "contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')", '', inWindow('permissions')),
  ...[
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-quic',
    'no-pings',
  ].map((name) => one(name, GUARDS, `app.commandLine.appendSwitch('${name}')`, '', inWindow('permissions'))),
  one('sessions made later', INDEX, "app.on('session-created', guardSession)", '', inWindow('permissions')),
  {
    name: 'the first session',
    edits: [
      [INDEX, "app.on('session-created', guardSession)", ''],
      [INDEX, 'guardSession(session.defaultSession)', ''],
    ],
    tests: inWindow('permissions'),
  },
]

const PAGE: Mutation[] = [
  one('navigation', GUARDS, 'if (!isOwnPage(event.url)) event', 'if (isNaN(0)) event', inWindow('navigation')),
  one(
    'the whole address',
    GUARDS,
    'return url.split(/[?#]/)[0] === `${APP_ORIGIN}/`',
    'return url.startsWith(APP_ORIGIN)',
    inWindow('navigation'),
  ),
  one(
    'redirects',
    GUARDS,
    "contents.on('will-redirect', (event) => event.preventDefault())",
    '',
    inWindow('navigation'),
  ),
  one('navigation of frames', GUARDS, 'if (!event.isMainFrame) event', 'if (isNaN(0)) event', inWindow('navigation')),
  one(
    'web views',
    GUARDS,
    "contents.on('will-attach-webview', (event) => event.preventDefault())",
    '',
    inWindow('navigation'),
  ),
  one('new windows', GUARDS, "action: 'deny'", "action: 'allow'", inWindow('navigation')),
  one(
    'guards of every page',
    INDEX,
    "app.on('web-contents-created', (_event, contents) => guardContents(contents))",
    '',
    inWindow('navigation'),
  ),
  one('the way back to the page', WINDOW, 'if (!isOwnPage(url)) showPage()', '', inWindow('navigation')),
  // Not `navigateOnDragDrop: false`: it is Electron's default, the guard of navigation also stops dropped files, and not every Electron reports the
  // preference.
  one('context isolation', WINDOW, 'contextIsolation: true', 'contextIsolation: false', inWindow('page')),
  one('no Node in the page', WINDOW, 'nodeIntegration: false', 'nodeIntegration: true', inWindow('page')),
  one('sandboxed page', WINDOW, 'sandbox: true', 'sandbox: false', inWindow('page')),
  one('no web view tag', WINDOW, 'webviewTag: false', 'webviewTag: true', inWindow('page')),
  one('web security', WINDOW, 'webviewTag: false', 'webviewTag: false, webSecurity: false', inWindow('page')),
  one('the sandbox of every page', INDEX, "if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()", '', {
    ...inWindow('sandbox'),
    ordinary: true,
  }),
  one(
    'a bridge of requests only',
    'electron/preload/index.ts',
    "exposeInMainWorld('parley', {",
    "exposeInMainWorld('parley', {\n  invoke: (name: string) => ipcRenderer.invoke(name),",
    inWindow('page'),
  ),
]

const FILES: Mutation[] = [
  ...[
    ["default-src 'none'", 'default-src *'],
    ["script-src 'self'", "script-src 'self' 'unsafe-inline'"],
    ["script-src 'self'", "script-src 'self' 'unsafe-eval'"],
    ["script-src 'self'", "script-src 'self' blob:"],
    ["font-src 'self'", 'font-src *'],
    ["img-src 'self'", "img-src 'self' data:"],
    ["img-src 'self'", "img-src 'self' blob:"],
    ["worker-src 'self'", "worker-src 'self' blob:"],
    ["base-uri 'none'", "base-uri 'self'"],
    ["form-action 'none'", "form-action 'self'"],
    ["frame-ancestors 'none'", "frame-ancestors 'self'"],
  ].map(([from = '', to = '']) => one(`policy: ${to}`, PROTOCOL, `"${from}"`, `"${to}"`, inWindow('page'))),
  one(
    'policy: any style',
    PROTOCOL,
    "style-src 'self' 'nonce-${nonce}'",
    "style-src 'self' 'unsafe-inline'",
    inWindow('page'),
  ),
  one(
    'policy: a number that stays',
    PROTOCOL,
    "randomBytes(16).toString('base64')",
    "'AAAAAAAAAAAAAAAAAAAAAA=='",
    inWindow('page'),
  ),
  one(
    'policy: past it',
    PROTOCOL,
    'supportFetchAPI: false',
    'supportFetchAPI: true, bypassCSP: true',
    inWindow('page'),
  ),
  one(
    'types that are not guessed',
    PROTOCOL,
    "headers: { 'content-type': type, 'x-content-type-options': 'nosniff' }",
    "headers: { 'content-type': type }",
    inWindow('own-files'),
  ),
  one(
    'only to be read',
    PROTOCOL,
    "request.method === 'GET' ? await fileOf(request.url, folder) : undefined",
    'await fileOf(request.url, folder)',
    inWindow('own-files'),
  ),
  one('the host of a file', FILE_OF, ' || url.host !== APP_HOST', '', unit('electron/main/app-files')),
  one('backslashes', FILE_OF, '/[\\0\\\\]/.test(path) || ', '', unit('electron/main/app-files')),
  one('steps up', FILE_OF, " || path.split('/').includes('..')", '', unit('electron/main/app-files')),
  one(
    'links that lead out',
    FILE_OF,
    "await realpath(join(root, path === '/' ? 'index.html' : path))",
    "join(root, path === '/' ? 'index.html' : path)",
    unit('electron/main/app-files'),
  ),
  one('a folder beside', FILE_OF, 'startsWith(root + sep)', 'startsWith(root)', unit('electron/main/app-files')),
  one('folders', FILE_OF, ' && (await stat(file)).isFile()', '', unit('electron/main/app-files')),
]

const REQUESTS: Mutation[] = [
  one('senders: our windows', IPC, 'ours.has(event.sender) && ', '', inWindow('senders')),
  one('senders: the main frame', IPC, ' && frame === event.sender.mainFrame', '', inWindow('senders')),
  one('senders: our origin', IPC, ' && frame.origin === APP_ORIGIN', '', inWindow('senders')),
  one(
    'requests are parsed',
    'core/contract/answer-by.ts',
    'if (!parsed.success) {',
    'if (request === "") {',
    unit('electron/desk/services/fuzz-requests.long'),
  ),
  one(
    'names of requests',
    'core/contract/answer-by.ts',
    '!Object.hasOwn(handlers, request)',
    '!(request in handlers)',
    unit('electron/desk/services/fuzz-requests.long'),
  ),
  one('values inside themselves', 'core/base/plain-json.ts', 'depth > DEPTH_MAX || ', '', unit('core/base/plain-json')),
  one(
    'a key __proto__',
    'core/base/plain-json.ts',
    "if (key === '__proto__') return true",
    '',
    unit('core/base/plain-json'),
  ),
  one('what is no JSON', 'core/base/plain-json.ts', ' || !isPlain(value)', '', unit('core/base/plain-json')),
  one(
    'ids that every object has',
    'core/desk/memory-desk.ts',
    'records && Object.hasOwn(records, id)',
    'records?.[id]',
    unit('electron/desk/services/fuzz-requests.long'),
  ),
  one(
    'what cannot be cloned, to the desk',
    'electron/preload/desk-port.ts',
    'this.#pending.get(message.id)?.(uncloneable(message.request))',
    '',
    inWindow('senders'),
  ),
  one(
    'what cannot be cloned, to main',
    'electron/preload/index.ts',
    "error.message.includes('could not be cloned')",
    'error.message === ""',
    inWindow('senders'),
  ),
  one(
    'logs without content',
    'core/base/where-of.ts',
    "[error.name, ...frames].join('\\n')",
    "error.stack ?? ''",
    unit('core/base/where-of'),
  ),
  one(
    'logs without messages that look like frames',
    'core/base/where-of.ts',
    "head === undefined ? '' : stack.slice(head.length)",
    'stack',
    unit('core/base/where-of'),
  ),
  one(
    'files of the note that is named',
    ATTACHMENTS,
    "if (!attachments.some((file) => file.sha256 === sha256)) throw new ParleyError('attachment-gone')",
    'void attachments',
    ON_NOTES,
  ),
  one(
    'files that were handed over',
    ATTACHMENTS,
    'if (kept.get(sha256)?.bytes.length !== bytes)',
    'if (false)',
    ON_NOTES,
  ),
  one('pictures alone', ATTACHMENTS, '!picture || !isShowable(picture)', '!picture', ON_NOTES),
  one(
    'pictures by their bytes',
    'core/reading/picture-size.ts',
    '?? jpeg(file)',
    "?? jpeg(file) ?? sized('image/png', 1, 1)",
    ON_NOTES,
  ),
  one(
    'the frame of a GIF',
    'core/reading/picture-size.ts',
    'Math.max(u16(6), right)',
    'u16(6)',
    unit('core/reading/picture-size'),
  ),
  one('logs of what nobody caught', START_APP, "process.on('unhandledRejection', report)", '', inWindow('logs')),
]

const LINKS: Mutation[] = [
  one(
    'asked first',
    OUTSIDE,
    "if (answer === 'cancel')",
    "if (answer === ('never' as string))",
    inWindow('external-links'),
  ),
  one(
    'Enter opens nothing',
    OUTSIDE,
    "defaultId: BUTTONS.indexOf('cancel')",
    "defaultId: BUTTONS.indexOf('open')",
    inWindow('external-links'),
  ),
  one(
    'Esc opens nothing',
    OUTSIDE,
    "cancelId: BUTTONS.indexOf('cancel')",
    "cancelId: BUTTONS.indexOf('open')",
    inWindow('external-links'),
  ),
  one('not http', OUTSIDE, " || link.kind === 'http'", '', inWindow('external-links')),
  one('one question at a time', ASK_ALONE, 'if (asking) return undefined', '', inWindow('external-links')),
  one(
    'what is opened is what was shown',
    OUTSIDE,
    'openExternal(link.address)',
    'openExternal(text)',
    inWindow('external-links'),
  ),
  one('only https and mailto', LINK, '/^(https|http):', '/^([a-z]+):', unit('core/external-links/external-link')),
  one('no hidden characters', LINK, ' || UNSAFE.test(text)', '', unit('core/external-links/external-link')),
  one(
    'no names before the host',
    LINK,
    "url.username !== '' || url.password !== '' || /^https?:\\/\\/[^/?#]*@/i.test(text)",
    'false',
    unit('core/external-links/external-link'),
  ),
  one('no long address', LINK, 'text.length > ADDRESS_MAX || ', '', unit('core/external-links/external-link')),
  one(
    'no address that grows long',
    LINK,
    ' || url.href.length > ADDRESS_MAX',
    '',
    unit('core/external-links/external-link'),
  ),
  one('no attachment', LINK, 'MAIL_HEADERS.has(name) && ', '', unit('core/external-links/external-link')),
  one('no header in a header', LINK, '!/[\\p{Cc}]/u.test(value)', 'true', unit('core/external-links/external-link')),
  one(
    'no header in a name',
    LINK,
    "to === undefined || (to !== '' && !/^[^@\\s\\p{C}]+@[^@\\s\\p{C}]+$/u.test(to))",
    'to === undefined',
    unit('core/external-links/external-link'),
  ),
  one(
    'a link is one to the window too',
    'renderer/external-links/external-link.tsx',
    'if (!link) return <>{children}</>',
    'if (!link) return <a href={address}>{children}</a>',
    inWindow('external-links'),
  ),
  one(
    'Markdown without HTML',
    'renderer/markdown/markdown-text.ts',
    '    html: none,\n    tag: none,\n',
    '',
    unit('renderer/markdown/markdown-text'),
  ),
  one(
    'Markdown without other addresses',
    'renderer/markdown/extensions.ts',
    '/^(https:\\/\\/|mailto:)[^\\s<>"]+$/i.test(address)',
    'address !== ""',
    unit('renderer/markdown/markdown-text'),
  ),
  one(
    'the person allows notifications, not the page',
    'electron/main/ask-notifications.ts',
    'return isAllowed ? wanted',
    'return isAllowed !== null ? wanted',
    { window: 'test/e2e/reminders.e2e.ts' },
  ),
  one(
    'titles that everybody may read',
    'core/queries/reminders.ts',
    '[ref, ...namesInTitle(desk, ref)]',
    '[ref]',
    unit('core/queries/reminders'),
  ),
  one(
    'the log names own scripts alone',
    'core/contract/log-event.ts',
    "own.has(one.slice(0, one.indexOf(':')))",
    'true',
    unit('core/contract/log-event'),
  ),
  one(
    'a page cannot fill the log',
    'electron/main/app-log.ts',
    '(this.#fromPages += 1) > FROM_PAGES_MAX',
    'false',
    unit('electron/main/app-log'),
  ),
  one(
    'shell in one file',
    'scripts/check/rooms.ts',
    "  { module: 'electron', names: ['shell'], files: ['electron/main/external-links.ts'] },\n",
    '',
    unit('scripts/check/project-checks'),
  ),
]

/** Removes the guards of the window against the outside: `npm run mutate:security`. */
export const SECURITY: readonly Mutation[] = [...SESSION, ...PAGE, ...FILES, ...REQUESTS, ...LINKS]
