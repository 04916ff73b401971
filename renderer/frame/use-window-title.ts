import { useEffect } from 'react'
import { folderName } from '../look/folder-path'

/** The name of a desk's folder, where it is not that of the desk: a desk that was made of a backup is called as the one that it was made of. */
export function ownFolderName(desk: string, folder: string | undefined): string | undefined {
  const name = folder === undefined ? undefined : folderName(folder)
  return name === desk ? undefined : name
}

/**
 * Names the window, as the system's list of windows shows it, by its desk and the desk's folder.
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
