import { ParleyError } from '../../core/base/errors'
import type { DeskRead } from '../../core/desk/desk-read'
import type { ReturnedFile } from '../../core/memo/returned/returned-file'
import { memoWanted } from '../../core/memo/saved/memo-to-print'
import { returnedNotices, returnedPlace } from '../../core/queries/returned-words'
import type { ReturnedSuggestion } from '../../core/queries/returned-schemas'
import { returnedView } from '../../core/queries/returned-view'
import { translator } from '../../core/text/catalogue'
import { fileToRead } from '../desk/services/reading-service'
import { DeskStore } from '../desk/store/desk-store'
import { bundledPathsFrom } from '../files/bundled-paths'
import { readReturned } from '../reading/read-in-thread'
import type { CliOptions, CliWorld } from './cli-world'
import { memoKindNamed } from './memo-kind-name'
import { subjectNamed } from './subject-named'

/**
 * `memo read-back FILE`: lists the changes and comments of a Word file that somebody sent back, each with the record and field that it belongs to; with `--json`, as
 * data. It edits nothing.
 * @throws ParleyError `returned-…`, `reading-…`, `record-missing` if the desk has no memo that the file could be of
 */
export async function readBackCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const { second } = options
  if (second === undefined)
    throw new ParleyError('option-unknown', { option: 'memo read-back needs the name of a file' })
  const given = await fileToRead(options.path(second))
  const places = bundledPathsFrom(world.bundleDirectory)
  const file = await readReturned(given, { workerFile: places.readingFile, folder: places.readingFolder })
  const { desk } = await DeskStore.open(options.desk, 'read')
  const view = returnedView(
    desk,
    memoOf(desk, file, options, world),
    { name: given.name, file },
    Number.MAX_SAFE_INTEGER,
  )
  if (options.json) {
    world.print(JSON.stringify(view))
    return 0
  }
  for (const notice of returnedNotices(view, 'en')) world.warn(notice)
  for (const suggestion of view.suggestions) for (const line of linesOf(suggestion)) world.print(line)
  return 0
}

/** The memo that a file names, if the desk has it; else the one that the options name. */
function memoOf(desk: DeskRead, { from }: ReturnedFile, options: CliOptions, world: CliWorld): string {
  if (from && desk.get('memo', from.memo)) return from.memo
  const kind = memoKindNamed(options.kind)
  const about = subjectNamed(kind, options)
  const { memo } = memoWanted(desk, { kind, now: world.now(), ...(about === undefined ? {} : { about }) })
  if (!memo) throw new ParleyError('record-missing', { collection: 'memo', id: from?.memo ?? about ?? kind })
  return memo.id
}

function linesOf(suggestion: ReturnedSuggestion): string[] {
  const { kind, words, by, said = [], why, present, isSourced } = suggestion
  const text = translator('en')
  const side = (left: 'added' | 'removed') =>
    words
      .filter((stretch) => stretch.kind !== left)
      .map((stretch) => stretch.text)
      .join('')
      .replaceAll('\n', ' ')
  const named = by.map(({ who, at }) => [who ?? text('returned.nobody'), at?.slice(0, 10)].filter(Boolean).join(', '))
  const who = named.length > 0 ? named.join('; ') : text('returned.untracked')
  const [was, now] = [side('added'), side('removed')]
  const quoted = kind === 'comment' ? [was === '' ? '' : `  on: ${was}`] : [was && `  - ${was}`, now && `  + ${now}`]
  return [
    `${text(`returned.kind.${kind}`)}: ${returnedPlace(suggestion, 'en')} (${who})`,
    ...quoted,
    ...said.map((one) => `  ${one.who ?? text('returned.nobody')}: ${one.text.replaceAll('\n', ' ')}`),
    why === undefined ? '' : `  ${text(`returned.why.${why}`)}`,
    present === undefined ? '' : `  ${text('returned.present')} ${present.replaceAll('\n', ' ')}`,
    isSourced && why === undefined ? `  ${text('returned.sourced')}` : '',
  ].filter((line) => line !== '')
}
