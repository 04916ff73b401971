import { useEffect, useState, type ComponentProps, type ComponentType } from 'react'
import { useAction, useActions } from '../../actions/action-context'
import type { IntakeDialog } from './intake-dialog'
import type { NewTextDialog } from './new-text-dialog'
import type { ToRead } from './use-reading'

/** The dialogs, whose code the window loads after its first screen. */
interface Dialogs {
  Intake: ComponentType<ComponentProps<typeof IntakeDialog>>
  NewText: ComponentType<ComponentProps<typeof NewTextDialog>>
}

/**
 * Adds sources, by the action `addSource` or by files that are dropped anywhere on the window, and gives the source that is open (`source`) a text, by the action
 * `giveText`.
 */
export function SourceIntake({ source, Intake, NewText }: Dialogs & { source: string | undefined }) {
  const { state } = useActions()
  /** The dialog that is open: for a new source, or for the text of one. */
  const [opened, setOpened] = useState<'new' | { source: string }>()
  const [dropped, setDropped] = useState<readonly ToRead[]>([])
  useAction('addSource', () => setOpened((now) => now ?? 'new'))
  useAction('giveText', () => source !== undefined && setOpened((now) => now ?? { source }))
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
      setOpened((now) => now ?? 'new')
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [editable])
  if (opened === undefined) return null
  const files = { dropped, taken: () => setDropped((before) => before.slice(1)) }
  const close = () => {
    setDropped([])
    setOpened(undefined)
  }
  return opened === 'new' ? (
    <Intake {...files} close={close} />
  ) : (
    <NewText
      key={opened.source}
      {...files}
      source={opened.source}
      // Files that were dropped with the text become sources of their own.
      done={() => setOpened(dropped.length > 0 ? 'new' : undefined)}
      close={close}
    />
  )
}
