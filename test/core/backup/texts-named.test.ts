import { expect, it } from 'vitest'
import { originalsNamed, textsNamed } from '../../../core/backup/texts-named'
import { NO_UNDO } from '../../../core/journal/step'
import type { AnyRecord } from '../../../core/model/records/records'

const record = (fields: object) => ({ id: 'x', ...fields }) as unknown as AnyRecord
const label = { kind: 'change' as const, collection: 'source' as const, id: 'x', fields: [], more: 0 }

it('finds the texts named by records, by the trash, and by edits that can be undone or redone', () => {
  const named = textsNamed({
    collections: {
      source: { x: record({ sha256: 'a' }), y: record({}) },
      memo: { x: record({ snapshot: 'b' }) },
      annotation: { x: record({ snapshot: 'g' }), y: record({}) },
    },
    trash: { 'memo/x': { collection: 'memo', record: record({ snapshot: 'c' }), by: 'me', at: 'then' } },
    history: {
      ...NO_UNDO,
      done: [
        {
          staff: 'me',
          at: 'then',
          label,
          ops: [{ op: 'put', collection: 'memo', record: record({ snapshot: 'd' }) }],
          inverse: [{ op: 'put', collection: 'source', record: record({ sha256: 'e' }) }],
        },
      ],
      undone: [
        {
          staff: 'me',
          at: 'then',
          label,
          ops: [{ op: 'delete', collection: 'source', id: 'x' }],
          inverse: [{ op: 'put', collection: 'memo', record: record({ snapshot: 'f' }) }],
        },
      ],
    },
  })
  expect(Object.fromEntries(named)).toEqual({
    a: 'source',
    b: 'memo',
    c: 'memo',
    d: 'memo',
    e: 'source',
    f: 'memo',
    g: 'source',
  })
})

it('finds the files on notes, wherever a note may come back from', () => {
  const note = (sha256: string) => record({ attachments: [{ sha256 }, { sha256: `${sha256}2` }] })
  const step = { staff: 'me', at: 'then', label }
  const named = originalsNamed({
    collections: { note: { x: note('a'), y: record({}) } },
    trash: { 'note/t': { collection: 'note', record: note('b'), by: 'me', at: 'then' } },
    history: {
      ...NO_UNDO,
      done: [{ ...step, ops: [], inverse: [{ op: 'put', collection: 'note', record: note('c') }] }],
      undone: [{ ...step, ops: [{ op: 'put', collection: 'note', record: note('d') }], inverse: [] }],
    },
  })
  expect([...named]).toEqual(['a', 'a2', 'b', 'b2', 'c', 'c2', 'd', 'd2'])
})

it('finds the originals that are kept, wherever a record may come back from, and not those of which the desk has the name alone', () => {
  const kept = (sha256: string) => record({ original: { sha256, kept: true } })
  const put = (sha256: string) => ({ op: 'put' as const, collection: 'source' as const, record: kept(sha256) })
  const step = { staff: 'me', at: 'then', label }
  const named = originalsNamed({
    collections: { source: { x: kept('a'), y: record({ original: { sha256: 'no' } }), z: record({}) } },
    trash: { 'source/t': { collection: 'source', record: kept('b'), by: 'me', at: 'then' } },
    history: {
      ...NO_UNDO,
      done: [{ ...step, ops: [put('a')], inverse: [put('c')] }],
      undone: [{ ...step, ops: [put('d')], inverse: [] }],
    },
  })
  expect([...named]).toEqual(['a', 'b', 'c', 'd'])
})
