import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../../helpers/desks/sample'
import { describeWindows, driveC, runWindows } from '../../helpers/windows/windows'

/** What electron-builder’s installer has around Parley’s part: its variables, and the test for an administrator. */
const AROUND = String.raw`
Unicode true
Target amd64-unicode
!include LogicLib.nsh
Var installMode
Var hasPerMachineInstallation
Var isForceMachineInstall
Var isForceCurrentInstall
Var isAdmin
!define UAC_IsAdmin '$isAdmin == "1"'
!include "${join(ROOT, 'assets', 'installer.nsh')}"
SilentInstall silent
RequestExecutionLevel user
OutFile installer.exe
Section
  StrCpy $installMode "\${MODE}"
  StrCpy $hasPerMachineInstallation "\${THERE}"
  StrCpy $isAdmin "\${ADMIN}"
  !insertmacro customInstallMode
  CreateDirectory "$LOCALAPPDATA\parley-updater"
  CopyFiles /SILENT "$EXEPATH" "$LOCALAPPDATA\parley-updater\installer.exe"
  FileOpen $0 "$EXEDIR\said.txt" w
  IfFileExists "$LOCALAPPDATA\parley-updater\installer.exe" 0 +2
  FileWrite $0 "copied "
  !insertmacro \${LAST}
  FileWrite $0 "machine=$isForceMachineInstall one=$isForceCurrentInstall"
  FileClose $0
SectionEnd
`.replaceAll('\\${', '${')

/** Builds the installer with these settings, runs it, and returns its report. */
async function run(settings: Record<string, string>): Promise<string> {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'installer.nsi'), AROUND)
  const defined = Object.entries(settings).map(([name, value]) => `-D${name}=${value}`)
  execFileSync('makensis', ['-V1', '-WX', ...defined, 'installer.nsi'], { cwd, stdio: 'pipe' })
  expect(await runWindows(join(cwd, 'installer.exe'), [], { cwd })).toMatchObject({ status: 0 })
  return readFileSync(join(cwd, 'said.txt'), 'latin1')
}

describeWindows('Parley’s part of the installer', () => {
  it.each([
    [
      'installs for one person',
      { MODE: 'CurrentUser', THERE: '0', ADMIN: '0', LAST: 'customInstall' },
      'machine= one=1',
    ],
    [
      'does so beside an installation for all',
      { MODE: 'all', THERE: '1', ADMIN: '0', LAST: 'customInstall' },
      'machine= one=1',
    ],
    [
      'lets an administrator update that one',
      { MODE: 'all', THERE: '1', ADMIN: '1', LAST: 'customInstall' },
      'machine=1 one=',
    ],
    ['removes an earlier copy', { MODE: 'all', THERE: '1', ADMIN: '1', LAST: 'customUnInstall' }, 'machine=1 one='],
  ])('%s, and leaves no copy of the installer behind', async (_what, settings, said) => {
    const kept = driveC('users', userInfo().username, 'AppData', 'Local', 'parley-updater')
    rmSync(kept, { recursive: true, force: true })
    expect(await run(settings)).toBe(`copied ${said}`)
    expect(existsSync(kept)).toBe(false)
  })
})
