import { listPackage, statFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { FuseState } from '@electron/fuses/dist/constants.js'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { wantedFuses, type PackingConfig } from './config'

const ROOT = resolve(import.meta.dirname, '..', '..')

/** An unpacked app: its folder, or on a Mac the folder that contains its bundle; its executable and its archive. */
export interface PackedApp {
  folder: string
  executable: string
  archive: string
  /** The folder of the licences. */
  licences: string
  locales: string | undefined
}

/** The unpacked app in a folder of `dist/`, for any system; undefined if the folder is none. */
export function packedAppIn(folder: string): PackedApp | undefined {
  const bundle = join(folder, 'Parley.app', 'Contents')
  const mac = existsSync(bundle)
  const executable = [join(bundle, 'MacOS', 'Parley'), join(folder, 'Parley.exe'), join(folder, 'parley')].find(
    existsSync,
  )
  if (executable === undefined) return undefined
  const resources = mac ? join(bundle, 'Resources') : join(folder, 'resources')
  return {
    folder,
    executable,
    archive: join(resources, 'app.asar'),
    licences: mac ? resources : folder,
    locales: mac ? undefined : join(folder, 'locales'),
  }
}

/** The files of one of the project's folders, as slash-separated paths relative to the project. */
function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)).replaceAll('\\', '/'))
}

/** The only files that the archive may contain: our bundles, the window's files, the sample. */
const MAY_HOLD = [
  /^package\.json$/,
  /^out\/main\/(main|desk|press|journal|backup|search|reading|spelling)\.cjs$/,
  /^out\/main\/spelling\/en-(GB|US)\.(aff|dic)$/,
  /^out\/main\/reading\/(ocr|pdf\/cmaps|pdf\/wasm)\/[\w.-]+$/,
  /^out\/main\/chunks\/[\w.-]+\.cjs$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/(index\.html|icon\.png)$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|mjs|css)$/,
  /^out\/renderer\/fonts\/(Noto[\w-]+\.ttf|OFL-\w+\.txt|fonts\.css)$/,
  ...filesOf('assets/sample-desk').map((file) => new RegExp(`^${file.replaceAll('.', '\\.')}$`)),
]
const MUST_HOLD = [
  'package.json',
  'out/main/main.cjs',
  'out/main/desk.cjs',
  'out/main/press.cjs',
  'out/main/journal.cjs',
  'out/main/backup.cjs',
  'out/main/search.cjs',
  'out/main/reading.cjs',
  'out/main/spelling.cjs',
  'out/main/spelling/en-GB.dic',
  'out/main/spelling/en-US.dic',
  'out/main/reading/ocr/tesseract-core-simd-lstm.wasm',
  'out/main/reading/ocr/eng.traineddata.gz',
  'out/main/reading/ocr/jpn.traineddata.gz',
  'out/main/reading/pdf/cmaps/UniJIS-UTF16-H.bcmap',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/fonts/NotoSansJP-Regular.ttf',
  'out/renderer/fonts/OFL-NotoSansJP.txt',
  'out/renderer/fonts/NotoSansKR-Regular.ttf',
  'out/renderer/fonts/NotoSansSC-Regular.ttf',
  ...filesOf('assets/sample-desk'),
]
const REAL_FILES = /^(out\/renderer\/fonts|out\/main\/reading|out\/main\/spelling|assets\/sample-desk)\//
const LICENCES = ['LICENSE.parley.txt', 'LICENSE.electron.txt', 'LICENSES.chromium.html', 'THIRD-PARTY-LICENSES.txt']
const LOCALES = new Set(['en-GB.pak', 'en-US.pak', 'ja.pak'])

/** The files that an archive lists, as slash-separated paths. */
export function archiveFiles(archive: string): string[] {
  const paths = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
  return paths.filter(
    (path) => !('files' in statFile(archive, path.split('/').join(process.platform === 'win32' ? '\\' : '/'))),
  )
}

/** The problems of an unpacked app, one sentence each: its files, its fuses, its licences. */
export async function findingsIn(app: PackedApp, config: PackingConfig): Promise<string[]> {
  return [...fileFindings(app), ...(await fuseFindings(app.executable, config)), ...besideFindings(app)]
}

function fileFindings({ archive }: PackedApp): string[] {
  const files = archiveFiles(archive)
  const beside = `${archive}.unpacked`
  return [
    ...files
      .filter((file) => !MAY_HOLD.some((may) => may.test(file)))
      .map((file) => `${file} is in the archive and should not be`),
    ...MUST_HOLD.filter((file) => !files.includes(file)).map((file) => `${file} is not in the archive`),
    ...files
      .filter((file) => REAL_FILES.test(file) !== existsSync(join(beside, file)))
      .map((file) => `${file} is ${REAL_FILES.test(file) ? 'not ' : ''}a real file beside the archive`),
  ]
}

async function fuseFindings(executable: string, config: PackingConfig): Promise<string[]> {
  const wire = await getCurrentFuseWire(executable)
  return [...wantedFuses(config)]
    .filter(([fuse, on]) => wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(
      ([fuse, on]) =>
        `the fuse ${FuseV1Options[fuse]} is ${wire[fuse] === undefined ? 'missing' : stateOf(wire[fuse])}, not ${on ? 'on' : 'off'}`,
    )
}

const stateOf = (state: FuseState) =>
  ({ [FuseState.ENABLE]: 'on', [FuseState.DISABLE]: 'off' })[state as number] ?? String(state)

function besideFindings({ folder, licences, locales, archive }: PackedApp): string[] {
  const missing = LICENCES.filter((name) => !existsSync(join(licences, name))).map((name) => `${name} is missing`)
  const others = locales === undefined ? [] : readdirSync(locales).filter((name) => !LOCALES.has(name))
  const defaultApp = existsSync(join(archive, '..', 'default_app.asar')) ? ['default_app.asar is there'] : []
  return [...missing, ...others.map((name) => `the locale ${name} is there`), ...defaultApp].map(
    (finding) => `${finding} (${folder})`,
  )
}
