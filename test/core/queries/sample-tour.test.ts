import { describe, expect, it } from 'vitest'
import { movedTour, resumedTour, TOUR_START, TOUR_STEPS } from '../../../core/queries/sample-tour'

describe('the tour of the sample', () => {
  it('goes through its steps, forward and back, and ends after the last', () => {
    let tour = TOUR_START
    const seen = TOUR_STEPS.map(() => {
      const { step } = tour
      tour = movedTour(tour, 1)
      return step
    })
    expect(seen).toEqual(TOUR_STEPS)
    expect(tour.state).toBe('done')
    expect(movedTour(TOUR_START, -1)).toEqual(TOUR_START)
    expect(movedTour({ step: 'rate', state: 'on' }, -1).step).toBe('next')
  })

  it('goes on where it was left, and begins again once it was finished', () => {
    expect(resumedTour({ step: 'quote', state: 'left' })).toEqual({ step: 'quote', state: 'on' })
    expect(resumedTour({ step: 'export', state: 'done' })).toEqual(TOUR_START)
  })
})
