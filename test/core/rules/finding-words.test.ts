import { expect, it } from 'vitest'
import { brokenBy } from '../../../core/commands/check-ops'
import { getOrThrow } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import { checkDesk } from '../../../core/rules/rules'
import { describeError, describeFinding } from '../../../core/text/describe'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure } from '../../helpers/desks/record-fields'
import { sampleDesk } from '../../helpers/desks/sample'

/** The findings of a desk with a layer that is in force by its dates alone, and of the sample with a participant out of office. */
async function findings() {
  const layer = { ...aLayer('a', { validity: { edtf: '2025-04-05/..' } }), layer: { en: 'Baseline', ja: '基本税率' } }
  const event = { id: 'e', status: 'threatened', on: { edtf: '2025-05-20' } }
  const small = smallDesk()
    .add('measure', 'm', aMeasure([layer], [event]))
    .desk()
  const desk = await sampleDesk()
  const [session] = desk.all('session')
  const membership = getOrThrow(desk, 'membership', session?.participants[0] ?? '')
  const record = { ...membership, to: { edtf: '2024-01-01' } }
  return [...checkDesk(small), ...checkDesk(overlay(desk, [{ op: 'put', collection: 'membership', record }]))]
}

it('a finding names the layer and its status in the language of the reader', async () => {
  const found = (await findings()).find(({ code }) => code === 'layer-status-differs')
  if (!found) throw new Error('no such finding')
  expect(describeFinding(found, 'ja')).toBe(
    '「基本税率」は日付では適用中ですが、最後の状況は「示唆」です。適用の有無は不明として扱います',
  )
  expect(describeFinding(found, 'en')).toContain(
    '“Baseline” is in force by its dates, but its last status is “threatened”',
  )
})

it('no finding prints an id or, in Japanese, a word of the model', async () => {
  const all = await findings()
  expect(all.map(({ code }) => code)).toContain('post-not-held')
  // A publisher's name is no word of the model.
  const sentences = all.map((finding) => describeFinding(finding, 'ja').replaceAll('AloJapan.com', ''))
  expect(
    sentences.filter((text) => /\b(person|post|position|measure|source)-|[a-z][A-Z]|threatened/.test(text)),
  ).toEqual([])
})

it('a refused edit says the same', async () => {
  const found = (await findings()).find(({ code }) => code === 'post-not-held')
  if (!found) throw new Error('no such finding')
  const { code, params } = brokenBy(found)
  expect(describeError(code, params, 'ja')).toContain(describeFinding(found, 'ja'))
})
