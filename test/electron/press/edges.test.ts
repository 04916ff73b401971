import { expect, it } from 'vitest'
import type { Fact, MemoModel } from '../../../core/memo/memo-model'
import { sampleDesk } from '../../helpers/desks/sample'
import { poppler } from '../../helpers/pdf/pdf-text'
import { compose, printed } from '../../helpers/pdf/printed-memo'

/** The words of a PDF that reach past the margins of their page, which are 2.5 cm. */
function outside(bytes: Uint8Array): string[] {
  const [left, right] = [(2.5 / 2.54) * 72 - 1, 595.28 - (2.5 / 2.54) * 72 + 1]
  const words = poppler('pdftotext', bytes, ['-bbox']).matchAll(
    /<word xMin="([\d.]+)".*? xMax="([\d.]+)".*?>(.*?)<\/word>/g,
  )
  return [...words]
    .filter(([, from, to]) => Number(from) < left || Number(to) > right)
    .map(([, , , word]) => word ?? '')
}

it.each([
  ['an address', 'christopher.montgomery@trade.department.example'],
  ['a long word of wide letters', 'W'.repeat(120)],
  ['Japanese', '経済産業省通商政策局米州課'.repeat(6)],
])('keeps every word of the sign-off inside the margins: %s', async (_what, text) => {
  const memo = compose(await sampleDesk())
  const signOff = memo.signOff.map(({ label, runs }: Fact) => ({ label, runs: runs.map((run) => ({ ...run, text })) }))
  const { bytes, body } = await printed({ ...memo, signOff } satisfies MemoModel)
  expect(outside(bytes)).toEqual([])
  expect(body).toContain('Copies')
})
