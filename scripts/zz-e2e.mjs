import { join } from 'node:path'
import { prepareWindow } from './setup/prepare.mjs'
import { ROOT, tryRun } from './setup/steps.mjs'
const { executable, underDisplay } = await prepareWindow()
process.exitCode = tryRun(
  ...underDisplay(process.execPath, [
    join(ROOT, 'node_modules/@playwright/test/cli.js'),
    'test',
    ...process.argv.slice(2),
  ]),
  { env: { PARLEY_ELECTRON: executable, PARLEY_PRELOAD: join(ROOT, 'out/preload/preload.cjs'), PARLEY_LONG: '1' } },
)
