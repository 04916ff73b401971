import { expect, it } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import { LANGUAGES } from '../../../core/base/text'
import { memoTexts } from '../../../core/memo/memo-model'
import { MADE_MEMO_TYPES } from '../../../core/model/values/made-memos'
import { itLong, some } from '../../helpers/long'
import { memoIn } from '../../helpers/pdf/filled-memo'
import { outside } from '../../helpers/pdf/pdf-geometry'
import { squeeze } from '../../helpers/pdf/pdf-text'
import { printed } from '../../helpers/pdf/printed-memo'

/** The length of a marking that every memo must print. */
const TWO_LINES = 90

/** A marking with caveats, of at least so many characters. */
function markingOf(length: number): string {
  const caveats = ['UNCLASSIFIED', 'EYES ONLY', 'ORIGINATOR CONTROLLED', '取扱注意', 'REL JP, US, GB, AU']
  const parts: string[] = []
  while (parts.join(' // ').length < length) parts.push(`${caveats[parts.length % caveats.length]} ${parts.length}`)
  return parts.join(' // ')
}

/** The pages of a memo with that marking are whole and inside their edges, with the marking on each; or the error names the marking. */
async function expectWholeOrNamed(kind: (typeof MADE_MEMO_TYPES)[number], language: 'en' | 'ja', length: number) {
  const markingLine = markingOf(length)
  try {
    const { memo, body, bytes, pages } = await printed({ ...(await memoIn(language, kind)), markingLine })
    expect(outside(bytes)).toEqual([])
    const lost = memoTexts(memo).filter((text) => text !== memo.kind && !body.includes(squeeze(text)))
    expect(lost).toEqual([])
    for (const page of pages) expect(squeeze(page).split(squeeze(markingLine)).length - 1).toBeGreaterThanOrEqual(2)
  } catch (error) {
    // Two lines fit under each reference.
    if (!(error instanceof ParleyError) || length <= TWO_LINES) throw error
    expect(error).toMatchObject({ code: 'running-text-too-long', params: { runningField: 'marking' } })
  }
}

it.each(some(MADE_MEMO_TYPES))(
  'prints a %s whole under a marking of two lines, and of 2,000 characters names it',
  async (kind) => {
    for (const length of [TWO_LINES, 500, 2000]) await expectWholeOrNamed(kind, 'en', length)
  },
)

itLong.each(MADE_MEMO_TYPES)('does so for each language and length of a %s', async (kind) => {
  for (const language of LANGUAGES)
    for (const length of [TWO_LINES, 250, 500, 900, 1400, 2000, 5000]) await expectWholeOrNamed(kind, language, length)
})
