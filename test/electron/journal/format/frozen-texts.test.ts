import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sha256Of } from '../../../../electron/journal/format/desk-content'
import { frozenTextsOf, writeFrozen } from '../../../../electron/journal/format/frozen-texts'

const TEXTS = ['first', 'second', 'third', 'a text that is longer than all that may be kept']

async function written(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'parley-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  for (const text of TEXTS) await writeFrozen(directory, { kind: 'source', text })
  return directory
}

describe('the texts of a desk', () => {
  it('stay in memory as long as they are among those that were read last', async () => {
    const directory = await written()
    const read = frozenTextsOf(directory, 12)
    const textOf = (text: string) => read('source', sha256Of(text))
    for (const text of ['first', 'second', 'first', 'third']) expect(textOf(text)).toBe(text)
    rmSync(join(directory, 'sources'), { recursive: true })
    for (const text of ['first', 'third']) expect(textOf(text)).toBe(text)
    expect(() => textOf('second')).toThrow(expect.objectContaining({ code: 'source-text-missing' }))
  })

  it('are read whatever their length', async () => {
    const read = frozenTextsOf(await written(), 12)
    for (const text of [...TEXTS, ...TEXTS]) expect(read('source', sha256Of(text))).toBe(text)
  })
})
