import { join } from 'node:path'

/** Where the parts of a built Parley are, packaged or not. */
export interface Places {
  renderer: string
  fonts: string
  icon: string
  preloadFile: string
  deskFile: string
  pressFile: string
  sampleDesk: string
}

/** The places, seen from the folder of the bundles of the main side (`out/main`). */
export function placesFrom(bundleDirectory: string): Places {
  const out = join(bundleDirectory, '..')
  const renderer = join(out, 'renderer')
  return {
    renderer,
    fonts: join(renderer, 'fonts'),
    icon: join(renderer, 'icon.png'),
    preloadFile: join(out, 'preload', 'preload.cjs'),
    deskFile: join(bundleDirectory, 'desk.cjs'),
    pressFile: join(bundleDirectory, 'press.cjs'),
    sampleDesk: join(out, '..', 'assets', 'sample-desk'),
  }
}
