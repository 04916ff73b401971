import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Stretch } from '../../core/base/text-pieces'
import { findSteps, PLACES_MAX } from '../../core/search/find-in-text'
import { useAction } from '../actions/action-context'
import { SideContext, SIDES } from '../actions/side-context'
import type { Route } from '../navigation/routes'
import { FindBox } from '../parts/find-box'
import { useTexts } from '../text/text-context'
import classes from './find-text.module.css'
import { rangeOf, reveal, shownText, type JoinedText } from './shown-text'

/** The names of the highlights in the style sheet. */
const [MATCH, HERE] = ['text-match', 'text-here']
/** How much of a text the box covers at its top, in pixels. */
const COVERED = 56
/** How many places are lit at once. */
const LIT_MAX = 5000
/** A text that is found in: a record's page, its history, the pages of a memo. It hears `findtext` when somebody begins to, and `findtextend`. */
const REGION = '[data-find-text]'

/** Finds words in the text that was last used: Ctrl+F there opens a box over it; anywhere else it goes to the box of the list. */
export function FindText({ route }: { route: Route }) {
  const [used, setUsed] = useState<HTMLElement>()
  const [opened, setOpened] = useState<{ region: HTMLElement; times: number }>()
  const [words, setWords] = useState('')
  useEffect(() => {
    const note = ({ target }: Event) => {
      if (!(target instanceof Element) || target.closest('[data-find-box]')) return
      setUsed(target.closest<HTMLElement>(REGION) ?? undefined)
    }
    document.addEventListener('pointerdown', note, true)
    document.addEventListener('focusin', note, true)
    return () => {
      document.removeEventListener('pointerdown', note, true)
      document.removeEventListener('focusin', note, true)
    }
  }, [])
  const { screen, ref, history, editing, reader } = route
  // Another record or screen has another text.
  const place = JSON.stringify([screen, ref, history, editing, reader])
  const [shownAt, setShownAt] = useState(place)
  if (shownAt !== place) {
    setShownAt(place)
    setOpened(undefined)
  }
  const open = () => {
    const wanted = used?.isConnected ? used : textOfScreen()
    if (wanted && wanted !== opened?.region) setOpened({ region: wanted, times: (opened?.times ?? 0) + 1 })
    else toBox()
  }
  // On a screen without a list.
  useAction('find', open)
  const side = used?.closest<HTMLElement>('[data-side]')?.dataset.side
  return (
    <>
      {used &&
        // The help belongs to the whole window, and comes before the lists of both sides.
        SIDES.filter((one) => side === undefined || one === side).map((one) => (
          <SideContext key={one} value={one}>
            <FindInUsed open={open} />
          </SideContext>
        ))}
      {opened && (
        <Box
          key={opened.times}
          region={opened.region}
          words={words}
          setWords={setWords}
          close={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

/** Comes before the box of the list on the side of the text that was used. */
function FindInUsed({ open }: { open: () => void }) {
  useAction('find', open)
  return null
}

/** The open text of the screen, else all of the screen. */
const textOfScreen = () =>
  document.querySelector<HTMLElement>(`main ${REGION}`) ?? document.querySelector('main') ?? undefined

/** The focus goes to the box, with its words selected. */
function toBox(): void {
  const field = document.querySelector<HTMLInputElement>('[data-find-box] input')
  field?.focus()
  field?.select()
}

const NO_TEXT: JoinedText<Text> = { text: '', pieces: [] }

interface Search {
  shown: JoinedText<Text>
  places: readonly Stretch[]
  /** The first place that is in view or below it, else the first of all. */
  first: number
}

function search(region: HTMLElement, words: string): Search | undefined {
  if (words.trim() === '') return undefined
  const shown = shownText(region)
  const places: Stretch[] = []
  // oxlint-disable-next-line no-unused-vars -- the work is in the steps
  for (const _step of findSteps(shown.text, words, places));
  const { top } = frameOf(region)
  const first = places.findIndex((place) => (rangeOf(shown, place)?.getBoundingClientRect().top ?? 0) >= top)
  return { shown, places, first: Math.max(0, first) }
}

function Box(props: { region: HTMLElement; words: string; setWords: (words: string) => void; close: () => void }) {
  const { t } = useTexts()
  const { region, words, setWords } = props
  const box = useRef<HTMLInputElement>(null)
  const [from] = useState(() => document.activeElement)
  const [found, setFound] = useState(() => search(region, words))
  const [index, setIndex] = useState(() => found?.first ?? 0)
  const change = (next: string) => {
    setWords(next)
    const now = search(region, next)
    setFound(now)
    setIndex(now?.first ?? 0)
    revealAt(region, now, now?.first ?? 0)
  }
  const again = useEffectEvent(() => {
    if (!region.isConnected) return props.close()
    const now = search(region, words)
    setFound(now)
    setIndex(Math.min(index, Math.max(0, (now?.places.length ?? 1) - 1)))
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(() => again(), 100)
    })
    observer.observe(region, { childList: true, characterData: true, subtree: true })
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [region])
  /** Is the place that was come to in this part? It stays open then. */
  const isHere = useEffectEvent((part: HTMLElement) => {
    const place = found?.places[index]
    return place !== undefined && part.contains(rangeOf(found?.shown ?? NO_TEXT, place)?.startContainer ?? null)
  })
  useEffect(() => {
    // Pages of a memo far from the view have their words on the page only from now on.
    region.dispatchEvent(new Event('findtext'))
    // What an earlier search lit is no match of this one.
    CSS.highlights.delete('found')
    toBox()
    const folded = unfold(region)
    return () => {
      region.dispatchEvent(new Event('findtextend'))
      for (const one of folded) if (!isHere(one)) one.open = false
    }
  }, [region])
  useLayoutEffect(() => {
    light(found, index)
    return () => light(undefined, 0)
  }, [found, index])
  const go = (by: 1 | -1) => {
    if (!found || found.places.length === 0) return
    const next = (index + by + found.places.length) % found.places.length
    setIndex(next)
    revealAt(region, found, next)
  }
  const leave = () => {
    props.close()
    if (from instanceof HTMLElement && from.isConnected && from !== document.body) from.focus({ preventScroll: true })
    else focusText(region)
  }
  const count = found?.places.length ?? 0
  return createPortal(
    <div className={classes.box} style={useCorner(region)} data-find-box>
      <FindBox
        box={box}
        words={words}
        found={found && (count === 0 ? null : { number: index + 1, count, more: count >= PLACES_MAX })}
        change={change}
        go={go}
        leave={leave}
      >
        <button type="button" aria-label={t('reader.findClose')} title={t('reader.findClose')} onClick={leave}>
          ×
        </button>
      </FindBox>
    </div>,
    document.body,
  )
}

/** Opens what is folded in a text, so that its words are found too; gives what was opened. */
function unfold(region: HTMLElement): HTMLDetailsElement[] {
  const folded = [...region.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
  for (const one of folded) one.open = true
  return folded
}

/** The focus goes to a text that a click was in, which can have it only for as long. */
function focusText(region: HTMLElement): void {
  if (!region.isConnected) return
  if (!region.hasAttribute('tabindex')) {
    region.tabIndex = -1
    region.addEventListener('blur', () => region.removeAttribute('tabindex'), { once: true })
  }
  region.focus({ preventScroll: true })
}

function revealAt(region: HTMLElement, found: Search | undefined, index: number): void {
  const place = found?.places[index]
  const range = place && rangeOf(found.shown, place)
  if (range) reveal(region, range, COVERED)
}

function light(found: Search | undefined, index: number): void {
  CSS.highlights.delete(MATCH)
  CSS.highlights.delete(HERE)
  if (!found || found.places.length === 0) return
  const ranges = found.places.slice(0, LIT_MAX).flatMap((place) => rangeOf(found.shown, place) ?? [])
  CSS.highlights.set(MATCH, new Highlight(...ranges))
  const place = found.places[index]
  const here = place && rangeOf(found.shown, place)
  if (!here) return
  const highlight = new Highlight(here)
  highlight.priority = 1
  CSS.highlights.set(HERE, highlight)
}

/** The part of the window in which a region shows. */
function frameOf(region: HTMLElement): { top: number; right: number } {
  let { top, right } = region.getBoundingClientRect()
  for (let box: Element | null = region; box; box = box.parentElement) {
    if (getComputedStyle(box).overflowY === 'visible') continue
    const outer = box.getBoundingClientRect()
    top = Math.max(top, outer.top)
    right = Math.min(right, outer.left + box.clientWidth)
  }
  return { top, right: Math.min(right, window.innerWidth) }
}

/** The place of the box: the upper right corner of the region, also after a pane or the window changed its size. */
function useCorner(region: HTMLElement): { top: number; right: number } {
  const corner = () => {
    const { top, right } = frameOf(region)
    return { top: top + 8, right: window.innerWidth - right + 8 }
  }
  const [at, setAt] = useState(corner)
  const follow = useEffectEvent(() => setAt(corner()))
  useEffect(() => {
    const observer = new ResizeObserver(() => follow())
    observer.observe(region)
    observer.observe(document.documentElement)
    return () => observer.disconnect()
  }, [region])
  return at
}
