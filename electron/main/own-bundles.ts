import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BundledPaths } from '../files/bundled-paths'

/** The names of the scripts that Parley is built of, without their folders. */
export function ownBundles(places: Pick<BundledPaths, 'renderer' | 'preloadFile' | 'deskFile'>): ReadonlySet<string> {
  const main = dirname(places.deskFile)
  const folders = [main, join(main, 'chunks'), dirname(places.preloadFile), join(places.renderer, 'assets')]
  return new Set(folders.flatMap((folder) => readdirSync(folder).filter((name) => /\.[cm]?js$/.test(name))))
}
