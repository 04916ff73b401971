import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { recover } from '../../../../electron/journal/read/read-desk'
import { newSmallDesk } from '../../../helpers/desks/small-desk-on-disk'
import { flipBits } from '../../../helpers/faults/bit-flips'
import { mainFileOf } from '../../../helpers/files/desk-files'

it('flipped bits anywhere are noticed or change nothing', async () => {
  const read = await flipBits(90, 1)
  const written = await flipBits(20, 2, true)
  expect([read.wrong, written.wrong]).toEqual([[], []])
  expect(read.refused).toBeGreaterThan(10)
  expect(read.harmless).toBeGreaterThan(10)
})

it('a flipped bit at any byte of a snapshot’s first line is noticed', async () => {
  const folder = await newSmallDesk()
  const file = mainFileOf(folder)
  const bytes = readFileSync(file)
  for (let at = 0; at <= bytes.indexOf(10); at += 1) {
    const spoiled = Buffer.from(bytes)
    spoiled.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at)
    writeFileSync(file, spoiled)
    await expect(recover(folder), `byte ${at}`).rejects.toMatchObject({ code: 'desk-corrupt' })
  }
})
