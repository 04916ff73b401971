import { ParleyError } from '../../core/base/errors'
import { searchView } from '../../core/queries/search-view'
import { scan } from '../../core/search/growing-index'
import { documentsOf } from '../../core/search/record-texts'
import { DeskStore } from '../desk/store/desk-store'
import type { CliOptions, CliWorld } from './cli-world'
import { kindNamed } from './kind-named'
import { numberNamed } from './number-named'

/** The number of records that `search` lists without `--limit`. */
const SHOWN = 20

/**
 * `search`: lists the records that have the words, best first, one per line: kind, id, title, field, the sentence; with `--json` as an array. Returns 1 if
 * nothing has them. @throws ParleyError `option-unknown`, `kind-unknown`, and those of opening a desk
 */
export async function searchCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const find = options.words.join(' ')
  if (find.trim() === '') throw new ParleyError('words-needed')
  const kind = kindNamed(options.kind)
  const limit = numberNamed(options.limit, '--limit') ?? SHOWN
  const { desk } = await DeskStore.open(options.desk, 'read')
  const found = scan(documentsOf(desk), find, kind === undefined ? {} : { kinds: [kind] }, limit)
  const rows = searchView(desk, { find }, found).hits.map(({ ref, title, field, text }) => ({
    collection: ref.collection,
    id: ref.id,
    title: title.en,
    field,
    snippet: text,
  }))
  if (options.json) for (const line of JSON.stringify(rows, null, 2).split('\n')) world.print(line)
  else for (const row of rows) world.print(Object.values(row).join('\t'))
  if (!options.json && found.total > rows.length)
    world.warn(`${found.total} records have the words; these are the best.`)
  if (found.total === 0 && !options.json) world.warn('No record has these words.')
  return rows.length > 0 ? 0 : 1
}
