import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { wordAskedSchema } from '../../../core/contract/port'
import { WORD_MAX } from '../../../core/spelling/spelling-choice'

describe('the question for the words that may be meant', () => {
  it('has no word that is longer than those that are checked: the search among a dictionary grows with it', () => {
    const asked = (length: number) =>
      wordAskedSchema.safeParse({ wordAsked: randomUUID(), word: 'a'.repeat(length), variant: 'en-GB' }).success
    expect([asked(0), asked(1), asked(WORD_MAX), asked(WORD_MAX + 1)]).toEqual([false, true, true, false])
  })
})
