import { describe, expect, it } from 'vitest'
import { tryModel } from '../helpers/edits/desk-model'
import { flipBits } from '../helpers/faults/bit-flips'
import { failAtCalls } from '../helpers/faults/fault-points'
import { killedContinuations } from '../helpers/faults/killed-continuations'
import { copyOfFixture, killedFormatMigrations } from '../helpers/faults/killed-format-migrations'
import { killedSchemaMigrations } from '../helpers/faults/killed-schema-migrations'
import { truncations, deskWithEdits } from '../helpers/faults/truncations'

describe('a desk with altered files', () => {
  it('is never silently wrong after any of 1,500 bit flips', async () => {
    const { wrong, ...count } = await flipBits(1400, 11)
    const written = await flipBits(100, 12, true)
    console.log(`read: ${JSON.stringify(count)}, written: ${JSON.stringify({ ...written, wrong: undefined })}`)
    expect([...wrong, ...written.wrong]).toEqual([])
  })

  it('has exactly the acknowledged edits when its journal ends at any byte', async () => {
    const { folder, bytes, states, wholeAt } = await deskWithEdits(12)
    await truncations(folder, bytes, states, wholeAt, bytes.keys())
  })
})

describe('a failing disk', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EIO', 'EPERM', 'EACCES', 'EROFS', 'dead'])(
    'loses nothing acknowledged if any call fails with %s',
    async (code) => {
      await failAtCalls(code, 1)
    },
  )
})

it.each(['desk-part1', 'desk-part3'])('a format migration of %s survives being killed at any call', async (name) => {
  expect(await killedFormatMigrations(name, 1)).toBeGreaterThan(25)
})

it('a schema migration survives being killed at any call', async () => {
  expect((await killedSchemaMigrations(copyOfFixture('desk-part4'), 1)).size).toBeGreaterThan(20)
})

it('a continuation from a damaged desk survives being killed at any call', async () => {
  await killedContinuations(1)
})

it('a desk in its folder equals one in memory over 300 series of commands', async () => {
  await tryModel(300)
})
