import { useCallback, useEffect, useState } from 'react'
import { openPdf, type OpenPdf } from './pdf'

/** The open file for some bytes; while newer bytes are opening, the one before. */
export function usePdf(bytes: Uint8Array): { open: OpenPdf | undefined; failed: boolean; again: () => void } {
  const [open, setOpen] = useState<OpenPdf>()
  const [failed, setFailed] = useState(false)
  // A new object for the same bytes is another attempt.
  const [wish, setWish] = useState({ bytes })
  if (wish.bytes !== bytes) setWish({ bytes })
  useEffect(() => {
    let wanted = true
    openPdf(wish.bytes).then(
      (opened) => {
        if (!wanted) {
          opened.close()
          return
        }
        setFailed(false)
        setOpen(opened)
      },
      () => {
        if (wanted) setFailed(true)
      },
    )
    return () => {
      wanted = false
    }
  }, [wish])
  useEffect(() => () => open?.close(), [open])
  const again = useCallback(() => {
    setFailed(false)
    setWish({ bytes })
  }, [bytes])
  return { open, failed, again }
}
