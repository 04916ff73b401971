/**
 * The time that a practised person needs for an action, by the keystroke-level model: S. K. Card, T. P. Moran and A. Newell, "The keystroke-level model for
 * user performance time with interactive systems", Communications of the ACM 23 (7), 1980. The time that the system needs is left out.
 */

/** The kinds of work of a trial, as its figures are told. */
export const WORKS = ['evidence', 'people and meetings', 'positions', 'measures', 'rest'] as const
export type Work = (typeof WORKS)[number]

/** An action as docs/trials.md counts it. */
export interface Deed {
  kind: 'key' | 'text' | 'paste' | 'click'
  /** The keys that are pressed together, of a key and a paste. */
  keys?: string
  /** The typed text. */
  text?: string
}

/** A counted action: what it was for, and its seconds. */
export interface Action extends Deed {
  work: Work
  seconds: number
}

/** The model's operators, in seconds: a key of an average skilled typist, pointing at something, moving the hand between keyboard and mouse, thinking of the next step. */
const KEY = 0.2
const POINT = 1.1
const HOME = 0.4
const THINK = 1.35

/** The seconds of an action after another. */
export function secondsOf(deed: Deed, before: Deed | undefined): number {
  const isMouse = deed.kind === 'click'
  const isHandMoved = before !== undefined && (before.kind === 'click') !== isMouse
  return (isHandMoved ? HOME : 0) + (isThoughtOf(deed, before) ? THINK : 0) + motions(deed)
}

function motions({ kind, keys = '', text = '' }: Deed): number {
  // The button of the mouse counts as a key.
  if (kind === 'click') return POINT + KEY
  if (kind === 'text') return KEY * Array.from(text).reduce((sum, letter) => sum + (isShifted(letter) ? 2 : 1), 0)
  return KEY * keys.split('+').length
}

/** Letters and signs that need a second key. */
const isShifted = (letter: string) => /[\p{Lu}"“”‘’!?%:()&–]/u.test(letter)

/** A key that repeats the one before, and Tab or Enter that ends a text, belong to the step before: nobody stops to think of them. */
function isThoughtOf(deed: Deed, before: Deed | undefined): boolean {
  if (deed.kind !== 'key' || !before) return true
  if (before.kind === 'key' && before.keys === deed.keys) return false
  return !(before.kind === 'text' && (deed.keys === 'Tab' || deed.keys === 'Enter'))
}
