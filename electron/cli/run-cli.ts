import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ParleyError } from '../../core/base/errors'
import { bundledPathsFrom } from '../files/bundled-paths'
import { refusedByWindows } from '../files/windows-names'
import { checkCommand } from './check-command'
import type { CliWorld } from './cli-world'
import { exportCommand } from './export-command'
import { HELP } from './help'
import { historyCommand } from './history-command'
import { importCommand } from './import-command'
import { listCommand } from './list-command'
import { memoCommand } from './memo-command'
import { originalCommand } from './original-command'
import { rateCommand } from './rate-command'
import { scheduleCommand } from './schedule-command'
import { searchCommand } from './search-command'
import { sourceCommand } from './source-command'
import { suggestCommand } from './suggest-command'
import { verifyCommand } from './verify-command'

const COMMANDS = {
  memo: memoCommand,
  list: listCommand,
  search: searchCommand,
  suggest: suggestCommand,
  rate: rateCommand,
  schedule: scheduleCommand,
  check: checkCommand,
  export: exportCommand,
  import: importCommand,
  source: sourceCommand,
  original: originalCommand,
  verify: verifyCommand,
  history: historyCommand,
}
/** The number of arguments of a command beside its options; 0 by default. */
const POSITIONALS: Readonly<Record<string, number>> = {
  memo: 2,
  list: 1,
  search: Infinity,
  export: 1,
  import: 1,
  source: 1,
  original: 1,
  suggest: 1,
  schedule: 2,
  history: 2,
}

/** An absolute path. A home that the shell did not fill in, as in `--desk=~/desk` or on Windows, is filled in. @throws ParleyError `path-refused` */
function pathOf(text: string, { workingDirectory, homeDirectory, isWindows }: CliWorld): string {
  const path = resolve(
    workingDirectory,
    text.replace(/^~(?=$|[\\/])/, () => homeDirectory),
  )
  const refused = isWindows ? refusedByWindows(path) : undefined
  if (refused !== undefined) throw new ParleyError('path-refused', { name: refused.slice(0, 80) })
  return path
}

/** Runs one command line; returns the exit code. @throws ParleyError `option-unknown`, and whatever the command throws */
export async function runCli(args: readonly string[], world: CliWorld): Promise<number> {
  const { values, positionals } = parse(args)
  const [command, ...named] = positionals
  if (values.help || command === undefined || command === 'help') {
    for (const line of HELP.split('\n')) world.print(line)
    return command === undefined && !values.help ? 2 : 0
  }
  if (!Object.hasOwn(COMMANDS, command)) throw new ParleyError('option-unknown', { option: command.slice(0, 80) })
  const extra = named[POSITIONALS[command] ?? 0]
  if (extra !== undefined) throw new ParleyError('option-unknown', { option: extra.slice(0, 80) })
  const path = (text: string) => pathOf(text, world)
  return COMMANDS[command as keyof typeof COMMANDS](
    {
      desk: values.desk === undefined ? bundledPathsFrom(world.bundleDirectory).sampleDesk : path(values.desk),
      deskNamed: values.desk !== undefined,
      session: values.session,
      round: values.round,
      talk: values.talk,
      out: values.out,
      positional: named[0],
      second: named[1],
      words: named,
      json: values.json ?? false,
      fresh: values.fresh ?? false,
      changes: values.changes ?? false,
      format: values.format,
      kind: values.kind,
      take: values.take,
      encoding: values.encoding,
      language: values.language,
      paper: values.paper,
      audience: values.audience,
      staff: values.staff,
      title: values.title,
      limit: values.limit,
      before: values.before,
      date: values.date,
      patterns: values.patterns,
      figures: values.figures,
      good: values.good,
      origin: values.origin,
      at: values.at,
      knownAt: values['known-at'],
      border: values.border,
      case: values.case,
      programme: values.programme,
      revision: values.revision,
      brokenRows: values['broken-rows'] ?? false,
      apply: values.apply ?? false,
      original: values['no-original'] === true ? false : values.original,
      fileOnly: values['file-only'] ?? false,
      path,
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
        round: { type: 'string' },
        talk: { type: 'string' },
        out: { type: 'string' },
        fresh: { type: 'boolean' },
        changes: { type: 'boolean' },
        figures: { type: 'string' },
        format: { type: 'string' },
        kind: { type: 'string' },
        json: { type: 'boolean' },
        take: { type: 'string' },
        encoding: { type: 'string' },
        language: { type: 'string' },
        paper: { type: 'string' },
        audience: { type: 'string' },
        staff: { type: 'string' },
        title: { type: 'string' },
        limit: { type: 'string' },
        before: { type: 'string' },
        date: { type: 'string' },
        patterns: { type: 'string' },
        good: { type: 'string' },
        origin: { type: 'string' },
        at: { type: 'string' },
        'known-at': { type: 'string' },
        border: { type: 'string' },
        case: { type: 'string' },
        programme: { type: 'string' },
        revision: { type: 'string' },
        'broken-rows': { type: 'boolean' },
        apply: { type: 'boolean' },
        original: { type: 'boolean' },
        'no-original': { type: 'boolean' },
        'file-only': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const option = error instanceof Error ? error.message.split('. ')[0] : ''
    throw new ParleyError('option-unknown', { option: (option ?? '').slice(0, 120) }, { cause: error })
  }
}
