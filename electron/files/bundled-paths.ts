import { basename, dirname, join, sep } from 'node:path'

/** Where the parts of a built Parley are, packaged or not. */
export interface BundledPaths {
  renderer: string
  fonts: string
  icon: string
  preloadFile: string
  deskFile: string
  pressFile: string
  journalFile: string
  backupFile: string
  sampleDesk: string
  /** The licences of all that a packaged Parley holds; of one that is not packaged its own. */
  licences: string
}

/**
 * The places, seen from the folder of the bundles of the main side (`out/main`). In a packaged Parley that is inside an archive,
 * which only Electron's own file functions see into; what others read, the fonts and the sample, lies beside it as real files.
 */
export function bundledPathsFrom(bundleDirectory: string, platform = process.platform): BundledPaths {
  const out = join(bundleDirectory, '..')
  const renderer = join(out, 'renderer')
  return {
    renderer,
    fonts: realPath(join(renderer, 'fonts')),
    icon: join(renderer, 'icon.png'),
    preloadFile: join(out, 'preload', 'preload.cjs'),
    deskFile: join(bundleDirectory, 'desk.cjs'),
    pressFile: join(bundleDirectory, 'press.cjs'),
    journalFile: join(bundleDirectory, 'journal.cjs'),
    backupFile: join(bundleDirectory, 'backup.cjs'),
    sampleDesk: realPath(join(out, '..', 'assets', 'sample-desk')),
    licences: licencesOf(join(out, '..'), platform),
  }
}

/** Where `extraFiles` of electron-builder.yml, or on a Mac `extraResources`, puts them: seen from the archive, or from the project's folder. */
function licencesOf(root: string, platform: string): string {
  if (basename(root) !== 'app.asar') return join(root, 'LICENSE')
  const resources = dirname(root)
  return join(platform === 'darwin' ? resources : dirname(resources), 'THIRD-PARTY-LICENSES.txt')
}

/** Where `asarUnpack` of electron-builder.yml puts what the archive lists under this path. */
const realPath = (path: string) => path.replace(`${sep}app.asar${sep}`, `${sep}app.asar.unpacked${sep}`)
