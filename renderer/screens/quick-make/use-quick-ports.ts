import { localTextSchema, type LocalText } from '../../../core/base/text'
import { isSameName, type QuickPorts } from '../../../core/editing/quick-make'
import { ask } from '../../client/bridge'
import { newId } from '../../client/new-id'
import { useApply } from '../../client/saving'

/** Connects quick adding to the desk, for the staff member who works here. */
export function useQuickPorts(): QuickPorts {
  const apply = useApply()
  return {
    newId,
    create: async (records) => {
      const commands = records.map((record) => ({ kind: 'create' as const, ...record }))
      await apply({ kind: 'batch', commands })
    },
    findPost,
  }
}

/** The post of this title and party: the list of choices has only titles, the post's form has the party. */
async function findPost(title: LocalText, party: string): Promise<string | undefined> {
  const find = Object.values(title)[0] ?? ''
  const { rows } = await ask('desk:choices', { collections: ['post'], find: find.slice(0, 200) })
  for (const { ref } of rows) {
    const { values } = await ask('desk:form', { ref })
    const known = localTextSchema.safeParse(values.title)
    if (values.party === party && known.success && isSameName(known.data, title)) return ref.id
  }
  return undefined
}
