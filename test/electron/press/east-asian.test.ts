import { describe, expect, it } from 'vitest'
import { unprintedIn } from '../../../core/base/glyphs'
import type { Language } from '../../../core/base/text'
import type { Block, Run } from '../../../core/memo/memo-model'
import { memoIn } from '../../helpers/pdf/filled-memo'
import { outside } from '../../helpers/pdf/pdf-geometry'
import { poppler, squeeze } from '../../helpers/pdf/pdf-text'
import { printed } from '../../helpers/pdf/printed-memo'
import { splitByFont } from '../../../electron/press/split-by-font'
import { itLong, some } from '../../helpers/long'

const plain = (text: string): Run => ({ text, style: 'plain' })
const faces = (text: string, language: Language) =>
  splitByFont(text, language, undefined).map(({ text: part, family }) => `${family} ${part}`)

const KOREAN =
  '대한민국과 미국은 자동차 관세에 관한 실무협의를 계속하기로 하였으며, 구체적인 인하 시점은 아직 정해지지 않았다. 산업통상자원부는 FTA를 지킨다고 밝혔다. '
const CHINESE =
  '中国商务部发言人表示，双方就关税措施进行了“坦诚、深入”的磋商；对美加征的关税（第三批）自今日起暂停实施。贸易代表团随后发布了联合声明。'

/** The sample's brief with one more block of text. */
async function briefWith(language: Language, ...texts: string[]) {
  const memo = await memoIn(language, 'roundReport')
  const more = texts.map((text): Block => ({ kind: 'paragraph', runs: [plain(text)], empty: false }))
  return printed({ ...memo, blocks: [...memo.blocks, ...more] })
}

describe('the face of a word', () => {
  it.each<[string, Language, string, string[]]>([
    ['Hangul', 'en', 'Korea (한국)', ['Latin Korea (', 'Korean 한국', 'Latin )']],
    ['Hangul with Chinese characters', 'ja', '韓國語로', ['Korean 韓國語로']],
    [
      'a word with a character that Japanese has not, whole',
      'ja',
      '中国の贸易政策',
      ['Japanese 中国の', 'Chinese 贸易政策'],
    ],
    ['Chinese marks between Chinese words', 'ja', '商务部，贸易', ['Chinese 商务部，贸易']],
    ['Chinese in brackets', 'ja', '「贸易」', ['Chinese 「贸易」']],
    ['a text of an English memo that has such a character', 'en', '中国，贸易', ['Chinese 中国，贸易']],
    ['Japanese beside Chinese', 'ja', '経済産業省と商务部', ['Japanese 経済産業省と', 'Chinese 商务部']],
    ['Chinese characters that Japanese has', 'en', '中国', ['Japanese 中国']],
    ['syllables in their parts', 'en', '한국'.normalize('NFD'), ['Korean 한국']],
  ])('is one: %s', (_what, language, text, wanted) => expect(faces(text, language)).toEqual(wanted))

  it('leaves out what no reader sees', () => {
    expect(faces('贸\u{E0100}易\uFE0F 한\u{E0100}국', 'ja')).toEqual(['Chinese 贸易 ', 'Korean 한국'])
  })
})

it('is no finding any more, but a character without a glyph still is', () => {
  expect(unprintedIn({ a: `${KOREAN}${CHINESE}` })).toBeUndefined()
  expect(unprintedIn({ a: '贸易 \u{1F600}' })).toEqual({ character: '\u{1F600}', code: 'U+1F600' })
})

describe.each(some(['ja', 'en'] as const))('a memo in %s with Korean and Chinese', (language) => {
  it('prints them whole, inside the margins, in their own faces', async () => {
    const { bytes, body } = await briefWith(language, KOREAN.repeat(3), CHINESE.repeat(3))
    expect(body).toContain(squeeze(KOREAN.repeat(3)))
    expect(body).toContain(squeeze(CHINESE.repeat(3)))
    expect(outside(bytes)).toEqual([])
    const fonts = poppler('pdffonts', bytes)
    expect(fonts).toMatch(/NotoSansKR-Regular/)
    expect(fonts).toMatch(/NotoSansSC-Regular/)
  })

  it('names their languages for screen readers', async () => {
    const { bytes } = await briefWith(language, KOREAN, CHINESE)
    const structure = poppler('pdfinfo', bytes, ['-struct-text'])
    expect(structure).toContain('대한민국과')
    const file = Buffer.from(bytes).toString('latin1')
    expect(file).toMatch(/\/Lang \(ko\)/)
    expect(file).toMatch(/\/Lang \(zh-Hans\)/)
  })
})

it('embeds none of their faces in a memo without them', async () => {
  const { bytes } = await printed(await memoIn('ja', 'roundReport'))
  expect(poppler('pdffonts', bytes)).not.toMatch(/NotoSans(KR|SC)/)
})

itLong('breaks lines of Korean between words only', async () => {
  const words = KOREAN.trim().split(' ')
  const { pages } = await briefWith('en', KOREAN.repeat(6))
  const lines = pages.flatMap((page) => page.split('\n')).filter((line) => /\p{Script=Hangul}/u.test(line))
  expect(lines.length).toBeGreaterThan(4)
  for (const line of lines)
    for (const word of line.trim().split(' ')) if (/\p{Script=Hangul}/u.test(word)) expect(words).toContain(word)
})

itLong(
  'breaks lines of Chinese so that none begins with a mark of its end, or ends with one of its start',
  async () => {
    const { pages } = await briefWith(
      'en',
      ...Array.from({ length: 12 }, (_, index) => CHINESE.slice(0, 20 + index) + CHINESE.repeat(4)),
    )
    const lines = pages.flatMap((page) => page.split('\n')).filter((line) => /\p{Script=Han}{2}/u.test(line))
    expect(lines.length).toBeGreaterThan(30)
    expect(lines.filter((line) => /^[，。；：、！？）》」”]|[（《「“]$/u.test(line.trim()))).toEqual([])
  },
)

it('breaks narrow lines of Japanese so that none begins with a mark of its end or a small kana, or ends with a bracket', async () => {
  const text =
    '「自動車・同部品」（第87類）のセーフガード措置、シャッター用センサー。『合意の形』は、ちょっと待ってほしい？！'
  const memo = await memoIn('ja', 'roundReport')
  const blocks = Array.from({ length: 12 }, (_, index): Block => ({
    kind: 'paragraph',
    runs: [plain('会'.repeat(index) + text.repeat(3))],
    empty: false,
  }))
  const { pages } = await printed({ ...memo, blocks, bodySize: 36 })
  const lines = pages.flatMap((page) => page.split('\n')).filter((line) => /[\p{Script=Han}ぁ-ヶ]{2}/u.test(line))
  expect(lines.length).toBeGreaterThan(150)
  expect(
    lines.filter((line) => /^[、。・ー？！」』）ぁぃぅぇぉっゃゅょァィゥェォッャュョ]|[「『（]$/u.test(line.trim())),
  ).toEqual([])
})

itLong('prints a word of Korean that is longer than a line', async () => {
  const word = '가나다라마바사'.repeat(100)
  const { bytes, body } = await briefWith('en', word)
  expect(body).toContain(word)
  expect(outside(bytes)).toEqual([])
})
