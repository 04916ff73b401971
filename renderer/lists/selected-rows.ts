import { useEffect } from 'react'

/** The rows that are selected in the list on the screen: what is dragged from one of them is all of them. */
let selected: readonly string[] = []

/** Tells which rows of a list are selected, while it shows. */
export function useSelectedRows(keys: ReadonlySet<string>): void {
  useEffect(() => {
    selected = [...keys]
    return () => {
      selected = []
    }
  }, [keys])
}

/** The records that are meant by one of them: all selected ones if it is among these. */
export const meantBy = (key: string): readonly string[] => (selected.includes(key) ? selected : [key])
