import { useEffect, useState } from 'react'
import { useAction, useActions } from '../../actions/action-context'
import { IntakeDialog } from './intake-dialog'
import type { ToRead } from './use-reading'

/** Adds sources, by the action `addSource` or by files that are dropped anywhere on the window. */
export function SourceIntake() {
  const { state } = useActions()
  const [isOpen, setOpen] = useState(false)
  const [dropped, setDropped] = useState<readonly ToRead[]>([])
  useAction('addSource', () => setOpen(true))
  const { editable } = state
  useEffect(() => {
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent) => {
      if (!isFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = editable ? 'copy' : 'none'
    }
    const drop = (event: DragEvent) => {
      if (!isFiles(event)) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (!editable || files.length === 0) return
      setDropped((before) => [...before, ...files.map((file) => ({ file }))])
      setOpen(true)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [editable])
  if (!isOpen) return null
  return (
    <IntakeDialog
      dropped={dropped}
      taken={() => setDropped((before) => before.slice(1))}
      close={() => {
        setDropped([])
        setOpen(false)
      }}
    />
  )
}
