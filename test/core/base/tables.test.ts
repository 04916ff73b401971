import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeyTable } from '../../../core/base/key-table'
import { PairTable } from '../../../core/base/pair-table'
import { NONE } from '../../../core/base/slots'

/** Additions and deletions of numbers for keys or pairs, few enough that many meet. */
const steps = fc.array(fc.record({ of: fc.nat(150), gone: fc.boolean() }), { maxLength: 400 })

/** A table of either kind, by the numbers of the steps. */
interface Table {
  find: (of: number) => number
  add: (of: number) => number
  delete: (of: number) => void
  /** The step's number for a number of the table. */
  read: (number: number) => number
}

/** Keys of which some begin with a word that the table knows; a few of them without their rest at hand. */
function keyTable(): Table {
  const table = new KeyTable(['word/', 'key '])
  const keyOf = (of: number) => (of % 3 === 0 ? `word/${of}` : `key ${of}`)
  return {
    find: (of) => table.find(keyOf(of)),
    add: (of) => table.add(keyOf(of), of % 5 === 0 ? undefined : String(of)),
    delete: (of) => table.delete(keyOf(of)),
    read: (number) => Number(/\d+$/.exec(table.keyOf(number))?.[0]),
  }
}

function pairTable(): Table {
  const table = new PairTable()
  const pair = (of: number): [number, number] => [(of % 7) - 3, Math.floor(of / 7)]
  return {
    find: (of) => table.find(...pair(of)),
    add: (of) => table.add(...pair(of)),
    delete: (of) => {
      const known = table.find(...pair(of))
      if (known !== NONE) table.delete(known)
    },
    read: (number) => table.firstOf(number) + 3 + table.secondOf(number) * 7,
  }
}

describe.each([
  ['of keys', keyTable],
  ['of pairs', pairTable],
])('a table %s', (_name, make) => {
  it('gives each a number of its own, the same for as long as it is there, and gives numbers again', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const table = make()
        const known = new Map<number, number>()
        let most = 0
        for (const { of, gone } of all) {
          if (gone) {
            table.delete(of)
            known.delete(of)
          } else {
            const number = table.add(of)
            expect(number).toBe(known.get(of) ?? number)
            known.set(of, number)
          }
          most = Math.max(most, known.size)
          expect(new Set(known.values()).size).toBe(known.size)
          for (const number of known.values()) expect(number).toBeLessThan(most)
        }
        for (let of = 0; of <= 150; of += 1) expect(table.find(of)).toBe(known.get(of) ?? NONE)
        for (const [of, number] of known) expect(table.read(number)).toBe(of)
      }),
    )
  })
})

describe('a table of keys', () => {
  it('gives back whole keys, however they begin', () => {
    const table = new KeyTable(['issue/'])
    for (const key of ['a', 'b', 'c', 'b']) table.add(key)
    table.add('issue/c', 'c')
    table.add('talk/c', 'c')
    table.delete('a')
    table.delete('none')
    const listed = ['b', 'c', 'issue/c', 'talk/c']
    expect(listed.map((key) => table.keyOf(table.find(key)))).toEqual(listed)
    expect(table.size).toBe(4)
  })
})
