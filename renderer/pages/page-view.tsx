import { useCallback, useEffect, useRef, useState, type CSSProperties, type PointerEvent } from 'react'
import { useTexts } from '../text/text-context'
import type { PageContext } from './page-context'
import { GAP, type PageSize } from './page-geometry'
import classes from './pages.module.css'
import { PassageButtons } from './passage-buttons'
import type { OpenPdf } from './pdf'
import { passageAt, type Passage } from './passages'
import { usePageCanvas, usePageText, usePixelRatio } from './use-page-layers'

interface PageProps {
  context: PageContext
  page: number
  pages: number
  size: PageSize
  /** True if the page is near enough to the view to be drawn, and if it is in the view. */
  near: boolean
  /** True if its words are there even where it is not drawn. */
  worded: boolean
  seen: boolean
  passages: readonly Passage[]
}

/** A page's place in the column: white paper, drawn when it comes near. */
export function PageView({ context, page, pages, size, near, worded, seen, passages }: PageProps) {
  const { t } = useTexts()
  const { scale } = context
  const style = {
    width: size.width * scale,
    height: size.height * scale,
    marginTop: GAP,
    '--total-scale-factor': scale,
  } as CSSProperties
  return (
    <section
      className={classes.page}
      style={style}
      aria-label={t('pages.page', { page: page + 1, pages })}
      data-page={page}
    >
      {near ? (
        <Drawn context={context} page={page} seen={seen} passages={passages} />
      ) : (
        worded && <Words context={context} page={page} />
      )}
    </section>
  )
}

/** The words of a page that is not drawn, to be found. */
function Words({ context: { open, shown }, page }: Pick<PageProps, 'context' | 'page'>) {
  const text = useRef<HTMLDivElement>(null)
  usePageText(text, shown === open ? open : undefined, page, classes.textLayer ?? '')
  return <div ref={text} className={classes.text} />
}

function Drawn({ context, page, seen, passages }: Pick<PageProps, 'context' | 'page' | 'seen' | 'passages'>) {
  const { open, shown, scale } = context
  const picture = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [hovered, setHovered] = useState<Passage>()
  const ratio = usePixelRatio()
  const isSeen = useRef(true)
  useEffect(() => {
    isSeen.current = seen
  })
  const { drawn: tell, failed } = context
  const drawn = useCallback((of: OpenPdf) => isSeen.current && tell(of), [tell])
  // A page out of the view keeps its picture until those in the view have theirs.
  const now = seen || shown === open ? open : undefined
  usePageCanvas(picture, now, page, scale * ratio, { drawn, failed })
  usePageText(text, shown === open ? open : undefined, page, classes.textLayer ?? '')
  const under = (event: PointerEvent<HTMLElement> | React.MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return passageAt(passages, (event.clientX - box.left) / scale, (event.clientY - box.top) / scale)
  }
  return (
    <>
      <div ref={picture} className={classes.picture} aria-hidden="true" />
      {context.withPassages && <PassageButtons context={context} passages={passages} hovered={hovered?.index} />}
      {/* The text lies on top so that it can be selected; the pointer's position finds the passage under it. The keyboard reaches the passages themselves. */}
      <div
        ref={text}
        className={classes.text}
        data-over={hovered ? '' : undefined}
        title={hovered ? context.describe(hovered) : undefined}
        onPointerMove={(event) => setHovered(under(event))}
        onPointerLeave={() => setHovered(undefined)}
        onClick={(event) => {
          const passage = under(event)
          // The end of a selection is not a click.
          if (passage && document.getSelection()?.isCollapsed !== false) context.openPassage(passage)
        }}
      />
    </>
  )
}
