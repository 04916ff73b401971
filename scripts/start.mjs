// npm start: opens the app after any set-up that it needs. Without a display, exports the sample's meeting brief instead.
import { spawn } from 'node:child_process'
import { ensureBuilt } from './setup/build.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { fail, hasDisplay, requireNode, ROOT, run } from './setup/steps.mjs'

const USAGE = 'usage: npm start [-- --desk FOLDER]'
const desk = deskOf(process.argv.slice(2))

/** The desk that the arguments name. Refuses any other argument before doing anything. */
function deskOf(args) {
  if (args.includes('--help')) {
    console.log(
      `${USAGE}\nOpens Parley, on the sample or on the desk in FOLDER. Without a display it exports a meeting brief instead.`,
    )
    process.exit(0)
  }
  const [first, second, ...rest] = args
  if (first === undefined) return []
  if (first.startsWith('--desk=') && first.length > 7 && second === undefined) return ['--desk', first.slice(7)]
  if (first === '--desk' && second !== undefined && rest.length === 0) return ['--desk', second]
  return fail(`${args.join(' ')} is not understood. ${USAGE}`)
}

requireNode()
await ensureInstalled()
await ensureBuilt()

if (hasDisplay()) {
  const { ensureSystemPackages } = await import('./setup/system-packages.mjs')
  const { electronSwitches, ensureElectron } = await import('./setup/electron-runtime.mjs')
  await ensureSystemPackages({ tests: false })
  const { executable } = await ensureElectron()
  const child = spawn(executable, [...electronSwitches(), ROOT, ...desk], { stdio: 'inherit' })
  child.once('error', (error) => fail(`Electron could not be started: ${error.message}`))
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
    if (code !== 0 && process.platform === 'linux' && process.getuid?.() !== 0) {
      console.error(
        'parley: if the message above speaks of the sandbox, this system forbids unprivileged user namespaces. The remedy, once:\n' +
          '  sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0',
      )
    }
  })
} else {
  const whose = desk.length > 0 ? desk[1] : 'the sample'
  console.log(`There is no display here, so no window is opened. Exporting the meeting brief of ${whose} instead:`)
  run(process.execPath, ['out/main/cli.cjs', 'memo', ...desk], { failure: 'no brief was exported.' })
}
