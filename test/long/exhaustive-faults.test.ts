import { describe, expect, it } from 'vitest'
import { tryModel } from '../helpers/edits/desk-model'
import { flipBits } from '../helpers/faults/bit-flips'
import { failAtCalls } from '../helpers/faults/fault-points'
import { killedContinuations } from '../helpers/faults/killed-continuations'
import { former, killedMigrations } from '../helpers/faults/killed-format-migrations'
import { killedSchemas } from '../helpers/faults/killed-schema-migrations'
import { truncations, withEdits } from '../helpers/faults/truncations'

describe('a desk whose files are not what was written', () => {
  it('1,500 flipped bits: none is silently wrong', async () => {
    const { wrong, ...count } = await flipBits(1400, 11)
    const written = await flipBits(100, 12, true)
    console.log(`read: ${JSON.stringify(count)}, written: ${JSON.stringify({ ...written, wrong: undefined })}`)
    expect([...wrong, ...written.wrong]).toEqual([])
  })

  it('a journal that ends at any of its bytes is what was acknowledged up to there', async () => {
    const { folder, bytes, states, wholeAt } = await withEdits(12)
    await truncations(folder, bytes, states, wholeAt, bytes.keys())
  })
})

describe('a disk that fails', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EIO', 'EPERM', 'EACCES', 'EROFS', 'dead'])(
    'with %s, at every call of all: nothing acknowledged is lost',
    async (code) => {
      await failAtCalls(code, 1)
    },
  )
})

it.each(['desk-part1', 'desk-part3'])('a migration of %s that is killed at any of its calls', async (name) => {
  expect(await killedMigrations(name, 1)).toBeGreaterThan(25)
})

it('a desk that is brought to a later schema is killed at any call of that', async () => {
  expect((await killedSchemas(former('desk-part4'), 1)).size).toBeGreaterThan(20)
})

it('a going on from a damaged desk that is killed at any of its calls', async () => {
  await killedContinuations(1)
})

it('300 rows of commands: a desk in its folder is what one in memory is', async () => {
  await tryModel(300)
})
