import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'vitest'

/** Tests that only some systems can run. Elsewhere they are skipped, and the reason stands in their names: `npm test` prints them at its end. */

const isWindows = process.platform === 'win32'

/** Can this account make a link to a folder? On Windows that takes a right of its own. */
function hasLinks(): boolean {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'parley-link-')))
  try {
    mkdirSync(join(folder, 'to'))
    symlinkSync(join(folder, 'to'), join(folder, 'link'))
    return lstatSync(join(folder, 'link')).isSymbolicLink() && realpathSync(join(folder, 'link')) === join(folder, 'to')
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Why this system cannot run a test that needs links, Linux, permissions, removed files that are open, odd names, pipes and sockets in a folder, or poppler; undefined where it can. */
export const NO_LINKS = hasLinks() ? undefined : 'this account may not make links'
export const NOT_LINUX = process.platform === 'linux' ? undefined : 'only Linux has what it looks at'
export const NO_MODES = isWindows ? 'Windows keeps no permissions of this kind' : undefined
export const NO_REMOVED_OPEN = isWindows ? 'Windows keeps the name of an open file' : undefined
export const NO_ODD_NAMES = isWindows ? 'Windows refuses such names' : undefined
export const NO_PIPES = isWindows ? 'Windows has no pipes, sockets or devices in a folder' : undefined
export const NO_POPPLER = spawnSync('pdftotext', ['-v']).error ? 'poppler is not installed' : undefined

const named = (name: string, reason: string | undefined) =>
  reason === undefined ? name : `${name} (left out: ${reason})`

/** A group of tests, left out if there is a reason to. */
export function describeUnless(reason: string | undefined, name: string, tests: () => void): void {
  // oxlint-disable-next-line vitest/valid-describe-callback -- the rule does not know options in the second place
  describe(named(name, reason), { skip: reason !== undefined }, tests)
}

/** A test, left out if there is a reason to. */
export function itUnless(reason: string | undefined, name: string, test: () => Promise<void> | void): void {
  it(named(name, reason), { skip: reason !== undefined }, test)
}
