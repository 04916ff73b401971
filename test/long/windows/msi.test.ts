import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { makeMsi } from '../../../scripts/packing/msi'
import { copyOfSample, ROOT, temporaryFolder } from '../../helpers/desks/sample'
import { bytesOf } from '../../helpers/files/desk-files'
import { describeWindows, driveC, runWindows, windowsNode, windowsPath } from '../../helpers/windows/windows'

const PROGRAM = driveC('Program Files', 'Parley')
const UNINSTALL = String.raw`HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall`

/** An app of the shape of the real one; its executable is Node, as no Windows Electron runs here. */
function appFolder(): string {
  const app = temporaryFolder()
  cpSync(windowsNode(), join(app, 'Parley.exe'))
  writeFileSync(join(app, 'LICENSES.chromium.html'), 'Chromium')
  const code = join(app, 'resources', 'app.asar.unpacked')
  for (const part of ['out/main', 'assets/sample-desk']) cpSync(join(ROOT, part), join(code, part), { recursive: true })
  return app
}

function packed(app: string, version: string): string {
  const file = join(temporaryFolder(), `Parley-${version}.msi`)
  makeMsi({ app, version }, file)
  return file
}

/** Runs Windows Installer as a management system does: without a question. */
const install = async (option: '/i' | '/x', file: string) =>
  (await runWindows('msiexec', [option, windowsPath(file), '/qn'])).status

/** The versions that the list of installed programs names. */
async function listed(): Promise<string[]> {
  const { stdout } = await runWindows('reg', ['query', UNINSTALL, '/s'])
  return [...stdout.matchAll(/DisplayName\s+REG_SZ\s+Parley\r?\n\s+DisplayVersion\s+REG_SZ\s+(\S+)/g)].map(
    ([, version = '']) => version,
  )
}

const filesIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted() : []

/** Every file of Parley’s on drive C that is in no person’s folder, and the links of the Start menu. */
const leftovers = () =>
  readdirSync(driveC(), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /parley/i.test(name) && !/AppData\/Roaming\/Parley(\/|$)|Documents\/Parley desk(\/|$)/.test(name),
  )

describeWindows('the MSI package', () => {
  it('installs for the machine, runs, takes the place of an earlier version, refuses an older one, and leaves desks and settings', async () => {
    const app = appFolder()
    writeFileSync(join(app, 'resources', 'old.txt'), 'of the first version')
    const first = packed(app, '7.0.0')
    const before = filesIn(app)
    rmSync(join(app, 'resources', 'old.txt'))
    writeFileSync(join(app, 'resources', 'a new part.txt'), 'of the second version')
    const second = packed(app, '7.0.1')

    expect(await install('/i', first)).toBe(0)
    expect(filesIn(PROGRAM)).toEqual(before)
    expect(await listed()).toEqual(['7.0.0'])
    expect(leftovers().some((name) => name.endsWith('Start Menu/Programs/Parley.lnk'))).toBe(true)

    const desk = driveC('users', 'public', 'Documents', 'Parley desk')
    const settings = driveC('users', 'public', 'AppData', 'Roaming', 'Parley', 'settings.json')
    mkdirSync(dirname(settings), { recursive: true })
    writeFileSync(settings, '{"version":1}')
    rmSync(desk, { recursive: true, force: true })
    cpSync(await copyOfSample(), desk, { recursive: true })
    const code = String.raw`C:\Program Files\Parley\resources\app.asar.unpacked\out\main\cli.cjs`
    const run = (...args: string[]) => runWindows(join(PROGRAM, 'Parley.exe'), [code, ...args], { cwd: dirname(desk) })
    writeFileSync(join(dirname(desk), 'note.txt'), 'A note.')
    const added = await run('source', 'note.txt', '--title', 'N', '--desk', 'Parley desk')
    expect(added).toMatchObject({ status: 0, stderr: '' })

    const written = [bytesOf(desk), readFileSync(settings, 'utf8')]
    expect(await install('/i', second)).toBe(0)
    expect(filesIn(PROGRAM)).toEqual(filesIn(app))
    expect(await listed()).toEqual(['7.0.1'])
    expect(await install('/i', first)).not.toBe(0)
    expect(await listed()).toEqual(['7.0.1'])
    expect(await run('verify', '--desk', 'Parley desk')).toMatchObject({ status: 0 })

    expect(await install('/x', second)).toBe(0)
    expect(await listed()).toEqual([])
    expect(leftovers()).toEqual([])
    expect([bytesOf(desk), readFileSync(settings, 'utf8')]).toEqual(written)
  })
})
