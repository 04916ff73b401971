import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import { memoModelSchema } from '../../../core/memo/memo-model'
import { gatherFor, memoAsPrinted } from '../../../core/memo/saved/gather-for'
import { figuresOfMemo } from '../../../core/memo/saved/memo-figures'
import { keptMemoText, keptOf } from '../../../core/memo/saved/kept-memo'
import { correctedFigures } from '../../../core/queries/corrected-figures'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { ROOT } from '../../helpers/desks/sample'
import { sharedPress } from '../../helpers/pdf/shared-press'

const folderOf = (name: string) => join(ROOT, 'test', 'fixtures', name)
const openFrozen = async (name: string) => (await DeskStore.open(folderOf(name), 'read')).desk
const sum = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/**
 * A PDF with its streams inflated and their lengths and offsets left out: a newer zlib packs the same pages into other bytes.
 */
function unpacked(pdf: Buffer): Buffer {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const start = pdf.indexOf('stream\n', at)
    const end = start === -1 ? -1 : pdf.indexOf('\nendstream', start)
    if (end === -1) break
    const head = pdf
      .subarray(at, start)
      .toString('latin1')
      .replaceAll(/\/Length \d+/g, '/Length')
    const body = pdf.subarray(start + 'stream\n'.length, end)
    parts.push(Buffer.from(head, 'latin1'), head.includes('FlateDecode') ? inflateSync(body) : body)
    at = end
  }
  expect(parts.length).toBeGreaterThan(10)
  const rest = pdf.subarray(at).toString('latin1')
  return Buffer.concat([...parts, Buffer.from(rest.slice(0, rest.lastIndexOf('\nxref')), 'latin1')])
}

describe.each(['desk-part3', 'desk-part4'])('memos that an earlier Parley kept: %s', (name) => {
  it('reads each saved text, and would write the same bytes', async () => {
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

  it('takes what the draft prints from the same records, and its meeting’s own summary', async () => {
    const desk = await openFrozen(name)
    const draft = getOrThrow(desk, 'memo', 'brief-draft')
    const records = (content = gatherFor(desk, draft)) =>
      content.used.map(({ collection, id }) => `${collection} ${id}`)
    // The brief of a meeting that was held now prints what is on record of it.
    const own = ['evidence evidence-10', 'annotation passage-06']
    expect(records()).toEqual(expect.arrayContaining(own))
    // A fact that only the source of its whole record supports now has that note too, so the order may differ.
    const others = records().filter((record) => !own.includes(record))
    expect(others.toSorted()).toEqual(records(keptOf(desk, draft)?.content).toSorted())
  })

  it('finds no figure of the issued memo corrected, whatever words Parley has for it today', async () => {
    const desk = await openFrozen(name)
    const memo = getOrThrow(desk, 'memo', 'brief-issued')
    expect(correctedFigures(desk, memo)).toEqual([])
    const figures = figuresOfMemo(desk, memo, memo.asOf)
    expect(figures.length).toBeGreaterThan(0)
    expect(figures.map(({ knownThen }) => knownThen)).toEqual(figures.map(({ printed }) => printed))
  })

  it('prints the issued memo to the byte, its packing aside', async () => {
    const desk = await openFrozen(name)
    const { bytes } = await sharedPress.press(memoAsPrinted(desk, getOrThrow(desk, 'memo', 'brief-issued')))
    expect(sum(unpacked(Buffer.from(bytes)))).toBe('d2da12c73014c786c082c482429f0443539f89bfe4b560184d92b32a9ca14453')
  })
})

it('prints a memo that was issued on sheets before these were fitted to their paper to the byte, its packing aside', async () => {
  const text = readFileSync(join(ROOT, 'test', 'fixtures', 'brief-on-sheets.json'), 'utf8')
  const { bytes } = await sharedPress.press(memoModelSchema.parse(JSON.parse(text)))
  expect(sum(unpacked(Buffer.from(bytes)))).toBe('f77ffc4d1e11f890938e8eb8e5cc39cf74e2f1f0bbf33f3d1e174c37a851115e')
})
