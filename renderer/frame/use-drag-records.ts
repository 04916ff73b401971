import { useEffect, useEffectEvent, useState } from 'react'
import { refKey, refOfKey } from '../../core/desk/ops'
import type { CollectionName } from '../../core/model/values/collection-names'
import type { RecordRef } from '../../core/model/values/record-ref'
import { meantBy } from '../lists/selected-rows'
import { recordAt } from '../navigation/new-window'
import { linksTo } from '../screens/change-all/wished'

/** What a drop would do: link so many records to an issue, and leave out those of kinds without a field for one. */
export interface Dragged {
  keys: readonly string[]
  issue: RecordRef
  count: number
  /** The kinds that can't be linked. */
  refused: readonly CollectionName[]
  /** Is the issue itself among the dragged? */
  isItself: boolean
  x: number
  y: number
}

/** Only what was dragged from this window can be dropped here. */
const TYPE = 'application/x-parley-records'
/** A row or page that stands for an issue, though it is no link to it: a row of the matrix, the issue's page. */
const DROP_ON = 'data-drop-on'

/** The issue that records would be linked to here. */
function issueAt(target: EventTarget | null): { ref: RecordRef; element: HTMLElement } | undefined {
  const record = recordAt(target)
  if (record?.ref.collection === 'issue') return record
  const element = target instanceof Element ? target.closest<HTMLElement>(`[${DROP_ON}]`) : null
  const key = element?.getAttribute(DROP_ON)
  return element && key ? { ref: refOfKey(key), element } : undefined
}

/**
 * Lets records be dragged from rows, cells and links onto an issue, to link them to it; Esc cancels, as the page's own drag does. Says what a drop here would do,
 * and refuses what it can't. From a selected row, all selected ones are dragged.
 */
export function useDragRecords(
  isOn: boolean,
  link: (keys: readonly string[], issue: string) => void,
): Dragged | undefined {
  const [over, setOver] = useState<Dragged>()
  const drop = useEffectEvent(link)
  useEffect(() => {
    if (!isOn) return undefined
    let keys: readonly string[] = []
    let lit: HTMLElement | undefined
    const light = (element: HTMLElement | undefined, how = '') => {
      if (lit !== element) lit?.removeAttribute('data-drop')
      lit = element
      element?.setAttribute('data-drop', how)
    }
    const end = () => {
      keys = []
      light(undefined)
      setOver(undefined)
    }
    // A button can be dragged only if it says so.
    const onDown = ({ target }: PointerEvent) => {
      const record = recordAt(target)
      if (record) record.element.draggable = true
    }
    const onStart = (event: DragEvent) => {
      const record = recordAt(event.target)
      if (!record || !event.dataTransfer) return
      keys = meantBy(refKey(record.ref))
      // Nothing of it leaves the window.
      event.dataTransfer.clearData()
      event.dataTransfer.setData(TYPE, '')
      event.dataTransfer.effectAllowed = 'link'
    }
    const onOver = (event: DragEvent) => {
      if (keys.length === 0 || event.dataTransfer?.types.includes(TYPE) !== true) return
      const issue = issueAt(event.target)
      if (!issue) {
        light(undefined)
        return setOver(undefined)
      }
      const { wishes, lacking } = linksTo(issue.ref.id, keys)
      const count = wishes.reduce((sum, wished) => sum + wished.keys.length, 0)
      const isItself = lacking.includes(refKey(issue.ref))
      const refused = new Set(lacking.map((key) => refOfKey(key).collection))
      if (isItself) refused.delete('issue')
      event.preventDefault()
      event.dataTransfer.dropEffect = count > 0 ? 'link' : 'none'
      light(issue.element, count > 0 ? 'link' : 'none')
      setOver({ keys, issue: issue.ref, count, refused: [...refused], isItself, x: event.clientX, y: event.clientY })
    }
    const onDrop = (event: DragEvent) => {
      const issue = issueAt(event.target)
      if (keys.length > 0 && issue) {
        event.preventDefault()
        if (linksTo(issue.ref.id, keys).wishes.length > 0) drop(keys, issue.ref.id)
      }
      end()
    }
    document.addEventListener('pointerdown', onDown, { capture: true })
    document.addEventListener('dragstart', onStart)
    document.addEventListener('dragover', onOver)
    document.addEventListener('drop', onDrop)
    document.addEventListener('dragend', end)
    return () => {
      end()
      document.removeEventListener('pointerdown', onDown, { capture: true })
      document.removeEventListener('dragstart', onStart)
      document.removeEventListener('dragover', onOver)
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('dragend', end)
    }
  }, [isOn])
  return over
}
