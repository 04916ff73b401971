import { ParleyError } from '../../core/base/errors'
import type { TextEncoding } from '../../core/base/text-encodings'
import { isEdtf } from '../../core/dates/edtf'
import { asOfOf, settingsOf } from '../../core/desk/desk-read'
import { kindByName } from '../../core/reading/file-kind'
import { deskPatterns } from '../../core/suggest/desk-patterns'
import { patternsSchema, readyPatterns, type Pattern } from '../../core/suggest/patterns'
import { PhraseError } from '../../core/suggest/phrase'
import { rosterOf } from '../../core/suggest/roster'
import { suggestIn } from '../../core/suggest/suggest'
import { importFileOf, readImportBytes } from '../desk/services/interop-files'
import { fileToRead } from '../desk/services/reading-service'
import { DeskStore } from '../desk/store/desk-store'
import { bundledPathsFrom } from '../files/bundled-paths'
import { readInThread } from '../reading/read-in-thread'
import type { CliOptions, CliWorld } from './cli-world'
import { encodingNamed } from './encoding-named'

/**
 * `suggest`: finds names, dates, figures, measures, positions and statements in a text of the day `--date`, one per line: place, kind, words, value; with `--json`
 * as an array. Places are UTF-16 code units of the text. With `--desk`, the desk's names come first. Returns 1 if nothing is found.
 * @throws ParleyError `option-unknown`, and those of reading a file and opening a desk
 */
export async function suggestCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const { positional, date } = options
  if (positional === undefined) throw new ParleyError('option-unknown', { option: 'suggest needs the name of a file' })
  if (date === undefined) throw new ParleyError('option-unknown', { option: 'suggest needs --date' })
  if (!isEdtf(date) || date.includes('..'))
    throw new ParleyError('option-unknown', { option: `--date ${date.slice(0, 80)}` })
  const encoding = encodingNamed(options.encoding)
  const patterns = options.patterns === undefined ? [] : await patternsOf(options.path(options.patterns))
  const text = await textOf(options.path(positional), encoding, world)
  const desk = options.deskNamed ? (await DeskStore.open(options.desk, 'read')).desk : undefined
  const timeZone = desk ? asOfOf(settingsOf(desk), world.now()).timeZone : 'UTC'
  const found = suggestIn(text, {
    date,
    timeZone,
    roster: rosterOf(desk),
    patterns: [...patterns, ...(desk ? deskPatterns(desk) : [])],
  })
  if (options.json) for (const line of JSON.stringify(found, null, 2).split('\n')) world.print(line)
  else
    for (const { kind, start, end, text: words, value } of found)
      world.print([`${start}-${end}`, kind, words.replaceAll(/\s+/g, ' '), JSON.stringify(value)].join('\t'))
  if (found.length === 0 && !options.json) world.warn('Parley found nothing in this text.')
  return found.length > 0 ? 0 : 1
}

/** The text of a file. Plain text stays as it is, so that places count in the file itself; any other file is read as it would become a source's text. */
async function textOf(file: string, encoding: TextEncoding | undefined, world: CliWorld): Promise<string> {
  const kind = kindByName(file)
  if (kind === undefined || kind === 'text') return importFileOf(await readImportBytes(file), encoding).text
  const { readingFile: workerFile, readingFolder: folder } = bundledPathsFrom(world.bundleDirectory)
  return (await readInThread({ ...(await fileToRead(file)), as: encoding }, { workerFile, folder })).text
}

/** The patterns of a file. @throws ParleyError `option-unknown` if it holds none, or one that is not written as patterns are */
async function patternsOf(file: string): Promise<readonly Pattern[]> {
  const { text, name } = importFileOf(await readImportBytes(file))
  const refused = (why: string) =>
    new ParleyError('option-unknown', { option: `--patterns ${name}: ${why}`.slice(0, 120) })
  const patterns = patternsSchema.safeParse(jsonOf(text))
  if (!patterns.success) throw refused(patterns.error.issues[0]?.path.join('.') ?? 'JSON')
  try {
    readyPatterns(patterns.data)
  } catch (error) {
    if (error instanceof PhraseError) throw refused(error.message)
    throw error
  }
  return patterns.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
