import { builtinModules } from 'node:module'

/**
 * The rooms of the project, one a row: which folder, which other rooms it may use, which packages, which of Node's modules. A
 * boundary that is not in this table does not exist; one that is, is checked (`npm run check`).
 */
export interface Room {
  folder: string
  rooms: readonly string[]
  packages: readonly string[]
  node: readonly string[]
}

export const ROOMS: readonly Room[] = [
  { folder: 'core', rooms: [], packages: ['zod', 'edtf', 'diff'], node: [] },
  { folder: 'electron/files', rooms: ['core'], packages: [], node: ['crypto', 'fs', 'fs/promises', 'path', 'util'] },
  {
    folder: 'electron/journal',
    rooms: ['core', 'electron/files'],
    packages: ['lowdb', 'zod'],
    node: ['buffer', 'crypto', 'fs', 'fs/promises', 'os', 'path', 'util', 'worker_threads', 'zlib'],
  },
  {
    folder: 'electron/backup',
    rooms: ['core', 'electron/files', 'electron/journal'],
    packages: ['zod'],
    node: ['crypto', 'fs', 'fs/promises', 'path', 'worker_threads'],
  },
  {
    folder: 'electron/desk',
    rooms: ['core', 'electron/backup', 'electron/files', 'electron/journal', 'electron/press'],
    packages: ['lowdb', 'zod'],
    node: ['crypto', 'fs', 'fs/promises', 'path', 'os'],
  },
  {
    folder: 'electron/press',
    rooms: ['core', 'electron/files'],
    packages: ['pdfmake'],
    node: ['fs', 'path', 'worker_threads'],
  },
  {
    folder: 'electron/cli',
    rooms: ['core', 'electron/files', 'electron/journal', 'electron/desk', 'electron/press'],
    packages: [],
    node: ['fs', 'fs/promises', 'path', 'util'],
  },
  {
    folder: 'electron/main',
    rooms: ['core', 'electron/files'],
    packages: ['electron'],
    node: ['crypto', 'fs', 'fs/promises', 'os', 'path'],
  },
  { folder: 'electron/preload', rooms: ['core'], packages: ['electron'], node: [] },
  {
    folder: 'renderer',
    rooms: ['core'],
    packages: [
      'react',
      'react-dom',
      '@mantine/core',
      '@mantine/hooks',
      '@tanstack/react-query',
      '@tanstack/react-table',
      '@tanstack/react-virtual',
      '@tiptap/core',
      '@tiptap/react',
      '@tiptap/starter-kit',
      '@tiptap/markdown',
      '@tiptap/pm',
      'get-nonce',
      'pdfjs-dist',
      'zod',
    ],
    node: [],
  },
]

/** Names that only some files may import from a module: the wrappers of the transports, lowdb's one seam, the lock's socket. */
export interface Reserved {
  module: string
  /** The imported names that are reserved; all of the module's where it is left out. */
  names?: readonly string[]
  files: readonly string[]
}

export const RESERVED: readonly Reserved[] = [
  { module: 'electron', names: ['ipcMain', 'MessageChannelMain'], files: ['electron/main/ipc.ts'] },
  { module: 'electron', names: ['ipcRenderer'], files: ['electron/preload/index.ts'] },
  // Nobody: the app makes no request.
  { module: 'electron', names: ['net', 'autoUpdater', 'crashReporter', 'desktopCapturer'], files: [] },
  { module: 'electron', names: ['shell'], files: ['electron/main/show-outside.ts', 'electron/main/external-links.ts'] },
  {
    module: 'lowdb',
    files: ['electron/desk/desk-store.ts', 'electron/desk/desk-files.ts', 'electron/journal/journal-adapter.ts'],
  },
  { module: 'net', files: ['electron/desk/desk-lock.ts'] },
]

/** Ways past an import that no file of any room may use: modules by name at run time, and requests by other doors. */
export const FORBIDDEN_WORDS: readonly RegExp[] = [
  /\bgetBuiltinModule\b/,
  /\bcreateRequire\b/,
  /\brequire\s*\(/,
  /\.fetch\b/,
  /\.ipc\b/,
  /\[\s*['"`](fetch|ipc|require)['"`]\s*\]/,
]

/** Words that only some files of a folder may hold: ways to a port or to the page that are not imports. */
export interface ReservedWord {
  folder: string
  pattern: RegExp
  files: readonly string[]
}

export const RESERVED_WORDS: readonly ReservedWord[] = [
  { folder: 'electron/main', pattern: /\.(send|sendSync|postMessage)\(/, files: ['electron/main/ipc.ts'] },
  { folder: 'electron/desk', pattern: /\bparentPort\b/, files: ['electron/desk/port-server.ts'] },
  { folder: 'electron/preload', pattern: /\bMessagePort\b/, files: ['electron/preload/desk-port.ts'] },
  { folder: 'renderer', pattern: /\bwindow\.parley\b|\bMessagePort\b/, files: ['renderer/desk/bridge.ts'] },
]

/** Is this one of Node's own modules? The name without `node:`, or undefined. */
export function nodeModule(specifier: string): string | undefined {
  const name = specifier.replace(/^node:/, '')
  return builtinModules.includes(name) ? name : undefined
}
