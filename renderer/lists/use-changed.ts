import { useEffect, useEffectEvent, useRef } from 'react'

/** Acts when a value changes, but not at first. */
export function useChanged(value: string, act: () => void): void {
  const before = useRef(value)
  const changed = useEffectEvent(act)
  useEffect(() => {
    if (before.current !== value) changed()
    before.current = value
  }, [value])
}
