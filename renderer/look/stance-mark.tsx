import type { ReactNode } from 'react'
import { VOCABULARIES, type Vocabulary } from '../../core/model/values/vocabularies'
import { useTexts } from '../text/text-context'
import classes from './look.module.css'

type Stance = Vocabulary<'stance'>

/** A shape for each stance, so that colour alone never tells them apart. */
const SHAPES: Record<Stance, ReactNode> = {
  demand: <path d="M6 1.2 11.2 10.6H.8z" />,
  oppose: <rect x="1.4" y="1.4" width="9.2" height="9.2" />,
  reserve: <path d="M6 .8 11.2 6 6 11.2.8 6z" />,
  conditional: <path d="M6 1.6 10.4 6 6 10.4 1.6 6z" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  open: <circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  accept: <circle cx="6" cy="6" r="5" />,
  silent: <rect x="1.2" y="5" width="9.6" height="2" />,
}

export const isStance = (value: string): value is Stance => (VOCABULARIES.stance as readonly string[]).includes(value)

/** A stance by shape, word and colour. */
export function StanceMark({ stance }: { stance: Stance }) {
  const { word } = useTexts()
  return (
    <span className={classes.stance} data-stance={stance}>
      <StanceShape stance={stance} />
      {word('stance', stance)}
    </span>
  )
}

/** The shape alone, beside words that say the stance. */
export function StanceShape({ stance }: { stance: Stance }) {
  return (
    <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true" fill="currentColor">
      {SHAPES[stance]}
    </svg>
  )
}
