import { describe, expect, it } from 'vitest'
import { checkDesk } from '../../../core/rules/rules'
import { describeFinding } from '../../../core/text/describe'
import { smallDesk } from '../../helpers/desks/desk-builder'

const smile = '\u{1F600}'
const found = (builder: ReturnType<typeof smallDesk>) =>
  checkDesk(builder.desk()).filter(({ code }) => code === 'character-unprinted')

describe('a character that no bundled font has', () => {
  it.each([
    ['a prose field', 'summary', { summary: `Under way ${smile}` }],
    ['a name in one language', 'title', { title: { en: 'Talk', ja: `協議${smile}` } }],
    [
      'the words of a marking',
      'marking',
      { marking: { scheme: 'house', level: 'internal', caveats: [smile], handling: [], releasability: [] } },
    ],
  ])('is a warning long before a memo is made: in %s', (_what, field, values) => {
    const builder = smallDesk()
    const talk = builder.desk().get('talk', 'talk')
    const [finding, ...more] = found(builder.add('talk', 'talk', { ...talk, ...values }))
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'warning', about: { collection: 'talk', id: 'talk' }, field })
    expect(finding && describeFinding(finding, 'en')).toContain('U+1F600')
  })

  it('is none where a base or plain letters are printed: selectors, bullets of Word, ligatures, square units', () => {
    const builder = smallDesk()
    const talk = builder.desk().get('talk', 'talk')
    const summary = '赤\u{E0100}澤 \uF0B7 ﬁ ㎏ nego\u00ADtiation ① 髙 𠮷 € …'
    expect(found(builder.add('talk', 'talk', { ...talk, summary }))).toEqual([])
  })

  it('is none in a record that memos never print', () => {
    expect(found(smallDesk().add('lead', 'x', { talk: 'talk', text: smile }))).toEqual([])
  })
})
