import { namesIn } from '../../../../core/editing/names-in'
import { onlyMatch } from '../../../../core/editing/only-match'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import type { ChoicesView } from '../../../../core/queries/edit-schemas'
import { useDeskEach } from '../../../client/use-desk'
import { useTexts } from '../../../text/text-context'
import { keyOf, type Offered, type Row } from './reference-box'

/** The option that takes several records at once. */
export const SEVERAL = 'several'

const NONE: { offers: Offered[]; rows: Row[] } = { offers: [], rows: [] }

/**
 * Finds several records by names with commas between them, once the words as a whole find none. Offered only if each name finds one record: nothing is left out,
 * and nothing guessed.
 */
export function useSeveral(
  collections: readonly CollectionName[],
  find: string,
  { found, upToDate }: { found: ChoicesView | undefined; upToDate: boolean },
  chosen: ReadonlySet<string>,
): { offers: Offered[]; rows: Row[]; upToDate: boolean } {
  const { t, title, list } = useTexts()
  const isWanted = upToDate && (found?.rows ?? []).length === 0
  const names = isWanted ? namesIn(find) : []
  const looked = names.length > 1 ? names : []
  const answers = useDeskEach(
    'desk:choices',
    looked.map((name) => ({ collections: [...collections], find: name.slice(0, 200) })),
  )
  if (names.length < 2) return { ...NONE, upToDate: true }
  if (answers.some((answer) => answer === undefined)) return { ...NONE, upToDate: false }
  const rows = answers.map((answer, index) => onlyMatch(answer, names[index] ?? ''))
  const known = rows.flatMap((row) => row ?? [])
  const fresh = known.filter(
    ({ ref }, index) => !chosen.has(keyOf(ref)) && known.findIndex((row) => keyOf(row.ref) === keyOf(ref)) === index,
  )
  if (known.length < names.length || fresh.length === 0) return { ...NONE, upToDate: true }
  const text = t('form.several', { count: fresh.length, names: list(fresh.map((row) => title(row.title))) })
  return { offers: [{ value: SEVERAL, text }], rows: fresh, upToDate: true }
}
