import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NOTES } from './bundled-packages'
import { iscText, KNOWN_GAPS, mitText } from './known-gaps'

/** Licences that a shipped package may have: they only require their text and notices to be kept. `BSD` is that of the dictionaries: Ispell's own. */
const ALLOWED = new Set(
  'MIT MIT-0 ISC BSD BSD-2-Clause BSD-3-Clause Apache-2.0 OFL-1.1 0BSD BlueOak-1.0.0 Unlicense CC0-1.0 Zlib Python-2.0'.split(
    ' ',
  ),
)
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([._-].*)?$/i
/** Files of these packages are copied, not bundled as modules. Those of the fonts hold the fonts' licence next to their own. */
const COPIED_PACKAGES = [
  '@expo-google-fonts/noto-sans',
  '@expo-google-fonts/noto-sans-jp',
  '@expo-google-fonts/noto-sans-kr',
  '@expo-google-fonts/noto-sans-sc',
  'dictionary-en',
  'dictionary-en-gb',
  '@tesseract.js-data/eng',
  '@tesseract.js-data/jpn',
]
/** Every side of the app that is bundled, with or without third-party packages. */
const SIDES = ['main', 'preload', 'renderer']

/** A package that ships, with its licence and the text that must ship too. */
export interface ShippedPackage {
  name: string
  version: string
  licence: string
  texts: string[]
}

/** A licence problem of a package, for a person. */
export interface LicenceFinding {
  name: string
  why: string
}

/** The folders of the packages that ship: those that the last build listed, and those that are copied. @throws if nothing was built */
export function shippedFolders(root: string): string[] {
  const noted = SIDES.flatMap((side) => JSON.parse(readFileSync(join(root, NOTES, `${side}.json`), 'utf8')) as string[])
  const copied = COPIED_PACKAGES.map((name) => join(root, 'node_modules', name))
  return [...new Set([...noted, ...copied])]
}

/** Reads the packages, and finds those that may not ship: an unknown licence, one outside the list, or no text. */
export function readPackages(folders: readonly string[]): { packages: ShippedPackage[]; findings: LicenceFinding[] } {
  const findings: LicenceFinding[] = []
  const byName = new Map<string, ShippedPackage>()
  for (const folder of folders) {
    const found = readPackage(folder)
    byName.set(`${found.name} ${found.version}`, found)
    const refused = licencesOf(found.licence).filter((licence) => !ALLOWED.has(licence))
    if (refused.length > 0) findings.push({ name: found.name, why: `its licence is “${found.licence}”` })
    if (found.texts.length === 0) findings.push({ name: found.name, why: 'it has no licence file' })
  }
  const packages = [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return { packages, findings }
}

function readPackage(folder: string): ShippedPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  const name = String(manifest['name'])
  const version = String(manifest['version'])
  const gap = KNOWN_GAPS[name]?.version === version ? KNOWN_GAPS[name] : undefined
  const licence = typeof manifest['license'] === 'string' ? manifest['license'] : (gap?.licence ?? 'none named')
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file))
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8'))
  if (texts.length === 0 && gap?.holder !== undefined) {
    texts.push(licence === 'ISC' ? iscText(gap.holder) : mitText(gap.holder))
    if (gap.mitHolder !== undefined) texts.push(mitText(gap.mitHolder))
  }
  return { name, version, licence, texts }
}

/** The licences that an expression requires: all of an AND; the allowed one of an OR, if any. */
function licencesOf(expression: string): string[] {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .map((part) => {
      const choices = part.split(' OR ').map((choice) => choice.trim())
      return choices.find((choice) => ALLOWED.has(choice)) ?? part
    })
}

const RULE = '='.repeat(100)

/** The whole text that ships with the app. */
export function thirdPartyText(packages: readonly ShippedPackage[]): string {
  const list = packages.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`).join('\n')
  const whole = packages.map(
    ({ name, version, licence, texts }) =>
      `${RULE}\n${name} ${version} (${licence})\n${RULE}\n\n${texts.map((text) => text.trim()).join('\n\n')}\n`,
  )
  return `Parley is under the MIT licence: see LICENSE.parley.txt.

It runs on Electron, which is under the MIT licence (LICENSE.electron.txt), and with it on Chromium, Node.js and others: see
LICENSES.chromium.html. It has the following in it, each under the licence given; the texts of the licences are below. The fonts,
Noto Sans and Noto Sans JP, KR and SC, are under the SIL Open Font License 1.1.

${list}

${whole.join('\n')}`.replaceAll('\r\n', '\n')
}

/** The text for the build in `root`. @throws Error that names every package that may not ship */
export function thirdPartyLicences(root: string): string {
  if (!existsSync(join(root, NOTES))) throw new Error('nothing was built yet: run npm run build')
  const { packages, findings } = readPackages(shippedFolders(root))
  if (findings.length > 0) {
    throw new Error(`may not ship:\n${findings.map(({ name, why }) => `  ${name}: ${why}`).join('\n')}`)
  }
  return thirdPartyText(packages)
}
