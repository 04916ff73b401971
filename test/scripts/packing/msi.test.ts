import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { msiSource, productCode } from '../../../scripts/packing/msi'
import { temporaryFolder } from '../../helpers/desks/sample'

/** A folder with the files of an app. */
function appWith(...files: string[]): string {
  const app = temporaryFolder()
  for (const file of files) {
    mkdirSync(join(app, file, '..'), { recursive: true })
    writeFileSync(join(app, file), '')
  }
  return app
}

describe('the description of the MSI package', () => {
  it('holds every file once, in its folder, for the whole machine, with a shortcut', () => {
    const source = msiSource(
      { app: appWith('Parley.exe', 'locales/ja.pak', 'resources/a & b.txt'), version: '1.2.3' },
      'icon.ico',
    )
    expect(source.match(/<File Id="f\w+" Source="[^"]+"/g)).toHaveLength(3)
    expect(source).toContain('Source="resources/a &amp; b.txt"')
    expect(source.match(/<ComponentRef Id="\w+"/g)).toHaveLength(3)
    expect(source).toContain('InstallScope="perMachine"')
    expect(source.match(/<Shortcut /g)).toHaveLength(1)
  })

  it('has an id of its own for each version, and one by which a later version finds it', () => {
    const app = appWith('Parley.exe')
    const codes = ['1.2.3', '1.2.4'].map(
      (version) => /Product Id="([^"]+)"/.exec(msiSource({ app, version }, 'i'))?.[1],
    )
    expect(new Set(codes).size).toBe(2)
    expect(codes[0]).toBe(productCode('1.2.3'))
    expect(codes[0]).toMatch(/^[\dA-F]{8}-[\dA-F]{4}-5[\dA-F]{3}-8[\dA-F]{3}-[\dA-F]{12}$/)
    // A released package was found by this one.
    expect(msiSource({ app, version: '1.2.3' }, 'i')).toContain('UpgradeCode="3C1D9C0E-6C5E-4F0A-9B6B-0B9D6B7C1A11"')
  })

  it.each([
    ['a version with a word', { files: ['Parley.exe'], version: '1.0.0-beta.1' }, 'three numbers'],
    ['a version beyond what Windows compares', { files: ['Parley.exe'], version: '256.0.0' }, 'three numbers'],
    ['a folder without the app', { files: ['Other.exe'], version: '1.0.0' }, 'no Parley.exe'],
    ['a name that the package would lose', { files: ['Parley.exe', 'a/資料.txt'], version: '1.0.0' }, '資料.txt'],
  ])('is refused for %s', (_what, { files, version }, says) => {
    expect(() => msiSource({ app: appWith(...files), version }, 'i')).toThrow(says)
  })
})
