import { ParleyError } from '../../core/base/errors'
import { asOfOf, settingsOf } from '../../core/desk/desk-read'
import { askDesk } from '../../core/rates/desk-rate'
import { unknownWords } from '../../core/rates/reasons'
import { answerJson } from '../../core/rates/regime/answer-json'
import { compileRegime } from '../../core/rates/regime/compile'
import type { CompiledRegime } from '../../core/rates/regime/compiled'
import type { Unknown } from '../../core/rates/regime/facts'
import { entryOf, knownAtOf, type Question } from '../../core/rates/regime/question'
import { readRateCase } from '../../core/rates/regime/rate-case'
import { familyText } from '../../core/text/catalogue'
import { importFileOf, readImportBytes } from '../desk/services/interop-files'
import { DeskStore } from '../desk/store/desk-store'
import type { CliOptions, CliWorld } from './cli-world'
import { conflictLine, rateLines, type LawSource } from './rate-lines'

/**
 * `rate`: says what a good pays at a border, and why: by the desk (`--good`, `--origin`, `--at`, `--known-at`, `--border`), or by the law in a file (`--case`).
 * With `--json`, the answer as data. Returns 1 if the rate is not known, or the file has a fault.
 * @throws ParleyError `option-unknown`, `record-missing`, `rate-border`, `rate-time`, and those of reading a file and opening a desk
 */
export async function rateCommand(options: CliOptions, world: CliWorld): Promise<number> {
  if (options.case !== undefined) return caseAnswer(options.path(options.case), options, world)
  const { good, origin, at } = options
  if (good === undefined || origin === undefined || at === undefined)
    throw new ParleyError('option-unknown', { option: 'rate needs --good, --origin and --at, or --case' })
  const { desk } = await DeskStore.open(options.desk, 'read')
  const { asOf } = asOfOf(settingsOf(desk), world.now())
  const { regime, question } = askDesk(
    desk,
    { good, origin, at, knownAt: options.knownAt, border: options.border },
    asOf,
  )
  return answer(regime, question, options, world, { desk })
}

async function caseAnswer(file: string, options: CliOptions, world: CliWorld): Promise<number> {
  const read = readRateCase(importFileOf(await readImportBytes(file)).text)
  if (!('case' in read)) {
    for (const { path, problem, value } of read.problems)
      world.warn(
        [path, familyText('en', `rateCase.${problem}`, { value: value.slice(0, 200) })].filter(Boolean).join(': '),
      )
    return 1
  }
  const { good, origin, entry, knownAt, clock } = read.case
  const question: Question = {
    good,
    origin,
    entered: entryOf(entry, clock),
    knownAt: knownAt === undefined ? Infinity : knownAtOf(knownAt, clock),
  }
  return answer(compileRegime(read.case), question, options, world, { regime: read.case })
}

function answer(
  regime: CompiledRegime,
  question: Question,
  { json }: CliOptions,
  world: CliWorld,
  source: LawSource,
): number {
  const told = answerJson(regime, question)
  if (json) {
    const desk = 'desk' in source ? source.desk : undefined
    const reason = (one: Unknown) => ({ ...one, reason: unknownWords(one, 'en', desk) })
    const lines = JSON.stringify({ ...told, unknown: told.unknown.map(reason) }, null, 2).split('\n')
    for (const line of lines) world.print(line)
  } else for (const line of rateLines(regime, question, source)) world.print(line)
  if (told.error) world.warn(conflictLine(told.error, regime, question, source))
  return told.total === null ? 1 : 0
}
