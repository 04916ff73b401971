import { useEffect, useState } from 'react'
import { refKey } from '../../core/desk/ops'
import { useActions } from '../actions/action-context'
import { cancelJob } from '../client/cancel-job'
import { useStaff } from '../client/environment'
import { newId } from '../client/new-id'
import { useNames } from '../client/use-visits'
import { useChangeRecords } from '../screens/change-all/change-all-provider'
import { linksTo, planAll, type Planned } from '../screens/change-all/wished'
import { useTexts } from '../text/text-context'
import classes from './drag-hint.module.css'
import { useDragRecords, type Dragged } from './use-drag-records'

/** Says beside the pointer what dropping the dragged records here would do, and what can't be linked. */
export function DragHint() {
  const { t, title, list, family } = useTexts()
  const { editable } = useActions().state
  const { link } = useChangeRecords()
  const over = useDragRecords(editable, link)
  const issue = over && { collection: over.issue.collection, id: over.issue.id }
  const names = useNames(issue ? [issue] : [])
  const moved = useMoved(over)
  if (!over || !issue) return null
  const row = names.get(refKey(issue))
  const name = row ? title(row.title) : ''
  const [from, ...others] = moved?.from ?? []
  const linked = () => {
    // Until it is known, nobody is told that a record keeps its issue.
    if (!moved) return t('drag.to', { issue: name })
    if (!from)
      return over.count === 1 ? t('drag.linkOne', { issue: name }) : t('drag.link', { count: over.count, issue: name })
    if (others.length > 0) return t('drag.moveMany', { count: moved.count, issue: name })
    const values = { count: moved.count, from: title(from.title), issue: name }
    return t(moved.count === 1 ? 'drag.moveOne' : 'drag.move', values)
  }
  const refused = [
    ...(over.refused.length > 0
      ? [t('drag.refused', { kinds: list(over.refused.map((kind) => family(`collection.${kind}`))) })]
      : []),
    ...(over.isItself ? [t('drag.itself')] : []),
  ]
  return (
    <p className={classes.hint} data-refused={over.count === 0} style={{ left: over.x, top: over.y }}>
      {[...(over.count > 0 ? [linked()] : []), ...refused].map((line) => (
        <span key={line}>{line}</span>
      ))}
    </p>
  )
}

/** The dragged records that a drop would take from the issue that they have; undefined until the desk has answered. */
function useMoved(over: Dragged | undefined): Planned['moved'] | undefined {
  const staff = useStaff()
  const [known, setKnown] = useState<{ of: string; moved: Planned['moved'] }>()
  const [issue, keys] = [over?.issue.id, over?.keys]
  const of = JSON.stringify([issue, keys])
  useEffect(() => {
    if (issue === undefined || !keys) return undefined
    let isOver = true
    let job: string | undefined
    const begin = () => (job = newId())
    planAll(linksTo(issue, keys).wishes, staff, begin)
      .then(({ moved }) => isOver && setKnown({ of, moved }))
      // The drop itself says what is wrong.
      .catch(() => undefined)
    return () => {
      isOver = false
      if (job !== undefined) cancelJob(job)
    }
  }, [of, issue, keys, staff])
  return known?.of === of ? known.moved : undefined
}
