import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import { gatherFor, keptMemoText, keptOf, memoAsPrinted } from '../../../core/memo/saved/kept-memo'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { ROOT } from '../../helpers/desks/sample'
import { sharedPress } from '../../helpers/pdf/shared-press'

const folderOf = (name: string) => join(ROOT, 'test', 'fixtures', name)
const openFrozen = async (name: string) => (await DeskStore.open(folderOf(name), 'read')).desk
const sum = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

describe.each(['desk-part3', 'desk-part4'])('memos that an earlier Parley kept: %s', (name) => {
  it('reads each kept text, and would write the same bytes', async () => {
    const desk = await openFrozen(name)
    const draft = getOrThrow(desk, 'memo', 'brief-draft')
    const texts = readdirSync(join(folderOf(name), 'memos'))
    expect(texts).toHaveLength(3)
    for (const file of texts) {
      const snapshot = file.replace('.json', '')
      const kept = keptOf(desk, { ...draft, snapshot })
      expect(kept && keptMemoText(kept)).toBe(readFileSync(join(folderOf(name), 'memos', file), 'utf8'))
    }
  })

  it('takes what the draft prints from the same records, in the same order', async () => {
    const desk = await openFrozen(name)
    const draft = getOrThrow(desk, 'memo', 'brief-draft')
    const records = (content = gatherFor(desk, draft)) =>
      content.used.map(({ collection, id }) => `${collection} ${id}`)
    expect(records()).toEqual(records(keptOf(desk, draft)?.content))
  })

  it('prints the issued memo to the byte', async () => {
    const desk = await openFrozen(name)
    const { bytes } = await sharedPress.press(memoAsPrinted(desk, getOrThrow(desk, 'memo', 'brief-issued')))
    expect(sum(bytes)).toBe('b14ca69f133a65e143f536dcd9e4a400bf369dd235af65cb75b8092b4c851376')
  })
})
