import { useEffect } from 'react'
import { folderName } from '../look/folder-path'

/** The folder's name, if it differs from the desk's by more than a dash: a restored desk keeps the name of the original. */
export function ownFolderName(desk: string, folder: string | undefined): string | undefined {
  const name = folder === undefined ? undefined : folderName(folder)
  return name?.replaceAll('–', '-') === desk.replaceAll('–', '-') ? undefined : name
}

/**
 * Sets the window's title, as the system lists it, to the names of the desk and its folder.
 */
export function useWindowTitle(desk: string, folder: string | undefined): void {
  const name = ownFolderName(desk, folder)
  const title = name === undefined ? `${desk} – Parley` : `${desk} (${name}) – Parley`
  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
}
