import { useEffect } from 'react'

/**
 * Names the window, as the system's list of windows shows it, by its desk and the desk's folder: a desk that was made of a backup is called as the one that it
 * was made of.
 */
export function useWindowTitle(desk: string, folder: string | undefined): void {
  const name = folder?.split(/[\\/]/).findLast((part) => part !== '')
  const title = name === undefined || name === desk ? `${desk} – Parley` : `${desk} (${name}) – Parley`
  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
}
