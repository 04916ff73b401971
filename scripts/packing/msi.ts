import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative, resolve } from 'node:path'

/**
 * The MSI package for managed machines: a folder with an unpacked Windows app becomes one package that installs for the whole machine, without a
 * question, and takes the place of any earlier one. Debian's wixl makes it, so it can be made and tried out on Linux.
 */

/** What the package holds. */
export interface MsiContent {
  /** The folder with the app; every file in it is packed. */
  app: string
  /** Three numbers, as Windows Installer compares them: a version with a later word, such as `1.0.0-beta`, has no package. */
  version: string
}

/** Never changes: by it a new package finds the old one. */
export const UPGRADE_CODE = '3C1D9C0E-6C5E-4F0A-9B6B-0B9D6B7C1A11'
const EXECUTABLE = 'Parley.exe'
const APP_ID = 'app.parley.desk'
const ICON = resolve(import.meta.dirname, '..', '..', 'assets', 'icon.ico')
/** Windows Installer refuses versions beyond these. */
const MOST = [255, 255, 65_535]

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')

/** A name of the package's own for a file or folder: letters, digits and `_` alone. */
const nameOf = (kind: 'c' | 'd' | 'f', path: string) => `${kind}${sha1(path).slice(0, 16)}`

/** The id of the package: the same for the same version. */
export function productCode(version: string): string {
  const hash = sha1(`${UPGRADE_CODE} ${version}`).toUpperCase()
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`]
  return [...parts, hash.slice(20, 32)].join('-')
}

/** @throws Error if Windows Installer does not take the version */
function refuseVersion(version: string): void {
  const numbers = /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number)
  if (!numbers || numbers.some((number, index) => number > (MOST[index] ?? 0)))
    throw new Error(`an MSI package has a version of three numbers, and not ${version}`)
}

/** The lines for a folder's files and folders, and the names of their components. */
function entries(app: string, folder: string, names: string[]): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      const inside = relative(app, path).replaceAll('\\', '/')
      // The tables of a package are in one code page, and wixl would lose such a name without a word.
      if (!/^[\x20-\x7E]+$/.test(entry.name))
        throw new Error(`an MSI package holds no file with the name ${entry.name}`)
      if (entry.isDirectory())
        return [
          `<Directory Id="${nameOf('d', inside)}" Name="${escaped(entry.name)}">`,
          ...entries(app, path, names),
          '</Directory>',
        ]
      const component = nameOf('c', inside)
      names.push(component)
      const file = `<File Id="${nameOf('f', inside)}" Source="${escaped(inside)}" KeyPath="yes"`
      const shortcut =
        '<Shortcut Id="StartMenu" Directory="ProgramMenuFolder" Name="Parley" Target="[INSTALLDIR]Parley.exe" WorkingDirectory="INSTALLDIR" Icon="parley.ico" IconIndex="0"/>'
      return [
        `<Component Id="${component}" Guid="*" Win64="yes">`,
        inside === EXECUTABLE ? `${file}>${shortcut}</File>` : `${file}/>`,
        '</Component>',
      ]
    })
}

/**
 * The description of the package that wixl reads, in the language of WiX 3; `icon` is a path from the app's folder, as are those of the files.
 * REINSTALLMODE: without it Windows Installer would keep an old file with a version, and then remove it with the old package.
 * @throws Error on a version that Windows Installer does not take, a folder that is not a Windows app’s, or a name in it that is not plain ASCII
 */
export function msiSource({ app, version }: MsiContent, icon: string): string {
  refuseVersion(version)
  if (!readdirSync(app).includes(EXECUTABLE)) throw new Error(`${app} has no ${EXECUTABLE}`)
  const components: string[] = []
  const files = entries(app, app, components)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">',
    `<Product Id="${productCode(version)}" Name="Parley" Language="1033" Version="${version}" Manufacturer="The Parley developers" UpgradeCode="${UPGRADE_CODE}">`,
    `<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Description="Parley ${version}" Manufacturer="The Parley developers"/>`,
    '<MajorUpgrade DowngradeErrorMessage="A newer Parley is already installed."/>',
    '<Media Id="1" Cabinet="parley.cab" EmbedCab="yes"/>',
    `<Icon Id="parley.ico" SourceFile="${escaped(icon)}"/>`,
    '<Property Id="ARPPRODUCTICON" Value="parley.ico"/>',
    '<Property Id="ARPNOMODIFY" Value="1"/>',
    '<Property Id="REINSTALLMODE" Value="amus"/>',
    '<Directory Id="TARGETDIR" Name="SourceDir">',
    '<Directory Id="ProgramMenuFolder"/>',
    '<Directory Id="ProgramFiles64Folder">',
    '<Directory Id="INSTALLDIR" Name="Parley">',
    ...files,
    '</Directory>',
    '</Directory>',
    '</Directory>',
    '<Feature Id="Parley" Level="1">',
    ...components.map((component) => `<ComponentRef Id="${component}"/>`),
    '</Feature>',
    '</Product>',
    '</Wix>',
    '',
  ].join('\n')
}

/** The taskbar groups a window with the shortcut of the same id; wixl has no word for that, so the finished package gets the table. */
const SHORTCUT_ID = [
  'CREATE TABLE `MsiShortcutProperty` (`MsiShortcutProperty` CHAR(72) NOT NULL, `Shortcut_` CHAR(72) NOT NULL, `PropertyKey` CHAR(255) NOT NULL, `PropVariantValue` CHAR(255) NOT NULL PRIMARY KEY `MsiShortcutProperty`)',
  `INSERT INTO \`MsiShortcutProperty\` (\`MsiShortcutProperty\`, \`Shortcut_\`, \`PropertyKey\`, \`PropVariantValue\`) VALUES ('AppId', 'StartMenu', 'System.AppUserModel.ID', '${APP_ID}')`,
]

function runTool(program: string, args: string[], cwd: string): void {
  const { status, error, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (error) throw new Error(`${program} is missing; on Debian and Ubuntu: apt-get install wixl msitools`)
  if (status !== 0) throw new Error(`${program} failed: ${stderr.slice(0, 2000)}`)
}

/** Makes the package. @throws Error if wixl or msibuild is missing or fails, and as `msiSource` does */
export function makeMsi(content: MsiContent, out: string): void {
  const work = mkdtempSync(join(tmpdir(), 'parley-msi-'))
  try {
    // wixl takes no absolute paths.
    const icon = join(work, basename(ICON))
    copyFileSync(ICON, icon)
    const source = join(work, 'parley.wxs')
    writeFileSync(source, msiSource(content, relative(content.app, icon)))
    runTool('wixl', ['-a', 'x64', '-o', resolve(out), source], content.app)
    runTool('msibuild', [resolve(out), ...SHORTCUT_ID.flatMap((query) => ['-q', query])], content.app)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
