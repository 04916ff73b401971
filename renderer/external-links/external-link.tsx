import { useEffect, useState, type ReactNode } from 'react'
import type { Output } from '../../core/contract/contract'
import { externalLink } from '../../core/external-links/external-link'
import { textWithLinks } from '../../core/external-links/text-with-links'
import { ask } from '../client/bridge'
import { useTexts } from '../text/text-context'
import classes from './external-link.module.css'

/** How long the outcome stays beside an address, in milliseconds. */
const SHOWN_MS = 4000

type End = Output<'app:open-link'>['done']

/**
 * A text that links to an address outside Parley. Following it asks the person first, in a dialog of the system; an address without encryption is text to copy;
 * anything else is plain text.
 */
export function ExternalAddress({ address, children }: { address: string; children: ReactNode }) {
  const { t } = useTexts()
  const [end, setEnd] = useState<End>()
  useEffect(() => {
    if (end === undefined) return undefined
    const timer = setTimeout(() => setEnd(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [end])
  const link = externalLink(address)
  if (!link) return <>{children}</>
  const told = async (work: Promise<{ done: End }>) => {
    try {
      const { done } = await work
      setEnd(done)
    } catch {
      setEnd('failed')
    }
  }
  const said = end === 'copied' ? t('outside.copied') : end === 'failed' ? t('outside.notOpened') : undefined
  const outcome = (
    <span aria-live="polite" className={classes.said}>
      {said}
    </span>
  )
  if (link.kind === 'http')
    return (
      <>
        {children}{' '}
        <button
          type="button"
          className={classes.copy}
          title={t('outside.onlyCopied')}
          onClick={() => void told(ask('app:copy-address', { address }))}
        >
          {t('outside.copy')}
        </button>
        {outcome}
      </>
    )
  return (
    <>
      <a
        className={classes.link}
        href="#outside"
        title={link.address}
        draggable={false}
        onClick={(event) => {
          event.preventDefault()
          void told(ask('app:open-link', { address }))
        }}
      >
        {children}
      </a>
      {outcome}
    </>
  )
}

/** A text whose addresses are links. */
export function TextWithLinks({ text }: { text: string }) {
  return textWithLinks(text).map((piece, index) =>
    piece.address === undefined ? (
      piece.text
    ) : (
      <ExternalAddress key={index} address={piece.address}>
        {piece.text}
      </ExternalAddress>
    ),
  )
}
