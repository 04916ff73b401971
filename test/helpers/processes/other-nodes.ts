import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../desks/sample'

/** Runtimes that may run Parley on one computer: their names, and the commands that run a script in them. */
export type Runtimes = Record<string, string[]>

const NODES = join(ROOT, '.cache', 'other-nodes')

/** Fetches other versions of Node, pinned by the lockfile beside their list, unless they are there. @throws Error with the reason if they cannot be had */
function otherNodes(): Runtimes {
  const commandOf = (name: string) => join(NODES, 'node_modules', name, 'bin', 'node')
  const found: Runtimes = {
    'Node 22.12': [commandOf('node-22-12')],
    'Node 22.23': [commandOf('node-22-23')],
    'Node 24': [commandOf('node-24')],
  }
  if (Object.values(found).every(([command = '']) => existsSync(command))) return found
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('they are for Linux x64 alone')
  mkdirSync(NODES, { recursive: true })
  for (const name of ['package.json', 'package-lock.json'])
    cpSync(join(ROOT, 'scripts', 'setup', 'other-nodes', name), join(NODES, name))
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: NODES,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 5 * 60_000,
  })
  return found
}

/** This Node, the Electron of the tests, and the other versions of Node; without those, says why. */
export function runtimes(): Runtimes {
  const electron = process.env.PARLEY_ELECTRON
  const here: Runtimes = {
    [`Node ${process.versions.node}`]: [process.execPath],
    ...(electron ? { Electron: ['env', 'ELECTRON_RUN_AS_NODE=1', electron] } : {}),
  }
  try {
    return { ...here, ...otherNodes() }
  } catch (error) {
    console.warn(`Only ${Object.keys(here).join(' and ')}: no other version of Node can be had here. ${String(error)}`)
    return here
  }
}
