import { z } from 'zod'

/** The steps of the tour of the sample, in order: from what is next to the printed page. Each has a text, `tour.<step>`. */
export const TOUR_STEPS = ['next', 'rate', 'position', 'quote', 'brief', 'sentence', 'export'] as const
export type TourStep = (typeof TOUR_STEPS)[number]

/** How far somebody on this machine is in the tour: it is left until they take it up again, or they have seen all of it. */
export const tourSchema = z.object({
  step: z.enum(TOUR_STEPS),
  state: z.enum(['on', 'left', 'done']),
})
export type Tour = z.infer<typeof tourSchema>

export const TOUR_START: Tour = { step: 'next', state: 'on' }

/** The tour after a step forward or back; after its last step it is done. */
export function movedTour({ step }: Tour, by: 1 | -1): Tour {
  const at = TOUR_STEPS.indexOf(step) + by
  const next = TOUR_STEPS[Math.max(0, at)]
  return next ? { step: next, state: 'on' } : { step, state: 'done' }
}

/** The tour taken up again: where it was left, or from its beginning after it was done. */
export const resumedTour = ({ step, state }: Tour): Tour => (state === 'done' ? TOUR_START : { step, state: 'on' })
