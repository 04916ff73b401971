import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ParleyError } from '../../core/contract/errors'
import { placesFrom } from '../files/places'
import { checkCommand } from './check-command'
import { HELP } from './help'
import { listCommand } from './list-command'
import { memoCommand } from './memo-command'

/** What the command line stands on. */
export interface CliWorld {
  bundleDirectory: string
  workingDirectory: string
  print(line: string): void
  now(): string
}

/** The options of all commands, after parsing. Paths are absolute. */
export interface CliOptions {
  desk: string
  session: string | undefined
  out: string
  collection: string | undefined
}

const COMMANDS = { memo: memoCommand, list: listCommand, check: checkCommand }

/** Runs one command line; returns the exit code. @throws ParleyError `option-unknown`, and whatever the command throws */
export async function runCli(args: readonly string[], world: CliWorld): Promise<number> {
  const { values, positionals } = parse(args)
  const [command, collection, ...rest] = positionals
  if (values.help || command === undefined || command === 'help') {
    world.print(HELP)
    return command === undefined && !values.help ? 2 : 0
  }
  if (!Object.hasOwn(COMMANDS, command)) throw new ParleyError('option-unknown', { option: command.slice(0, 80) })
  const extra = rest[0] ?? (command === 'list' ? undefined : collection)
  if (extra !== undefined) throw new ParleyError('option-unknown', { option: extra.slice(0, 80) })
  const path = (text: string) => resolve(world.workingDirectory, text)
  return COMMANDS[command as keyof typeof COMMANDS](
    {
      desk: values.desk === undefined ? placesFrom(world.bundleDirectory).sampleDesk : path(values.desk),
      session: values.session,
      out: path(values.out ?? 'parley-brief.pdf'),
      collection,
    },
    world,
  )
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        desk: { type: 'string' },
        session: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const option = error instanceof Error ? error.message.split('. ')[0] : ''
    throw new ParleyError('option-unknown', { option: (option ?? '').slice(0, 120) }, { cause: error })
  }
}
