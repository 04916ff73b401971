import { useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { MENTIONS_MAX, type MentionView } from '../../../core/queries/mentions-schemas'
import { useStaff } from '../../client/environment'
import { useApply } from '../../client/saving'
import { useMentionSearch } from '../../client/use-search'

const PAGE = 20

/** Names a mention at one revision of its record: once linked, it is not linked again. */
export const mentionKey = ({ ref, link }: MentionView): string => `${ref.collection}/${ref.id}/${link?.rev ?? 0}`

/** The mentions of a record that are not links yet, and what links them. */
export function useMentions(ref: RecordRef) {
  const staff = useStaff()
  const apply = useApply()
  const [limit, setLimit] = useState(PAGE)
  const [linking, setLinking] = useState<ReadonlySet<string>>(new Set())
  const [failure, setFailure] = useState<unknown>()
  const asked = useMentionSearch({ ref, staff: staff.id, limit })
  const link = async (mention: MentionView): Promise<boolean> => {
    if (!mention.link || linking.has(mentionKey(mention))) return false
    const { rev, fields } = mention.link
    setFailure(undefined)
    setLinking((before) => new Set([...before, mentionKey(mention)]))
    try {
      await apply({ kind: 'change', collection: mention.ref.collection, id: mention.ref.id, rev, fields })
      return true
    } catch (error) {
      setFailure(error)
      setLinking((before) => new Set([...before].filter((key) => key !== mentionKey(mention))))
      return false
    }
  }
  return {
    view: asked.data,
    failure: failure ?? asked.error ?? undefined,
    isLinking: (mention: MentionView) => linking.has(mentionKey(mention)),
    link,
    more: asked.data?.more && limit < MENTIONS_MAX ? () => setLimit(Math.min(limit + PAGE, MENTIONS_MAX)) : undefined,
  }
}
