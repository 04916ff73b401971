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
 * Where a window opens: at the last position, if its title bar is still on a screen (one may have been unplugged), or else in the middle at a size
 * that fits. Moves a further window a little, so that both can be seen.
 */
export function openingPlace(
  saved: WindowPlace | undefined,
  screens: readonly Box[],
  further: boolean,
): Partial<Box> & { width: number; height: number } {
  const shift = further ? STEP : 0
  const place = saved && { ...sized(saved), x: saved.x + shift, y: saved.y + shift }
  if (place && screens.some((screen) => holdsGrip(screen, place))) return place
  const [screen] = screens
  const size = saved ? sized(saved) : FIRST
  return {
    width: Math.min(size.width, screen?.width ?? size.width),
    height: Math.min(size.height, screen?.height ?? size.height),
  }
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
