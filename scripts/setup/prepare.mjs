// Everything that the tests and pictures need to open a window: packages, libraries, build, Electron.
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { requireNode } from './steps.mjs'

/** Prepares the command line alone: no window, no Electron. */
export async function prepareCommandLine() {
  requireNode()
  await ensureInstalled()
  await ensureBuilt()
  return {}
}

/** Prepares the window; returns its Electron, and how to run a command under a display. */
export async function prepareWindow() {
  requireNode()
  await ensureInstalled()
  // These use packages, so they are loaded only now.
  const { ensureSystemPackages } = await import('./system-packages.mjs')
  const { ensureElectron, underDisplay } = await import('./electron-runtime.mjs')
  await ensureSystemPackages({ tests: true })
  await ensureBuilt()
  const { executable } = await ensureElectron()
  return { executable, underDisplay }
}
