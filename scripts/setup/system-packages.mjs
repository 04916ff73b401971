// The system libraries that Electron and the tests need on Debian and Ubuntu.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fail, run, step } from './steps.mjs'

/** Each need, with its possible names: the first that the system knows is used (Ubuntu 24.04 renamed some). */
const FOR_ELECTRON = [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1']]
const FOR_TESTS = [['xvfb'], ['xauth'], ['poppler-utils'], ['strace'], ['xdotool'], ['iproute2'], ['tcpdump']]

const installed = (name) =>
  spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' }).stdout?.includes(
    'install ok installed',
  )
const known = (name) =>
  /^\s+Candidate: (?!\(none\))/m.test(spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '')

/** Installs missing packages as root; as any other user, prints the command and stops. */
export function ensureSystemPackages({ tests }) {
  return step('system libraries', () => {
    if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return false
    const needs = tests ? [...FOR_ELECTRON, ...FOR_TESTS] : FOR_ELECTRON
    const missing = needs.filter((names) => !names.some(installed))
    if (missing.length === 0) return false
    const apt = ['install', '-y', '--no-install-recommends']
    if (process.getuid?.() !== 0) {
      const names = missing.map((choices) => choices.find(known) ?? choices[0]).join(' ')
      fail(
        `system libraries are missing. Run this once, then try again:\n  sudo apt-get update && sudo apt-get ${apt.join(' ')} ${names}`,
      )
    }
    run('apt-get', ['update', '-qq'], {
      failure: 'apt-get update failed, so the missing system libraries cannot be installed.',
    })
    const names = missing.map((choices) => choices.find(known) ?? choices[0])
    run('apt-get', [...apt, '-qq', ...names], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      failure: `the system libraries could not be installed: ${names.join(' ')}`,
    })
    return true
  })
}
