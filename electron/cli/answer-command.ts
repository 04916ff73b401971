import { failureOf } from '../../core/contract/failure-of'
import { commandHint, describeError, systemCode } from '../../core/text/describe'
import { whereOf } from '../../core/base/where-of'
import type { CliWorld } from './cli-world'
import { forTerminal } from './for-terminal'
import { runCli } from './run-cli'

const NOT_UNDERSTOOD: ReadonlySet<string> = new Set(['option-unknown', 'kind-unknown', 'interop-format'])

/** Runs one command line and reports a failure in one sentence. Returns the exit code: 0 done, 1 failed, 2 not understood. */
export async function answerCommand(args: readonly string[], world: CliWorld): Promise<number> {
  const shown = {
    ...world,
    print: (line: string) => world.print(forTerminal(line)),
    warn: (line: string) => world.warn(forTerminal(line)),
  }
  try {
    return await runCli(args, shown)
  } catch (error) {
    const { code, params } = failureOf(error, (cause) => console.error(forTerminal(whereOf(cause))))
    const found = systemCode(params)
    const said = [describeError(code, params, 'en'), commandHint(code, 'en'), found && `[${found}]`]
    shown.warn(said.filter((part) => part !== undefined).join(' '))
    return NOT_UNDERSTOOD.has(code) ? 2 : 1
  }
}
