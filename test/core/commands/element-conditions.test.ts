import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import { apply } from '../../../core/commands/apply'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { ringOf } from '../../../core/desk/element-conditions'
import { withElement } from '../../../core/editing/element-edits'
import type { RecordOf } from '../../../core/model/records/records'
import { findingsOf } from '../../../core/rules/rules'
import { describeError } from '../../../core/text/describe'
import { smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { examples } from '../../helpers/long'

const ACTOR = { staff: STAFF as RecordOf<'staff'>['createdBy'], at: '2025-06-07T09:00:00Z' }
const ABOUT = { collection: 'proposal', id: 'package' } as const
const IDS = ['a', 'b', 'c', 'd']
const desk = smallDesk()
  .add('proposal', 'package', {
    talk: 'talk',
    by: 'them',
    title: { en: 'Package' },
    status: 'tabled',
    elements: IDS.map((id) => ({ id, text: `Element ${id}`, kind: 'offer', status: 'floated' })),
  })
  .desk()

/** Makes an element conditional on others, as the board does. */
function edited(on: MemoryDesk, id: string, conditionalOnElements: string[]): MemoryDesk {
  const proposal = on.get('proposal', 'package')
  const elements = withElement(proposal?.elements, id, () => ({ conditionalOnElements }))
  const change = { kind: 'change', ...ABOUT, rev: proposal?.rev ?? 0, fields: { elements } } as const
  return on.after(apply(on, change, ACTOR).ops)
}

function refusal(act: () => unknown): ParleyError {
  try {
    act()
  } catch (error) {
    if (error instanceof ParleyError) return error
    throw error
  }
  throw new Error('not refused')
}

describe('an edit of the conditions of an element', () => {
  test('that would make a ring is refused, and the sentence names the ring', () => {
    const on = edited(edited(desk, 'a', ['b']), 'b', ['c'])
    const error = refusal(() => edited(on, 'c', ['a']))
    expect(error.params).toMatchObject({
      finding: 'element-cycle',
      ring: 'Element a → Element b → Element c → Element a',
    })
    expect(describeError(error.code, error.params, 'en')).toContain('Element a → Element b → Element c → Element a')
    expect(describeError(error.code, error.params, 'ja')).toContain('循環')
    expect(refusal(() => edited(on, 'd', ['d'])).params).toMatchObject({ ring: 'Element d → Element d' })
  })

  test('never leaves a ring, whatever is tried', () => {
    const edits = fc.array(
      fc.tuple(fc.constantFrom(...IDS), fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 3 })),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(edits, (tried) => {
        let now = desk
        for (const [id, needs] of tried)
          try {
            now = edited(now, id, needs)
          } catch (error) {
            expect(error).toMatchObject({ code: 'rule-broken' })
          }
        expect(ringOf(now.get('proposal', 'package')?.elements ?? [])).toBeUndefined()
      }),
      { numRuns: examples(60) },
    )
  })

  test('may name an element that goes later: that is a finding, and refuses nothing', () => {
    const on = edited(desk, 'a', ['b'])
    const { elements = [], rev = 0 } = on.get('proposal', 'package') ?? {}
    const without = elements.filter(({ id }) => id !== 'b')
    const after = on.after(apply(on, { kind: 'change', ...ABOUT, rev, fields: { elements: without } }, ACTOR).ops)
    expect(findingsOf(after, ABOUT)).toContainEqual(
      expect.objectContaining({ code: 'element-missing', severity: 'warning', params: { element: 'Element a' } }),
    )
  })
})
