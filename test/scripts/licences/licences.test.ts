import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageFolderOf } from '../../../scripts/licences/bundled-packages'
import { readPackages, shippedFolders, thirdPartyLicences } from '../../../scripts/licences/third-party'
import { ROOT, temporaryFolder } from '../../helpers/desks/sample'

/** Makes a package's folder with this manifest and these files. */
function aPackage(manifest: object, files: Record<string, string> = {}): string {
  const folder = join(temporaryFolder(), 'a')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'a', version: '1.0.0', ...manifest }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}
const findings = (manifest: object, files?: Record<string, string>) =>
  readPackages([aPackage(manifest, files)]).findings.map(({ why }) => why)

describe('the licences of the shipped packages', () => {
  it('are known, allowed and included for every bundled package', () => {
    const { packages, findings: found } = readPackages(shippedFolders(ROOT))
    expect(found).toEqual([])
    const names = packages.map(({ name }) => name)
    // One from each side, a dependency of a package, and a font.
    for (const name of [
      'react',
      'lowdb',
      'pdfmake',
      'fontkit',
      'prosemirror-model',
      '@expo-google-fonts/noto-sans-jp',
      '@expo-google-fonts/noto-sans-sc',
    ]) {
      expect(names).toContain(name)
    }
    for (const name of ['electron', 'vite', 'playwright', 'electron-builder']) expect(names).not.toContain(name)
    const text = thirdPartyLicences(ROOT)
    expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1')
    expect(text).toContain('Copyright (c) Devon Govett')
    expect(text).toContain('Ivan Nikulin')
  })

  it('are refused without a text, without a licence, or with a stricter licence', () => {
    const text = { LICENSE: 'MIT' }
    expect(findings({ license: 'MIT' }, text)).toEqual([])
    expect(findings({ license: '(MIT AND OFL-1.1)' }, text)).toEqual([])
    expect(findings({ license: '(GPL-3.0 OR MIT)' }, text)).toEqual([])
    expect(findings({ license: 'MIT' })).toEqual(['it has no licence file'])
    expect(findings({}, text)).toEqual(['its licence is “none named”'])
    expect(findings({ license: 'AGPL-3.0-only' }, text)).toEqual(['its licence is “AGPL-3.0-only”'])
    expect(findings({ license: '(MIT AND CPAL-1.0)' }, text)).toHaveLength(1)
    // A fact looked up for one version does not count for another.
    expect(findings({ name: 'dfa', version: '9.0.0', license: 'MIT' })).toEqual(['it has no licence file'])
  })

  it('are looked up in the package of a module', () => {
    expect(packageFolderOf('/p/node_modules/a/lib/x.js?commonjs-proxy')).toBe('/p/node_modules/a')
    expect(packageFolderOf('\0/p/node_modules/@s/a/x.js')).toBe('/p/node_modules/@s/a')
    expect(packageFolderOf('/p/node_modules/a/node_modules/b/x.js')).toBe('/p/node_modules/a/node_modules/b')
    expect(packageFolderOf('C:\\p\\node_modules\\a\\x.js')).toBe('C:/p/node_modules/a')
    expect(packageFolderOf('\0commonjs-external:/p/node_modules/a/x.js')).toBe('/p/node_modules/a')
    expect(packageFolderOf('/p/core/base/text.ts')).toBeUndefined()
  })
})
