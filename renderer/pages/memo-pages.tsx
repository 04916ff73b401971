import { Button } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { RunOrigin } from '../../core/memo/memo-model'
import type { Pressed } from '../../core/memo/pressed'
import { useSoon } from '../client/soon'
import { useFinding } from '../look/use-finding'
import { useTexts } from '../text/text-context'
import type { PageContext } from './page-context'
import { GAP, stretchesOf } from './page-geometry'
import { PageCard } from './page-card'
import { PageView } from './page-view'
import classes from './pages.module.css'
import { highlighted, passagesOf, type Passage } from './passages'
import { usePdf } from './use-pdf'
import { useInSight, useRoom, useSteadyScroll, useWheel } from './use-scrolling'
import { nextStep, percentOf, scaleOf, turned, type Zoom } from './zoom'
import { ZoomBar } from './zoom-bar'

export interface MemoPagesProps extends Pressed {
  /** The memo's title, for screen readers. */
  title: string
  /** Opens the record that a passage comes from. */
  onOpen: (from: RunOrigin, passage: number) => void
  /** Something below a passage, which the passage's button gets the focus back from. */
  card?: { passage: number; content: ReactNode } | undefined
  /** Names a passage's record. */
  describe?: (from: RunOrigin) => string
  /** The record and field whose passages are marked; the view scrolls to them when this changes. */
  highlight?: RunOrigin | undefined
}

/**
 * The pages of a memo as the press made them, for reading: each passage opens its record. Newer bytes replace older ones in place, and the view does not move.
 */
export function MemoPages({ bytes, places, pages, title, onOpen, describe, highlight, card }: MemoPagesProps) {
  const { t } = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState<Zoom>('width')
  const [words, finding] = useFinding<HTMLDivElement>()
  const { open, failed, again } = usePdf(bytes)
  const [broken, setBroken] = useState<typeof open>()
  const [shown, setShown] = useState<typeof open>()
  const widest = Math.max(...pages.map((page) => page.width))
  const room = useRoom(scroller)
  const scale = scaleOf(zoom, room - 2 * GAP, widest)
  const stretches = useMemo(() => stretchesOf(pages, scale), [pages, scale])
  const inSight = useInSight(scroller, stretches)
  const holdPoint = useSteadyScroll(scroller, stretches, scale)
  const percent = percentOf(scale)
  useWheel(
    scroller,
    useCallback(
      (delta, point) => {
        holdPoint(point)
        setZoom(turned(percent, delta))
      },
      [holdPoint, percent],
    ),
  )

  const passages = useMemo(() => passagesOf(places), [places])
  const byPage = useMemo(
    () => pages.map((_, page) => passages.filter((passage) => passage.page === page)),
    [pages, passages],
  )
  const marked = useMemo(() => highlighted(passages, highlight), [passages, highlight])
  const reveal = useCallback(
    (passage: Passage | undefined, where: 'middle' | 'near') => {
      const [element, box] = [scroller.current, passage?.boxes[0]]
      const stretch = passage && stretches[passage.page]
      if (!element || !box || !stretch) return
      const top = stretch.top + box.y * scale
      const { scrollTop, clientHeight } = element
      if (where === 'near' && top > scrollTop + GAP && top + box.height * scale < scrollTop + clientHeight - GAP) return
      element.scrollTop = top - clientHeight / (where === 'middle' ? 3 : 2)
    },
    [stretches, scale],
  )
  useHighlight(passages, marked, highlight, reveal, room > 0)
  const { stop, setStop, walk } = useWalk(scroller, passages, inSight.current, reveal)

  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (walk(event)) return
    if (!event.ctrlKey && !event.metaKey) return
    const to: Record<string, Zoom> = {
      '+': nextStep(percent, 1),
      '=': nextStep(percent, 1),
      '-': nextStep(percent, -1),
      '0': 'width',
    }
    const next = Object.hasOwn(to, event.key) ? to[event.key] : undefined
    if (next === undefined) return
    event.preventDefault()
    setZoom(next)
  }
  // Rendering the passages together with the pages would make one long task.
  const withPassages = useSoon(room > 0)
  const fail = useCallback(() => setBroken(open), [open])
  const context: PageContext = {
    open,
    shown,
    withPassages,
    scale,
    marked,
    stop,
    describe: (passage) => describe?.(passage.from) ?? t('pages.open'),
    openPassage: (passage) => onOpen(passage.from, passage.index),
    reached: (passage) => setStop(passage.index),
    failed: fail,
    drawn: setShown,
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl with +, - and 0 works on the buttons of the bar as well
    <div className={classes.view} onKeyDown={keys}>
      <ZoomBar zoom={zoom} scale={scale} setZoom={setZoom} page={inSight.current} pages={pages.length} />
      {failed || (broken && broken === open) ? (
        <div className={classes.notice} role="alert">
          {t('pages.failed')}
          <Button size="compact-sm" variant="default" onClick={again}>
            {t('pages.again')}
          </Button>
        </div>
      ) : (
        !open && (
          <div className={classes.notice} role="status">
            {t('pages.loading')}
          </div>
        )
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is one that the keyboard must reach */}
      <div ref={scroller} className={classes.scroller} role="region" aria-label={title} tabIndex={0}>
        <div ref={words} className={classes.column} data-find-text data-finding={finding || undefined}>
          {pages.map((size, page) => (
            <PageView
              key={page}
              context={context}
              page={page}
              pages={pages.length}
              size={size}
              worded={finding}
              near={room > 0 && page >= inSight.first && page <= inSight.last}
              seen={page >= inSight.seenFrom && page <= inSight.seenTo}
              passages={byPage[page] ?? []}
            />
          ))}
          {card && (
            <PageCard
              passages={passages}
              stretches={stretches}
              scale={scale}
              card={card}
              scroller={scroller}
              key={card.passage}
            />
          )}
        </div>
      </div>
    </div>
  )
}

/** Scrolls to the marked passages each time that they change. */
function useHighlight(
  passages: readonly Passage[],
  marked: ReadonlySet<number>,
  highlight: RunOrigin | undefined,
  reveal: (passage: Passage | undefined, where: 'middle') => void,
  ready: boolean,
): void {
  const shown = useRef<string>(undefined)
  const wanted = highlight && `${highlight.collection}/${highlight.id}/${highlight.field}`
  useEffect(() => {
    // Not again after an edit or a change of size, and not before there is a size.
    if (shown.current === wanted || !ready) return
    shown.current = wanted
    reveal(
      passages.find(({ index }) => marked.has(index)),
      'middle',
    )
  }, [passages, marked, wanted, reveal, ready])
}

/** Focuses a passage, if its page is drawn. */
function focusOn(scroller: HTMLElement | null, passage: number): boolean {
  const button = scroller?.querySelector<HTMLElement>(`[data-passage="${passage}"]`)
  button?.focus({ preventScroll: true })
  return button instanceof HTMLElement
}

/** Walks the passages with the arrow keys, from the first one on the page in view. */
function useWalk(
  scroller: React.RefObject<HTMLElement | null>,
  passages: readonly Passage[],
  page: number,
  reveal: (passage: Passage | undefined, where: 'near') => void,
) {
  const [reached, setReached] = useState<number>()
  const awaited = useRef<number>(undefined)
  const known = reached !== undefined && passages[reached]?.page === page ? reached : undefined
  const stop = known ?? passages.find((passage) => passage.page >= page)?.index ?? 0
  // The next passage's page may have to be drawn first.
  useEffect(() => {
    if (awaited.current !== undefined && focusOn(scroller.current, awaited.current)) awaited.current = undefined
  })
  const walk = (event: KeyboardEvent<HTMLElement>): boolean => {
    const { target } = event
    const at = target instanceof HTMLElement ? target.dataset.passage : undefined
    if (at === undefined || event.ctrlKey || event.metaKey || event.altKey) return false
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    const next = step === undefined ? undefined : passages[Number(at) + step]
    if (step === undefined) return false
    event.preventDefault()
    if (next) {
      reveal(next, 'near')
      awaited.current = focusOn(scroller.current, next.index) ? undefined : next.index
    }
    return true
  }
  return { stop, setStop: setReached, walk }
}
