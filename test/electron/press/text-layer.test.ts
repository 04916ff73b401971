import { expect, it } from 'vitest'
import { sampleDesk } from '../../helpers/desks/sample'
import { pageTexts } from '../../helpers/pdf/pdf-text'
import { compose, printed } from '../../helpers/pdf/printed-memo'
import { itLong } from '../../helpers/long'

/** The text layer of a memo that begins with some paragraphs. */
async function textOf(...paragraphs: string[]): Promise<string> {
  const memo = compose(await sampleDesk())
  const blocks = paragraphs.map((text) => ({
    kind: 'paragraph' as const,
    runs: [{ text, style: 'plain' as const }],
    empty: false,
  }))
  const { bytes } = await printed({ ...memo, blocks: [...blocks, ...memo.blocks] })
  return pageTexts(bytes).join('\n')
}

itLong('reads each character back as itself, whatever shares its shape', async () => {
  const text = await textOf('radical ⼀ and ⽇', 'number 一 and 日', 'wave ‒ – end', '日‐本‑語-')
  expect(text).toContain('radical ⼀ and ⽇')
  expect(text).toContain('number 一 and 日')
})

it('reads “fi” as two letters after a pasted ligature', async () => {
  const text = await textOf('a pasted ﬁgure', 'a typed figure of an office')
  expect(text).toContain('a pasted figure')
  expect(text).toContain('a typed figure of an office')
})

it('breaks no word at a soft hyphen, and loses no letter of it', async () => {
  const text = await textOf('nego\u00ADtiation '.repeat(40))
  expect(text.match(/negotiation/g)?.length).toBeGreaterThanOrEqual(40)
})
