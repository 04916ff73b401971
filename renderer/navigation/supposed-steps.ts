import { stepsOf } from '../../core/queries/rate-page'
import type { Route } from './routes'

/** The steps of the supposition on the screen, which undo and redo take in the desk's place; none on any other screen. */
export const supposedSteps = ({ screen, reader, rate }: Route): ReturnType<typeof stepsOf> =>
  screen === 'rates' && !reader ? stepsOf(rate) : {}
