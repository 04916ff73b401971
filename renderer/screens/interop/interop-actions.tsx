import { useState, type ComponentProps, type ComponentType } from 'react'
import { useAction } from '../../actions/action-context'
import { ask } from '../../client/bridge'
import { newId } from '../../client/new-id'
import { useTexts } from '../../text/text-context'
import type { ExportDialog } from './export-dialog'
import type { ImportDialog } from './import-dialog'
import classes from './interop.module.css'
import { Dialog } from '../../look/dialog'

/** The dialogs, whose code the window loads after its first screen. */
interface Dialogs {
  Export: ComponentType<ComponentProps<typeof ExportDialog>>
  Import: ComponentType<ComponentProps<typeof ImportDialog>>
}

/** Exports and imports records, from the menu and the palette. */
export function InteropActions({ deskName, Export, Import }: Dialogs & { deskName: string }) {
  const { t, error } = useTexts()
  const [exporting, setExporting] = useState(false)
  const [place, setPlace] = useState<{ id: string; place: string }>()
  const [failure, setFailure] = useState<unknown>()
  const choose = () =>
    void ask('app:choose-import', {}).then((chosen) => {
      if (chosen.place !== undefined) setPlace({ id: newId(), place: chosen.place })
    }, setFailure)
  useAction('exportRecords', () => setExporting(true))
  useAction('importRecords', choose)
  return (
    <>
      {exporting && <Export deskName={deskName} close={() => setExporting(false)} />}
      {place && <Import key={place.id} {...place} choose={choose} close={() => setPlace(undefined)} />}
      <Dialog
        opened={failure !== undefined}
        onClose={() => setFailure(undefined)}
        title={t('interop.importTitle')}
        closeButtonProps={{ 'aria-label': t('interop.close') }}
      >
        <p role="alert" className={classes.error}>
          {failure !== undefined && error(failure)}
        </p>
      </Dialog>
    </>
  )
}
