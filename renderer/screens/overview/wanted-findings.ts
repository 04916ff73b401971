import { useEffect, useEffectEvent } from 'react'

/** Did a person ask for the findings, and has the overview not yet gone to them? */
let wanted = false
const WANTED = 'parley:findings-wanted'

/** Asks for the findings: the overview goes to them as soon as it shows them. */
export function wantFindings(): void {
  wanted = true
  window.dispatchEvent(new Event(WANTED))
}

/** Goes to the findings if a person asked for them. */
export function useWantedFindings(go: () => void): void {
  const take = useEffectEvent(() => {
    if (!wanted) return
    wanted = false
    go()
  })
  useEffect(() => {
    take()
    const onWanted = () => take()
    window.addEventListener(WANTED, onWanted)
    return () => window.removeEventListener(WANTED, onWanted)
  }, [])
}
