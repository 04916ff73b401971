import { useEffect, useEffectEvent } from 'react'
import type { RecordRef } from '../../core/model/values/record-ref'
import type { Navigation } from '../navigation/navigation-state'
import { openInNewWindow, recordAt } from '../navigation/new-window'
import { isMac } from '../text/key-words'

const MIDDLE = 1
/** The buttons of a mouse that go back and forward, as pages know them. */
const BACK = 3
const FORWARD = 4

/**
 * Opens records in new windows by Ctrl+click (⌘ on a Mac) and by the middle button, beside what is open by Ctrl+Shift+click, and goes back and forward by the buttons
 * of a mouse for that.
 */
export function useMouse({ back, forward }: Navigation, openBeside: (ref: RecordRef) => void): void {
  const go = useEffectEvent((button: number) => (button === BACK ? back() : forward()))
  const openOther = useEffectEvent((ref: RecordRef) => openBeside(ref))
  useEffect(() => {
    const hasMod = (event: MouseEvent) => (isMac ? event.metaKey : event.ctrlKey)
    const openAt = (event: MouseEvent): boolean => {
      const record = recordAt(event.target)
      if (!record) return false
      event.preventDefault()
      // No row or link may open it here too.
      event.stopPropagation()
      if (event.shiftKey && event.button !== MIDDLE) openOther(record.ref)
      else openInNewWindow(record.ref)
      return true
    }
    const onClick = (event: MouseEvent) => {
      if (hasMod(event)) openAt(event)
    }
    const onOtherClick = (event: MouseEvent) => {
      if (event.button === MIDDLE) openAt(event)
    }
    const onDown = (event: MouseEvent) => {
      // Chromium would begin to scroll by the middle button.
      if (event.button === MIDDLE && recordAt(event.target)) event.preventDefault()
      // With Shift, a list would begin to select.
      if (event.button === 0 && event.shiftKey && hasMod(event) && recordAt(event.target)) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    const onUp = (event: MouseEvent) => {
      if (event.button !== BACK && event.button !== FORWARD) return
      event.preventDefault()
      go(event.button)
    }
    const capture = { capture: true }
    document.addEventListener('click', onClick, capture)
    document.addEventListener('auxclick', onOtherClick, capture)
    document.addEventListener('mousedown', onDown, capture)
    document.addEventListener('mouseup', onUp, capture)
    return () => {
      document.removeEventListener('click', onClick, capture)
      document.removeEventListener('auxclick', onOtherClick, capture)
      document.removeEventListener('mousedown', onDown, capture)
      document.removeEventListener('mouseup', onUp, capture)
    }
  }, [])
}
