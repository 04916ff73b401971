/** The place that a lost focus went to, while the person has done nothing since: it may lose the focus again. */
let rescued: Element | undefined

/** Notes that a lost focus went to a place that nobody chose. */
export function noteRescue(place: Element): void {
  rescued = place
}

/** Is this the place that a lost focus went to, and has nobody done anything since? */
export const isRescued = (place: Element | null): boolean => place !== null && place === rescued

for (const event of ['pointerdown', 'keydown'])
  window.addEventListener(
    event,
    () => {
      rescued = undefined
    },
    { capture: true },
  )
