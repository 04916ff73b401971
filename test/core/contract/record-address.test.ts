import { expect, it } from 'vitest'
import { recordAddress, recordOfAddress } from '../../../core/contract/record-address'

it('a record has an address in the page, which reads back to it', () => {
  for (const ref of [
    { collection: 'talk', id: 'talk-1' },
    { collection: 'source', id: 'r0123456789abcdef' },
  ] as const)
    expect(recordOfAddress(recordAddress(ref))).toEqual(ref)
})

it('an address that names no record opens none', () => {
  for (const odd of [
    '',
    '#',
    '#talk',
    '#talk/',
    '#nothing/1',
    '#talk/%E0%A4%A',
    '#constructor/x',
    '#__proto__/x',
    'talk/1',
  ])
    expect(recordOfAddress(odd)).toBeUndefined()
})
