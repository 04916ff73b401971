import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginsWithItem, itemFields, itemLines, newItem, withImplied } from '../../../core/editing/list-items'
import { UNKNOWN_SPAN } from '../../../core/dates/span-of-time'
import { checkField } from '../../../core/model/schema/check-field'
import { fieldsOf, type FieldSpec } from '../../../core/model/schema/fields'
import type { CollectionName } from '../../../core/model/values/collection-names'

const itemsOf = (of: CollectionName, list: string): readonly FieldSpec[] => {
  const type = fieldsOf(of).find(({ name }) => name === list)?.type
  return type?.type === 'parts' ? type.fields : []
}
const layers = itemsOf('measure', 'components')
const elements = itemsOf('proposal', 'elements')
const scope = itemsOf('measure', 'scope')

describe('a new item of a list', () => {
  it('takes kind and status over from the element before, and neither its words nor its id', () => {
    const before = { id: 'a', text: 'Farm goods', quantity: '8 billion', kind: 'offer', status: 'tabled' }
    expect(newItem('elements', elements, before, 'b')).toEqual({ id: 'b', kind: 'offer', status: 'tabled' })
    expect(newItem('elements', elements, undefined, 'a')).toEqual({ id: 'a' })
  })

  it('takes kind and announcement over from the layer before, but no rate and no day on which it begins', () => {
    const before = {
      id: 'a',
      layer: { en: 'Baseline' },
      rate: '10%',
      announced: { edtf: '2025-04-02' },
      validity: { edtf: '2025-04-05/..' },
    }
    const next = newItem('components', layers, before, 'b')
    expect(next).toEqual({
      id: 'b',
      rate: null,
      announced: { edtf: '2025-04-02' },
      validity: UNKNOWN_SPAN,
    })
    const { announced: _, ...silent } = before
    expect(newItem('components', layers, silent, 'b')).not.toHaveProperty('validity')
    const unknown = newItem('components', layers, { ...silent, validity: UNKNOWN_SPAN }, 'b')
    expect(unknown.validity).toEqual(UNKNOWN_SPAN)
  })

  it('is covered if it is a code, unless the code before is spared', () => {
    expect(newItem('scope', scope, undefined, 'a')).toEqual({ mode: 'include' })
    const before = { hs: '8703', revision: 'HS 2022', mode: 'exclude' }
    expect(newItem('scope', scope, before, 'b')).toEqual({ revision: 'HS 2022', mode: 'exclude' })
  })

  it('is one that the schema takes once its own words are in it', () => {
    const before = { id: 'a', text: 'One', kind: 'offer', status: 'tabled' }
    const second = { ...newItem('elements', elements, before, 'b'), text: 'Two' }
    expect(checkField('proposal', 'elements', [before, second])).toBeUndefined()
  })

  it('shows first what one fills in first, and loses no field', () => {
    const names = itemFields('elements', elements).map(({ name }) => name)
    expect(names.slice(0, 3)).toEqual(['text', 'kind', 'status'])
    expect(names.toSorted()).toEqual(
      elements
        .map(({ name }) => name)
        .filter((name) => name !== 'id')
        .toSorted(),
    )
  })

  it('is there from the start in the lists that are rarely empty', () => {
    expect(beginsWithItem('measure', 'components')).toBe(true)
    expect(beginsWithItem('proposal', 'elements')).toBe(true)
    expect(beginsWithItem('readout', 'says')).toBe(true)
    expect(beginsWithItem('measure', 'events')).toBe(false)
  })
})

describe('what a layer implies', () => {
  it('is a period that is not known, once it is announced; a period being retyped is left alone', () => {
    const announced = { id: 'a', announced: { edtf: '2025-04-02' } }
    const { item, implied } = withImplied('components', announced, 'announced', {})
    expect(item.validity).toEqual(UNKNOWN_SPAN)
    expect(withImplied('components', announced, 'validity', implied).item).not.toHaveProperty('validity')
    const typed = { ...announced, validity: { edtf: '2025-04-05/..' } }
    expect(withImplied('components', typed, 'announced', implied).item.validity).toEqual(typed.validity)
  })
})

describe('a pasted list', () => {
  it('is an item for each line, without its sign or number', () => {
    expect(itemLines('- One\r\n\n• Two\n3. Three\n（4） Four\n・五つ目\n  Six ')).toEqual([
      'One',
      'Two',
      'Three',
      'Four',
      '五つ目',
      'Six',
    ])
  })

  it('keeps figures as they are', () => {
    const figures = ['-5% on cars', '2.5 million tonnes', '–3%', '100 ships', '1．5％の関税', '25% on steel']
    expect(itemLines(figures.join('\n'))).toEqual(figures)
  })

  it('keeps numbers that count no lines, and signs that may be a minus', () => {
    const figures = ['25. July', '232. of the Act', '10. 4. 2026', '- 5%', '– 5%', '2. 5 million']
    expect(itemLines(figures.join('\n'))).toEqual(figures)
    expect(itemLines('- safety\n- 5% less')).toEqual(['safety', '5% less'])
    expect(itemLines('1. 25%\n2. 10%')).toEqual(['25%', '10%'])
    expect(itemLines('１．一つ\n２．二つ')).toEqual(['一つ', '二つ'])
    expect(itemLines('①一つ\n②二つ\n-')).toEqual(['一つ', '二つ', '-'])
  })

  it('never has an empty item or a line break', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '-', '1', '.', '・', '\n', '\r', '\u2028') }), (text) => {
        for (const line of itemLines(text)) expect(line).toMatch(/^\S(?:[^\n\r\u2028]*\S)?$/)
      }),
    )
  })
})
