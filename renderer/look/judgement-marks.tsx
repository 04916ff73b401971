import type { ReactNode } from 'react'
import type { Vocabulary } from '../../core/model/values/vocabularies'
import { useTexts } from '../text/text-context'
import classes from './look.module.css'

type Movement = Vocabulary<'movement'>
type Gap = Vocabulary<'gap'>

const line = (path: string) => <path d={path} fill="none" stroke="currentColor" strokeWidth="1.8" />

/** A sign for each movement: harder is up, softer is down, so that it can be read without its colour. */
const MOVEMENTS: Record<Movement, ReactNode> = {
  hardened: line('M6 11V2M2 5.5 6 1.6l4 3.9'),
  softened: line('M6 1v9M2 6.5l4 3.9 4-3.9'),
  unchanged: line('M1.5 4.2h9M1.5 7.8h9'),
  reworded: line('M1.2 6c1.6-3.2 3.2-3.2 4.8 0s3.2 3.2 4.8 0'),
  new: line('M6 1.4v9.2M1.4 6h9.2'),
  dropped: line('M2.2 2.2l7.6 7.6M9.8 2.2 2.2 9.8'),
}

/** Two sides, and what is between them. */
const GAPS: Record<Gap, ReactNode> = {
  aligned: line('M5 1v10M7.4 1v10'),
  bridgeable: line('M2 1v10M10 1v10M2 6h8'),
  apart: line('M1.4 1v10M10.6 1v10'),
  unknown: line('M1.4 1v10M10.6 1v10M6 4.8v2.4'),
}

function Mark({ sign, word }: { sign: ReactNode; word: string }) {
  return (
    <span className={classes.judgement}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
        {sign}
      </svg>
      {word}
    </span>
  )
}

/** How a position moved, by sign and word. */
export function MovementMark({ movement }: { movement: Movement }) {
  const { word } = useTexts()
  return <Mark sign={MOVEMENTS[movement]} word={word('movement', movement)} />
}

/** How far the parties are apart, by sign and word; `bare` under a heading that says what it is. */
export function GapMark({ gap, bare = false }: { gap: Gap; bare?: boolean }) {
  const { t, word } = useTexts()
  return <Mark sign={GAPS[gap]} word={bare ? word('gap', gap) : t('gap.short', { gap: word('gap', gap) })} />
}
