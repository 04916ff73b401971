import { homedir } from 'node:os'
import { pressMemo } from '../press/press'
import { answerCommand } from './answer-command'

/** The command line: Parley's main job in Node alone, without a window. */

// Everything that a command writes is for this account alone.
process.umask(0o077)

// A reader that goes away early (`… list | head`) is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

async function main(): Promise<void> {
  process.exitCode = await answerCommand(process.argv.slice(2), {
    bundleDirectory: __dirname,
    // npm changes the working directory to the project's; paths are relative to where the command was given.
    workingDirectory: process.env.INIT_CWD ?? process.cwd(),
    homeDirectory: homedir(),
    isWindows: process.platform === 'win32',
    print: (line) => process.stdout.write(`${line}\n`),
    warn: (line) => process.stderr.write(`parley: ${line}\n`),
    now: () => new Date().toISOString(),
    setPages: pressMemo,
  })
}

void main()
