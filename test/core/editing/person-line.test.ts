import { describe, expect, test } from 'vitest'
import { partyAndPost, personLine } from '../../../core/editing/person-line'

/** A person, a party and a post typed in one line. */

const PARTIES = [
  { id: 'us', names: ['United States', '米国', 'US'] },
  { id: 'jp', names: ['Japan', '日本', 'JP'] },
]

describe('a line with commas', () => {
  test.each([
    ['Howard Lutnick, United States, Secretary of Commerce', ['Howard Lutnick', 'us', 'Secretary of Commerce']],
    ['Howard Lutnick,us,Secretary of Commerce', ['Howard Lutnick', 'us', 'Secretary of Commerce']],
    [
      'Jane Doe, Japan, Minister of Economy, Trade and Industry',
      ['Jane Doe', 'jp', 'Minister of Economy, Trade and Industry'],
    ],
    ['赤澤亮正、日本、経済再生担当相', ['赤澤亮正', 'jp', '経済再生担当相']],
    ['赤澤亮正，日本，経済再生担当相', ['赤澤亮正', 'jp', '経済再生担当相']],
  ])('is a name, a party and a post: %s', (typed, [name, party, post]) => {
    expect(personLine(typed, PARTIES)).toEqual({ name, party, post })
  })
  test.each([
    'Howard Lutnick',
    'Lutnick, Howard',
    'Lutnick, Howard, Secretary',
    'Howard Lutnick, United States',
    ', Japan, Minister',
    'Ann, Japan, ',
  ])('is a name alone where a part is missing or no party of the desk: %s', (typed) => {
    expect(personLine(typed, PARTIES)).toBeUndefined()
  })
  test('has a party and a post where the name is there already', () => {
    expect(partyAndPost('united states, Secretary of Commerce', PARTIES)).toEqual({
      party: 'us',
      post: 'Secretary of Commerce',
    })
    expect(partyAndPost('United States', PARTIES)).toBeUndefined()
    expect(partyAndPost('Secretary, United States', PARTIES)).toBeUndefined()
  })
})
