import { describe, expect, it } from 'vitest'
import { isInOtherLanguage } from '../../../core/memo/other-language'
import { wordParts } from '../../../core/memo/own-words'
import { getOrThrow } from '../../../core/desk/desk-read'
import { makeMemo } from '../../../core/commands/memo-commands'
import { overlay } from '../../../core/desk/staged-desk'
import { idOf } from '../../../core/model/values/ids'
import { smallDesk, STAFF } from '../../helpers/desks/desk-builder'

describe('words in the other language than their memo', () => {
  it.each([
    ['We would accept the quota if it is phased in.', 'ja', true],
    ['枠の段階的な導入なら受け入れられる。', 'en', true],
    // A name, a figure, a third language, and words of both.
    ['Section 232', 'ja', false],
    ['Court of International Trade', 'ja', false],
    ['The Committee of the Whole', 'ja', false],
    ['The Will of the People and the Have-nots', 'ja', false],
    ['Joint Statement of the United States and Japan for the Press', 'ja', false],
    ['They will not sign this.', 'ja', true],
    ['Er will, was wir wollen.', 'ja', false],
    ['27.5%', 'ja', false],
    ['Nous acceptons le quota de la Commission.', 'ja', false],
    ['The “quota” (枠) is what they want from us.', 'ja', false],
    ['赤澤', 'en', false],
    ['Akazawa said 「あくまでも」 to the press.', 'en', false],
    ['協議は順調。', 'ja', false],
  ] as const)('%s in a memo in %s: %s', (text, language, expected) => {
    expect(isInOtherLanguage(text, language)).toBe(expected)
  })

  it('say so beside the label of the desk’s comment', () => {
    const builder = smallDesk('ja')
    const actor = { staff: idOf('staff').parse(STAFF), at: '2025-06-10T00:00:00Z' }
    const about = { type: 'meetingBrief', about: 'session', id: 'memo' } as const
    const desk = overlay(builder.desk(), [...makeMemo(builder.desk(), about, actor, () => 'a'.repeat(64)).ops])
    const memo = getOrThrow(desk, 'memo', 'memo')
    const labels = (words: string) =>
      wordParts('ja', memo, 'purpose', words).map((part) => ('runs' in part ? part.runs[0]?.text : undefined))
    expect(labels('We would accept it, and they will not.')).toEqual(['担当者の補足（英文）：'])
    expect(labels('受け入れ可能。')).toEqual(['担当者の補足：'])
  })
})
