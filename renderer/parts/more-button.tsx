import { Button } from '@mantine/core'
import { useEffect, useEffectEvent, useRef } from 'react'

/** At the end of what is loaded: asks for more when it comes into view, or is pressed. `loaded` tells how much there is. */
export function MoreButton(props: { label: string; loaded: number; loading: boolean; more: () => void }) {
  const { label, loaded, loading } = props
  const button = useRef<HTMLButtonElement>(null)
  const seen = useEffectEvent((at: number) => {
    if (at === loaded && !loading) props.more()
  })
  useEffect(() => {
    if (!button.current) return undefined
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) seen(loaded)
    })
    observer.observe(button.current)
    return () => observer.disconnect()
    // The new entries may not fill the screen: then more are asked for.
  }, [loaded])
  return (
    <Button ref={button} variant="default" size="compact-sm" loading={loading} onClick={props.more}>
      {label}
    </Button>
  )
}
