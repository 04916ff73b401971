import type { WindowPlace } from '../../core/contract/app-settings'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

export const SMALLEST = { width: 560, height: 420 }
const FIRST = { width: 1360, height: 880 }
/** The part of a window's upper edge that must be on a screen so that a person can grab it. */
const GRIP = { width: 120, height: 40 }
/** The offset of a further window from the one before it. */
const STEP = 28

/**
 * The place at which a window opens, always whole on one screen: at its last place, moved and made smaller as far as needed; or in the middle, if its title
 * bar is on no screen (one may have been unplugged). Moves a further window a little, so that both can be seen.
 */
export function openingPlace(
  saved: WindowPlace | undefined,
  screens: readonly Box[],
  further: boolean,
): Partial<Box> & { width: number; height: number } {
  const shift = further ? STEP : 0
  const place = saved && { ...sized(saved), x: saved.x + shift, y: saved.y + shift }
  const held =
    place && screens.filter((one) => holdsGrip(one, place)).toSorted((a, b) => shared(b, place) - shared(a, place))[0]
  if (place && held) return within(held, place)
  const [screen] = screens
  const size = saved ? sized(saved) : FIRST
  return {
    width: Math.min(size.width, screen?.width ?? size.width),
    height: Math.min(size.height, screen?.height ?? size.height),
  }
}

/** The window on a screen: no larger than it, and no part of it outside. */
function within(screen: Box, { x, y, ...size }: Box): Box {
  const width = Math.min(size.width, screen.width)
  const height = Math.min(size.height, screen.height)
  const inside = (at: number, from: number, room: number) => Math.min(Math.max(at, from), from + room)
  return { x: inside(x, screen.x, screen.width - width), y: inside(y, screen.y, screen.height - height), width, height }
}

/** How many pixels of a window a screen shows. */
function shared(screen: Box, window: Box): number {
  const width = Math.min(screen.x + screen.width, window.x + window.width) - Math.max(screen.x, window.x)
  const height = Math.min(screen.y + screen.height, window.y + window.height) - Math.max(screen.y, window.y)
  return Math.max(0, width) * Math.max(0, height)
}

const sized = ({ width, height }: WindowPlace) => ({
  width: Math.max(width, SMALLEST.width),
  height: Math.max(height, SMALLEST.height),
})

function holdsGrip(screen: Box, window: Box): boolean {
  const right = Math.min(screen.x + screen.width, window.x + window.width)
  const left = Math.max(screen.x, window.x)
  return right - left >= GRIP.width && window.y >= screen.y - 8 && window.y + GRIP.height <= screen.y + screen.height
}
