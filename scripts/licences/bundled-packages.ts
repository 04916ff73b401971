import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Each side's build lists the folders of the packages in its bundles here. */
export const NOTES = join('out', 'packages')

/** The folder of the package that a module comes from; undefined for our own code. A nested package counts as its own. */
export function packageFolderOf(moduleId: string): string | undefined {
  const path = moduleId.replaceAll('\\', '/').split('?')[0] ?? ''
  return /(?:(?<![A-Za-z])[A-Za-z]:)?\/.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
}

/** A plugin that lists the packages in a side's bundles: the ones that the bundler loaded, not those in package.json. */
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
