import { builtinModules } from 'node:module'

/**
 * A room of the project: its folder, and the other rooms, packages and Node modules that it may use. The table holds every boundary, in floor order,
 * and `npm run check` enforces it.
 */
export interface Room {
  folder: string
  /** True if only the files directly in the folder belong to the room, without its subfolders. */
  entry?: true
  rooms: readonly string[]
  packages: readonly string[]
  node: readonly string[]
}

/** A floor of a building, with what it may use besides the floors below it. */
type Floor = readonly [folder: string, packages?: readonly string[], node?: readonly string[]]

/** The rooms of a building, from the ground up: each may use every floor below it, and the rooms of `on`. */
function building(top: string, on: readonly string[], floors: readonly Floor[]): Room[] {
  return floors.map(([folder, packages = [], node = []], index) => ({
    folder: `${top}/${folder}`,
    rooms: [...on, ...floors.slice(0, index).map(([below]) => `${top}/${below}`)],
    packages,
    node,
  }))
}

const foldersOf = (rooms: readonly Room[]) => rooms.map((room) => room.folder)

const CORE = building(
  'core',
  [],
  [
    ['base', ['zod']],
    ['charts', ['zod']],
    ['dates', ['zod']],
    ['rates/terms'],
    ['rates/schedule', ['zod']],
    ['model/values', ['zod']],
    ['rates/regime', ['zod']],
    ['model/records', ['zod']],
    ['model/schema', ['zod']],
    ['model/migrations'],
    ['text', ['zod', 'diff']],
    ['anchors'],
    ['desk', ['zod']],
    ['journal', ['zod']],
    ['rates'],
    ['time-line'],
    ['wording', ['zod']],
    ['suggest', ['zod']],
    ['rules'],
    ['search', ['zod']],
    ['spelling', ['zod']],
    ['from-words', ['zod']],
    ['memo', ['zod', 'diff']],
    ['memo/about-talk'],
    ['memo/about-session'],
    ['memo/kinds'],
    ['memo/saved', ['zod']],
    ['reading', ['zod']],
    ['commands', ['zod']],
    ['undo'],
    ['queries', ['zod']],
    ['actions'],
    ['backup', ['zod']],
    ['external-links'],
    ['interop', ['zod']],
    ['history', ['zod']],
    ['recovery', ['zod']],
    ['file-changes'],
    ['contract', ['zod']],
    ['editing', ['zod']],
  ],
)
const ALL_OF_CORE = foldersOf(CORE)

const FILES: readonly Room[] = [
  {
    folder: 'electron/files',
    rooms: ALL_OF_CORE,
    packages: [],
    node: ['crypto', 'fs', 'fs/promises', 'path', 'util'],
  },
]
const ON_FILES = [...ALL_OF_CORE, ...foldersOf(FILES)]

const JOURNAL = building('electron/journal', ON_FILES, [
  ['format', ['zod'], ['buffer', 'crypto', 'fs', 'fs/promises', 'os', 'path', 'zlib']],
  ['read', ['zod'], ['fs', 'path', 'zlib']],
  ['write', ['lowdb', 'zod'], ['crypto', 'fs', 'fs/promises', 'path', 'worker_threads']],
  ['migrate', [], ['crypto', 'fs', 'fs/promises', 'path']],
  ['repair', [], ['crypto', 'fs', 'fs/promises', 'path', 'util']],
])
const ON_JOURNAL = [...ON_FILES, ...foldersOf(JOURNAL)]

const BACKUP: readonly Room[] = [
  {
    folder: 'electron/backup',
    rooms: ON_JOURNAL,
    packages: ['zod'],
    node: ['crypto', 'fs', 'fs/promises', 'path', 'worker_threads'],
  },
]
const PRESS: readonly Room[] = [
  { folder: 'electron/press', rooms: ON_FILES, packages: ['pdfmake'], node: ['fs', 'path', 'worker_threads'] },
]
const WORD: readonly Room[] = [{ folder: 'electron/word', rooms: ALL_OF_CORE, packages: ['docx', 'fflate'], node: [] }]
const SEARCH: readonly Room[] = [
  {
    folder: 'electron/search',
    rooms: ON_FILES,
    packages: ['zod'],
    node: ['crypto', 'fs', 'fs/promises', 'path', 'worker_threads'],
  },
]
const READING: readonly Room[] = [
  {
    folder: 'electron/reading',
    rooms: ON_FILES,
    packages: ['@kenjiuno/msgreader', 'parse5', 'pdfjs-dist', 'postal-mime', 'saxes', 'tesseract.js-core'],
    node: ['crypto', 'fs/promises', 'path', 'util', 'worker_threads', 'zlib'],
  },
]
const SPELLING: readonly Room[] = [
  { folder: 'electron/spelling', rooms: ON_FILES, packages: ['nspell'], node: ['fs', 'path', 'worker_threads'] },
]
const DESK = building(
  'electron/desk',
  [
    ...ON_JOURNAL,
    'electron/backup',
    'electron/press',
    'electron/reading',
    'electron/search',
    'electron/spelling',
    'electron/word',
  ],
  [
    ['store', ['lowdb', 'zod'], ['crypto', 'fs', 'fs/promises', 'os', 'path']],
    ['watch', [], ['fs/promises', 'path']],
    ['services', [], ['crypto', 'fs', 'fs/promises', 'path', 'zlib']],
    ['process', [], ['crypto', 'fs', 'path']],
  ],
)

const WINDOW = ['react', '@mantine/core'] as const
const ASKING = [...WINDOW, '@tanstack/react-query'] as const
const RENDERER = building('renderer', ALL_OF_CORE, [
  ['text', ['react']],
  ['look', WINDOW],
  ['client', ASKING],
  ['actions', WINDOW],
  ['navigation', ['react', 'zod']],
  ['external-links', ['react']],
  [
    'markdown',
    [...WINDOW, '@tiptap/core', '@tiptap/react', '@tiptap/starter-kit', '@tiptap/markdown', '@tiptap/pm', 'parse5'],
  ],
  ['pages', [...WINDOW, 'react-dom', 'pdfjs-dist']],
  ['recovery', ASKING],
  ['parts', ASKING],
  ['lists', [...WINDOW, 'react-dom', '@tanstack/react-virtual']],
  ['screens/settings', WINDOW],
  ['screens/delete', WINDOW],
  ['screens/quick-make', WINDOW],
  ['screens/form', [...WINDOW, '@mantine/hooks']],
  ['screens/change-all', WINDOW],
  ['screens/notes', ASKING],
  ['screens/schedule', WINDOW],
  ['screens/record', WINDOW],
  ['screens/history', ASKING],
  ['screens/detail', WINDOW],
  ['screens/reader', [...ASKING, '@tanstack/react-virtual']],
  ['screens/rates', WINDOW],
  ['screens/time-line', WINDOW],
  ['screens/packages', WINDOW],
  ['screens/who-met', WINDOW],
  ['screens/help', WINDOW],
  ['screens/about', WINDOW],
  ['screens/tour', WINDOW],
  ['screens/reminders', ASKING],
  ['screens/lists', ['react']],
  ['screens/search', WINDOW],
  ['screens/memos', WINDOW],
  ['screens/positions', ['react', '@tanstack/react-query', '@tanstack/react-virtual']],
  ['screens/overview', WINDOW],
  ['screens/trash', ASKING],
  ['screens/welcome', WINDOW],
  ['screens/backups', ASKING],
  ['screens/interop', ASKING],
  ['screens/source-intake', WINDOW],
  ['frame', [...WINDOW, 'react-dom', '@mantine/hooks', '@primer/octicons-react']],
])

export const ROOMS: readonly Room[] = [
  ...CORE,
  ...FILES,
  ...JOURNAL,
  ...BACKUP,
  ...PRESS,
  ...READING,
  ...SEARCH,
  ...SPELLING,
  ...WORD,
  ...DESK,
  {
    folder: 'electron/cli',
    rooms: [...ON_JOURNAL, ...foldersOf(DESK), 'electron/press', 'electron/reading'],
    packages: [],
    node: ['crypto', 'fs', 'fs/promises', 'os', 'path', 'util'],
  },
  {
    folder: 'electron/main',
    rooms: ON_FILES,
    packages: ['electron'],
    node: ['crypto', 'fs', 'fs/promises', 'os', 'path'],
  },
  { folder: 'electron/preload', rooms: ALL_OF_CORE, packages: ['electron'], node: [] },
  ...RENDERER,
  // The entry: only the files directly in this folder; a subfolder needs a row of its own.
  {
    folder: 'renderer',
    entry: true,
    rooms: [...ALL_OF_CORE, ...foldersOf(RENDERER)],
    packages: [...ASKING, 'react-dom', 'get-nonce'],
    node: [],
  },
]

/** Names that only some files may import from a module: the wrappers of the transports, lowdb's one seam, the lock's socket. */
export interface Reserved {
  module: string
  /** The imported names that are reserved; by default all of the module's. */
  names?: readonly string[]
  files: readonly string[]
}

export const RESERVED: readonly Reserved[] = [
  { module: 'electron', names: ['ipcMain', 'MessageChannelMain'], files: ['electron/main/ipc.ts'] },
  { module: 'electron', names: ['ipcRenderer'], files: ['electron/preload/index.ts'] },
  // For no file: the app makes no requests.
  { module: 'electron', names: ['net', 'autoUpdater', 'crashReporter', 'desktopCapturer'], files: [] },
  { module: 'electron', names: ['shell'], files: ['electron/main/external-links.ts'] },
  {
    module: 'lowdb',
    files: [
      'electron/desk/store/open-files.ts',
      'electron/desk/store/desk-files.ts',
      'electron/journal/write/journal-adapter.ts',
    ],
  },
  { module: 'net', files: ['electron/desk/store/desk-lock.ts'] },
]

/** Ways around an import that no file may use: modules named at run time, and other ways to make requests. */
export const FORBIDDEN_WORDS: readonly RegExp[] = [
  /\bgetBuiltinModule\b/,
  /\bcreateRequire\b/,
  /\brequire\s*\(/,
  /\.fetch\b/,
  /\.ipc\b/,
  /\[\s*['"`](fetch|ipc|require)['"`]\s*\]/,
  // Globs and addresses of modules, which the bundler follows: they name files that no row allows.
  /\bimport\.meta\b/,
]

/** Words that only some files of a folder may contain: ways to a port or to the page that are not imports. */
export interface ReservedWord {
  folder: string
  pattern: RegExp
  files: readonly string[]
}

export const RESERVED_WORDS: readonly ReservedWord[] = [
  { folder: 'electron/main', pattern: /\.(send|sendSync|postMessage)\(/, files: ['electron/main/ipc.ts'] },
  { folder: 'electron/desk', pattern: /\bparentPort\b/, files: ['electron/desk/process/port-server.ts'] },
  { folder: 'electron/preload', pattern: /\bMessagePort\b/, files: ['electron/preload/desk-port.ts'] },
  { folder: 'renderer', pattern: /\bwindow\.parley\b|\bMessagePort\b/, files: ['renderer/client/bridge.ts'] },
]

/** The name of a Node module without `node:`, or undefined if it is none. */
export function nodeModule(specifier: string): string | undefined {
  const name = specifier.replace(/^node:/, '')
  return builtinModules.includes(name) ? name : undefined
}
