import { useRef } from 'react'
import { withElement } from '../../../core/editing/element-edits'
import type { Part } from '../../../core/editing/list-items'
import { ask } from '../../client/bridge'
import { useApply } from '../../client/saving'

/** Somebody has moved or deleted the element since the person saw it. */
export class ElementMoved extends Error {}

/** Changes an element of a package; the change is made from the element as it is now. */
export type EditElement = (id: string, change: (element: Part) => Part | undefined) => Promise<void>

/** Edits of the elements of a package, each of them one step of undo. They wait for each other, so that quick keys lose nothing. */
export function useElementEdits(proposal: string): EditElement {
  const apply = useApply()
  const queue = useRef<Promise<void>>(Promise.resolve())
  return (id, change) => {
    const edit = async () => {
      const { values, rev } = await ask('desk:form', { ref: { collection: 'proposal', id: proposal } })
      const elements = withElement(values.elements, id, change)
      if (!elements || rev === undefined) throw new ElementMoved()
      if (elements === values.elements) return
      await apply({ kind: 'change', collection: 'proposal', id: proposal, rev, fields: { elements } })
    }
    const done = queue.current.then(edit)
    queue.current = done.catch(() => undefined)
    return done
  }
}
