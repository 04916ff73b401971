import type { Virtualizer } from '@tanstack/react-virtual'
import { startTransition, useEffect, useState } from 'react'

/** The height of the list that was shown last, in pixels: the next one has about the same room. */
let lastHeight = 0

/** The room to take for granted before a list is measured, so that its rows are rendered with it and not once more after it. */
export const roomAtFirst = (): { width: number; height: number } => ({ width: 0, height: lastHeight })

/** Remembers the room that a list has. */
export function useNoteRoom(list: Virtualizer<HTMLDivElement, Element>): void {
  const height = list.scrollRect?.height ?? 0
  useEffect(() => {
    if (height > 0) lastHeight = height
  }, [height])
}

/**
 * How many rows out of view are rendered beside those in view: none at first, then more and more up to `most`, `step` by
 * `step`, each time in a task of its own.
 */
export function useSpareRows(most: number, step: number): number {
  const [spare, setSpare] = useState(0)
  useEffect(() => {
    if (spare < most) startTransition(() => setSpare(Math.min(most, spare + step)))
  }, [spare, most, step])
  return spare
}
