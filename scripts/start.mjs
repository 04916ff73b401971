// npm start: opens the app, doing first whatever it needs. Without a display it exports the sample's meeting brief instead.
import { spawn } from 'node:child_process'
import { ensureBuilt } from './setup/build.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { fail, hasDisplay, requireNode, ROOT, run } from './setup/steps.mjs'

requireNode()
await ensureInstalled()
await ensureBuilt()

if (hasDisplay()) {
  const { ensureSystemPackages } = await import('./setup/system-packages.mjs')
  const { electronSwitches, ensureElectron } = await import('./setup/electron-runtime.mjs')
  await ensureSystemPackages({ tests: false })
  const { executable } = await ensureElectron()
  const child = spawn(executable, [...electronSwitches(), ROOT, ...process.argv.slice(2)], { stdio: 'inherit' })
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
  console.log('There is no display here, so no window is opened. Exporting the meeting brief of the sample instead:')
  run(process.execPath, ['out/main/cli.cjs', 'memo'])
}
