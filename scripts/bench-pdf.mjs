// npm run bench:pdf -- [--quick]: prepares the benchmark of the press and its peers, and runs it (scripts/bench/pdf.ts).
import { join } from 'node:path'
import { ensureTypst } from './setup/peers.mjs'
import { prepareWindow } from './setup/prepare.mjs'
import { ROOT, run } from './setup/steps.mjs'

const { executable, underDisplay } = await prepareWindow()
await ensureTypst()
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const script = join(ROOT, 'scripts', 'bench', 'pdf.ts')
const [command, args] = underDisplay(process.execPath, [tsx, script, ...process.argv.slice(2)])
run(command, args, { env: { PARLEY_ELECTRON: executable } })
