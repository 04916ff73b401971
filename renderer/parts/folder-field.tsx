import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ChosenFolder } from '../../core/contract/app-schemas'
import { ask } from '../client/bridge'
import { useTexts } from '../text/text-context'
import classes from './folder-note.module.css'

/** A folder that a person chooses in the system's dialog; with `name`, a new one that is to get this name. */
export function useChosenFolder(name?: string): {
  folder: ChosenFolder | undefined
  choose: () => Promise<ChosenFolder | undefined>
} {
  const [folder, setFolder] = useState<ChosenFolder>()
  const choose = async () => {
    const { folder: chosen } = await ask('app:pick-folder', name === undefined ? {} : { name: name.slice(0, 400) })
    if (chosen) setFolder(chosen)
    return chosen
  }
  return { folder, choose }
}

/**
 * The chosen folder, or one that is chosen now: undefined if the person cancels, or if they should see first what they have just chosen, since the
 * folder is in use or another program syncs it.
 */
export async function readyFolder({ folder, choose }: ReturnType<typeof useChosenFolder>): Promise<string | undefined> {
  if (folder) return folder.place
  const chosen = await choose()
  if (!chosen) return undefined
  const { state, syncedBy } = await ask('app:folder-state', { place: chosen.place })
  return state === 'free' && syncedBy === undefined ? chosen.place : undefined
}

/** Shows the chosen folder. Its path cannot be typed: only the system's dialog names folders to Parley. */
export function FolderField(props: {
  label: string
  folder: ChosenFolder | undefined
  choose: () => Promise<unknown>
}) {
  const { t } = useTexts()
  const { label, folder, choose } = props
  return (
    <div className={classes.pathLine}>
      <TextInput label={label} value={folder?.directory ?? ''} placeholder={t('place.unchosen')} readOnly />
      <Button variant="default" onClick={() => void choose()}>
        {t('welcome.choose')}
      </Button>
    </div>
  )
}
