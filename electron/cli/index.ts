import { failureOf } from '../../core/contract/answer'
import { describeError } from '../../core/text/describe'
import { whereOf } from '../files/where-of'
import { runCli } from './run-cli'

/** The command line: Parley's main job in Node alone, without a window. Exit codes: 0 done, 1 failed, 2 not understood. */

// A reader that goes away early (`… list | head`) is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

async function main(): Promise<void> {
  try {
    process.exitCode = await runCli(process.argv.slice(2), {
      bundleDirectory: __dirname,
      // npm changes the working directory to the project's; paths are meant from where the command was given.
      workingDirectory: process.env.INIT_CWD ?? process.cwd(),
      print: (line) => process.stdout.write(`${line}\n`),
      now: () => new Date().toISOString(),
    })
  } catch (error) {
    const { code, params } = failureOf(error, (cause) => console.error(whereOf(cause)))
    process.stderr.write(`parley: ${describeError(code, params, 'en')}\n`)
    process.exitCode = code === 'option-unknown' || code === 'kind-unknown' ? 2 : 1
  }
}

void main()
