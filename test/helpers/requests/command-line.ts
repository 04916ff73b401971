import { dirname } from 'node:path'
import { answerCommand } from '../../../electron/cli/answer-command'
import { CLI, temporaryFolder } from '../desks/sample'
import { sharedPress } from '../pdf/shared-press'

/** Runs a command line as the built one does, but in this process and with a press whose fonts are already decoded. */
export async function runCommandLine(
  args: readonly string[],
  { cwd = temporaryFolder(), home = cwd, isWindows = false }: { cwd?: string; home?: string; isWindows?: boolean } = {},
) {
  const said = { stdout: '', stderr: '' }
  const status = await answerCommand(args, {
    bundleDirectory: dirname(CLI),
    workingDirectory: cwd,
    homeDirectory: home,
    isWindows,
    print: (line) => (said.stdout += `${line}\n`),
    warn: (line) => (said.stderr += `parley: ${line}\n`),
    now: () => new Date().toISOString(),
    setPages: (memo) => sharedPress.press(memo),
  })
  return { status, ...said, cwd }
}
