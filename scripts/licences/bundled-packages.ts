import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Where a build notes, for each side, the folders of the packages that went into it. */
export const NOTES = join('out', 'packages')

/** The folder of the package that a module is from, or undefined for our own. A package inside another's folder is its own. */
export function packageFolderOf(moduleId: string): string | undefined {
  const path = moduleId.replaceAll('\\', '/').split('?')[0] ?? ''
  return /(?:(?<![A-Za-z])[A-Za-z]:)?\/.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
}

/** A plugin that notes which packages are in a side's bundles: what the bundler loaded, not what package.json lists. */
export function notePackages(side: 'main' | 'preload' | 'renderer'): Plugin {
  return {
    name: 'parley-note-packages',
    generateBundle() {
      const folders = new Set<string>()
      for (const id of this.getModuleIds()) {
        const folder = packageFolderOf(id)
        if (folder !== undefined) folders.add(folder)
      }
      mkdirSync(NOTES, { recursive: true })
      writeFileSync(join(NOTES, `${side}.json`), JSON.stringify([...folders].toSorted(), undefined, 1))
    },
  }
}
