import { foldText } from '../../../core/base/fold-text'
import type { ChoicesView } from '../../../core/queries/edit-schemas'
import { ask } from '../../client/bridge'
import { useDesk } from '../../client/use-desk'

const inputOf = (name: string) => ({ collections: ['person' as const], find: name.slice(0, 200) })

/** The desk's only person of exactly this name. */
export function useSamePerson(name: string) {
  const found = useDesk('desk:choices', inputOf(name), name !== '')
  return name === '' ? undefined : sameIn(found.data, name)
}

/** Has the desk one person of exactly this name? Asked before the dialog has shown it. */
export const isOnDesk = async (name: string): Promise<boolean> =>
  sameIn(await ask('desk:choices', inputOf(name)), name) !== undefined

function sameIn(found: ChoicesView | undefined, name: string) {
  const exact = (found?.rows ?? []).filter(({ title }) =>
    [title.en, title.ja].some((text) => foldText(text) === foldText(name)),
  )
  const [row] = exact
  return row && exact.length === 1 ? { id: row.ref.id, title: row.title } : undefined
}
