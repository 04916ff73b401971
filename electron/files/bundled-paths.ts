import { basename, dirname, join, sep } from 'node:path'

/** The paths of the parts of a built Parley, packaged or not. */
export interface BundledPaths {
  renderer: string
  fonts: string
  icon: string
  preloadFile: string
  deskFile: string
  pressFile: string
  journalFile: string
  backupFile: string
  searchFile: string
  readingFile: string
  /** The tables of PDFs, and the reader of pictures. */
  readingFolder: string
  spellingFile: string
  /** The dictionaries. */
  spellingFolder: string
  sampleDesk: string
  /** The licences of everything in a packaged Parley, or Parley's own licence if it is not packaged. */
  licences: string
}

/**
 * Finds the paths from the folder of the main side's bundles (`out/main`). In a packaged Parley that folder is inside an archive, which only
 * Electron's own file functions can read; the fonts, the files of readings, the dictionaries and the sample, which other code reads, are real files next to it.
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
    searchFile: join(bundleDirectory, 'search.cjs'),
    readingFile: join(bundleDirectory, 'reading.cjs'),
    readingFolder: realPath(join(bundleDirectory, 'reading')),
    spellingFile: join(bundleDirectory, 'spelling.cjs'),
    spellingFolder: realPath(join(bundleDirectory, 'spelling')),
    sampleDesk: realPath(join(out, '..', 'assets', 'sample-desk')),
    licences: licencesOf(join(out, '..'), platform),
  }
}

/** The path where `extraFiles` in electron-builder.yml, or `extraResources` on a Mac, puts them, from the archive or the project's folder. */
function licencesOf(root: string, platform: string): string {
  if (basename(root) !== 'app.asar') return join(root, 'LICENSE')
  const resources = dirname(root)
  return join(platform === 'darwin' ? resources : dirname(resources), 'THIRD-PARTY-LICENSES.txt')
}

/** The path where `asarUnpack` in electron-builder.yml puts a file that the archive lists under this path. */
const realPath = (path: string) => path.replace(`${sep}app.asar${sep}`, `${sep}app.asar.unpacked${sep}`)
