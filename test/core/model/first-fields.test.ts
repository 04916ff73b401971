import { describe, expect, it } from 'vitest'
import { blankFields } from '../../../core/model/schema/blank-record'
import { formFieldsOf } from '../../../core/model/schema/fields'
import { fieldsInOrder, splitFields } from '../../../core/model/schema/first-fields'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'

const names = (fields: readonly { name: string }[]) => fields.map(({ name }) => name)

describe('the form of a new record', () => {
  it.each(COLLECTION_NAMES)('shows every field of a %s that must be filled in, and loses none', (of) => {
    const { first, rest } = splitFields(of, blankFields(of), () => false)
    expect([...names(first), ...names(rest)].toSorted()).toEqual(names(formFieldsOf(of)).toSorted())
    for (const { name, required } of formFieldsOf(of))
      if (required && blankFields(of)[name] === undefined) expect(names(first)).toContain(name)
  })

  it('shows what decides a rate: whom a measure is on, the goods, the layers, and what a court’s act does', () => {
    const firstOf = (of: 'measure' | 'legalEvent') => names(splitFields(of, blankFields(of), () => false).first)
    const decides = ['targetsAll', 'targets', 'scopeWords', 'scopeSays', 'scope', 'components', 'events']
    expect(firstOf('measure').filter((name) => decides.includes(name))).toEqual(decides)
    expect(firstOf('legalEvent')).toEqual(expect.arrayContaining(['affects', 'effect', 'effective', 'answers']))
  })

  it.each(COLLECTION_NAMES)('has the order of the form of an old %s', (of) => {
    const order = names(fieldsInOrder(of))
    expect(order.toSorted()).toEqual(names(formFieldsOf(of)).toSorted())
    const { first, rest } = splitFields(of, blankFields(of), () => false)
    expect([...names(first), ...names(rest)]).toEqual(order)
  })

  it('shows the fields of a position that say the most, and the rest once they have a value or a problem', () => {
    const { first, rest } = splitFields('position', blankFields('position'), () => false)
    expect(names(first)).toEqual(['party', 'issue', 'track', 'text', 'stance', 'validFrom', 'attribution', 'contested'])
    expect(names(rest)).toEqual(['flexibility', 'speaker', 'denies', 'validTo', 'supersedes', 'movement'])
    const filled = { ...blankFields('position'), contested: true, supersedes: 'position-1' }
    expect(names(splitFields('position', filled, (name) => name === 'validTo').rest)).toEqual([
      'flexibility',
      'speaker',
      'denies',
      'movement',
    ])
  })
})
