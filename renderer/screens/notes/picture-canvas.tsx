import { useEffect, useRef } from 'react'
import type { Input } from '../../../core/contract/contract'
import { ask } from '../../client/bridge'

/** A picture on a note, or one that is held for a note that is being written. */
export type PictureSource = Input<'desk:attachment-picture'>

/** Pictures are unpacked one after another: each may take 160 MB for a moment. */
let turn: Promise<unknown> = Promise.resolve()
/** How long the others wait for one, in ms: a hostile picture may take for ever. */
const PATIENCE = 20_000

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work)
  turn = turn.then(() =>
    Promise.race([done.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, PATIENCE))]),
  )
  return done
}

/**
 * Draws a picture, at most `side` pixels wide and high, once it comes into view. It is a drawing of its first frame: the page loads no picture, so that its policy
 * allows none. `fail` hears why it cannot be drawn; `undefined` for a damaged picture.
 */
export function PictureCanvas(props: {
  source: PictureSource
  name: string
  side: number
  className?: string | undefined
  fail: (why: unknown) => void
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const fail = useRef(props.fail)
  useEffect(() => {
    fail.current = props.fail
  })
  const { side } = props
  const key = JSON.stringify(props.source)
  useEffect(() => {
    const place = canvas.current
    if (!place) return undefined
    let isGone = false
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      seen.disconnect()
      void inTurn(async () => {
        if (!isGone) await draw(place, JSON.parse(key) as PictureSource, side)
      }).catch((why: unknown) => {
        if (!isGone) fail.current(why instanceof DOMException ? undefined : why)
      })
    })
    seen.observe(place)
    return () => {
      isGone = true
      seen.disconnect()
    }
  }, [key, side])
  return <canvas ref={canvas} role="img" aria-label={props.name} width={1} height={1} className={props.className} />
}

async function draw(canvas: HTMLCanvasElement, source: PictureSource, side: number): Promise<void> {
  const { bytes, mediaType } = await ask('desk:attachment-picture', source)
  const picture = await createImageBitmap(new Blob([bytes], { type: mediaType }))
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const drawing = canvas.getContext('2d')
  if (drawing) {
    drawing.imageSmoothingQuality = 'high'
    drawing.drawImage(picture, 0, 0, canvas.width, canvas.height)
  }
  picture.close()
  canvas.dataset.drawn = 'true'
}
