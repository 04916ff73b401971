import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../../core/base/errors'
import { LANGUAGES } from '../../../core/base/text'
import { withNames } from '../../../core/desk/record-names'
import { FINDING_CODES, type Finding } from '../../../core/model/values/finding'
import { careOf } from '../../../core/queries/care'
import { describeError, describeFinding, describeFindingKind, findingDetail } from '../../../core/text/describe'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aPosition } from '../../helpers/desks/record-fields'

const made = (digit: string) => `r${digit.repeat(32)}`

/** A desk whose records have ids as the window makes them, with findings of many kinds. */
function deskWithFindings() {
  const session = {
    round: 'round',
    start: { edtf: '2025-08-01' },
    status: 'scheduled',
    participants: [made('1'), made('2')],
    issues: [],
    says: [],
    doNotRaise: [],
  }
  return smallDesk('en', { person: 'Ana Rojas' })
    .add('person', made('a'), { names: { en: 'Helen Marlowe', ja: 'ヘレン・マーロウ' } })
    .add('post', made('b'), { party: 'them', title: { en: 'Trade Secretary', ja: '貿易大臣' } })
    .add('membership', made('1'), { person: made('a'), post: made('b') })
    .add('membership', made('2'), { person: 'person', post: made('b') })
    .add('session', made('3'), session)
    .add('session', made('4'), session)
    .add('position', made('5'), aPosition('No butter.'))
    .add('position', made('6'), aPosition('Some butter.'))
    .add(
      'measure',
      made('7'),
      aMeasure(
        [aLayer('l', { layer: { en: 'Duty', ja: '関税' } })],
        [{ id: 'e', status: 'threatened', on: { edtf: '2025-03-01' } }],
      ),
    )
    .desk()
}

describe('the findings of a desk', () => {
  it('are once a kind, with a term without a start once, however many meetings its holder attends', () => {
    const undated = careOf(deskWithFindings()).find(({ code }) => code === 'post-undated')
    expect(undated?.items.map(({ ref, title }) => [ref, title.en])).toEqual([
      [{ collection: 'membership', id: made('1') }, 'Helen Marlowe, Trade Secretary'],
      [{ collection: 'membership', id: made('2') }, 'Ana Rojas, Trade Secretary'],
    ])
  })

  it.each(LANGUAGES)('name records, layers and statuses, and never print an id (%s)', (language) => {
    const groups = careOf(deskWithFindings())
    expect(groups.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['post-undated', 'position-two-current', 'position-unsourced', 'layer-status-differs']),
    )
    const words = groups.flatMap(({ code, items }) => [
      describeFindingKind(code, language),
      ...items.flatMap(({ title, params }) => [
        title[language],
        describeFinding({ code, params }, language),
        findingDetail({ code, params }, language),
      ]),
    ])
    expect(words.join('\n')).not.toMatch(/r[0-9a-f]{32}|threatened(?!”)|\{/)
    expect(words.join('\n')).toMatch(
      language === 'ja' ? /ヘレン・マーロウが「貿易大臣」/ : /Helen Marlowe’s term in the post “Trade Secretary”/,
    )
    expect(words.join('\n')).toMatch(language === 'ja' ? /「関税」/ : /“Duty” is in force by its dates/)
  })
})

describe('a failure', () => {
  const desk = deskWithFindings()
  const id = made('5')
  const params = { collection: 'position', id, field: 'validFrom', by: made('6'), byKind: 'position', why: 'x' }

  it('names its record, from the trash too, and calls a record that it cannot name by its kind', () => {
    const named = withNames(desk, params, 'undo-stale')
    expect(describeError('undo-stale', named, 'en')).toContain('the position “Chile on Butter quota” has changed')
    expect(describeError('record-changed', named, 'ja')).toMatch(/^立場「.+」は/)
    const gone = withNames(smallDesk().desk(), params, 'record-missing')
    expect(describeError('record-missing', gone, 'en')).toMatch(/^This position isn’t on this desk/)
    expect(describeError('record-missing', { collection: 'position', id: 'my-own' }, 'en')).toContain('“my-own”')
    const deleted = desk.after([
      { op: 'delete', collection: 'position', id, trash: { by: 'staff-1', at: '2025-06-06T12:00:00Z' } },
    ])
    expect(describeError('record-missing', withNames(deleted, params), 'en')).toContain('“Chile on Butter quota”')
  })

  it.each(LANGUAGES)(
    'of any kind prints no made id, no field name and no kind as the store writes it (%s)',
    (language) => {
      for (const code of ERROR_CODES) {
        const said = describeError(code, withNames(desk, { ...params, reason: 'missing' }, code), language)
        expect(`${code}: ${said}`).not.toMatch(/r[0-9a-f]{32}|validFrom/)
      }
      for (const code of FINDING_CODES) {
        const finding: Finding = {
          code,
          severity: 'error',
          about: { collection: 'position', id },
          field: 'text',
          params: {},
        }
        const values = withNames(desk, {
          ...params,
          person: made('a'),
          post: made('b'),
          other: made('6'),
          source: made('f'),
        })
        expect(describeFindingKind(code, language)).not.toBe('')
        expect(`${code}: ${describeFinding({ ...finding, params: values }, language)}`).not.toMatch(/r[0-9a-f]{32}/)
      }
    },
  )
})
