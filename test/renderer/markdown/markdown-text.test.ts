import type { JSONContent } from '@tiptap/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textWithLinks } from '../../../core/external-links/text-with-links'
import { TYPED_MARKS } from '../../../renderer/markdown/extensions'
import { canFormat, readable, readMarkdown, writeMarkdown } from '../../../renderer/markdown/markdown-text'
import { examples, least } from '../../helpers/long'

/** Everything that Markdown is written with, and what notes are written with. */
const PIECES =
  'a b Z9 日本 語。 「引用」 é 👩‍👩‍👧 שלום مرحبا 5% * ** _ __ ~ ~~ ` ``` ~~~ [ ] ( ) ](https://q.r/s_t) ![ [^1] [^1]: < > <b> </b> <script> <!-- <https://x.y> & &amp; &nbsp; &#65; \\ | |---| # ## - + 1. 2) = --- *** : " \' ! $ ^ { } https://a.b/c_d?e=f&g=*h* R&D'
    .split(' ')
    .concat(['\u3000', '\u00A0', '\t', '- ', '> ', '- [ ] ', ' ', ' ', '  ', '    '])
    .concat(['\n', '\n', '\n\n', '\n\n\n', '\r\n', '  \n', '\\\n'])
const markdown = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''))
const line = fc
  .array(fc.constantFrom(...PIECES.filter((piece) => !piece.includes('\n'))), { minLength: 1, maxLength: 10 })
  .map((pieces) => pieces.join(''))
  .filter((text) => text.trim() !== '')

const words = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')
const flat = (node: JSONContent): string =>
  node.type === 'text'
    ? (node.text ?? '')
    : node.type === 'hardBreak'
      ? ' '
      : `${(node.content ?? []).map((child) => flat(child)).join('')} `
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

describe('a Markdown text', () => {
  it('is bold up to a Japanese bracket or stop, where the sentence goes on without a space', () => {
    const bold = (text: string) =>
      (readMarkdown(text).content?.[0]?.content ?? []).filter((node) => node.marks?.some(({ type }) => type === 'bold'))
    expect(bold('対日税率は**「24%」**から**10%（暫定）**へ。').map(({ text }) => text)).toEqual([
      '「24%」',
      '10%（暫定）',
    ])
    expect(bold('**注意：**必ず、**合意。**次に').map(({ text }) => text)).toEqual(['注意：', '合意。'])
    expect(bold('5 ** 3** a')).toEqual([])
  })

  it.each(['*a '.repeat(1900), '_a '.repeat(301), '~~a '.repeat(200), '> '.repeat(400), '- '.repeat(400)])(
    'that would hold the window up is edited and shown as it stands (%#)',
    (text) => {
      expect(canFormat(text)).toBe(false)
      expect(readable(text)).toBeUndefined()
    },
  )

  it('that the formatted editor takes comes out of it byte for byte', () => {
    let taken = 0
    fc.assert(
      fc.property(markdown, (text) => {
        if (!canFormat(text)) return
        taken += 1
        expect(text === '' ? '' : writeMarkdown(readMarkdown(text))).toBe(text)
      }),
      { numRuns: examples(200) },
    )
    // The rule is no rule if it turns all away.
    expect(taken).toBeGreaterThan(least(20))
  })

  it.each([
    ['prose as it is written', 'R&D is at ~20% [sic], 5 * 3 < 16, C:\\temp and a_b; 10~20%, 30~40%.'],
    ['marks', 'a **b** **b** *c* ~~d~~ `e` **f *g* h** ***i***'],
    ['lists in lists', '- a\n- b\n  - c\n    - d\n\n1. e\n2. f\n   - g'],
    ['a list that begins later', '3. a\n4. b'],
    ['a heading, a quotation, a rule', '# a\n\n> b\n> c\n\n---\n\nd'],
    ['code', '```js\nif (a < b) "*"\n```\n\n`a*b*c`'],
    ['a link with its title', '[a](https://b.c/d_e "t"), [mail](mailto:a@b.c)'],
    ['an address by itself', 'See https://a.b/c_d?e=f&g=*h* and <3'],
    ['line breaks as they were made', 'a\nb  \nc\n**d\ne**'],
    ['escaped characters', '2\\*3\\*4\n\n\\- not a list\n\n1\\. nor this'],
    ['Japanese', '\u3000字下げの段落。**経済産業省**は「関税」を\n見直す。'],
    ['right to left', 'שלום **עולם** — مرحبا'],
    ['emoji', '👩‍👩‍👧 **🇯🇵** ok'],
    ['nothing', ''],
    ['emphasis beside Japanese brackets', '対日税率は**「24%」**から**10%（暫定）**へ。*「注」*は'],
  ])('is formatted: %s', (_what, text) => {
    expect(canFormat(text)).toBe(true)
  })

  it.each(['a <b>c</b>', '<script>alert(1)</script>', '<img src=x onerror=y>', '<https://a.b>'])(
    'has no HTML: %s is the text that it is',
    (text) => expect(flat(readMarkdown(text)).trim()).toBe(text),
  )

  it('knows no HTML at all: what stands inside of it is Markdown as anywhere else', () => {
    const { content } = readMarkdown('<details>x *a*</details>')
    const italic = { type: 'text', text: 'a', marks: [{ type: 'italic' }] }
    expect(content?.[0]?.content).toEqual([
      { type: 'text', text: '<details>x ' },
      italic,
      { type: 'text', text: '</details>' },
    ])
  })

  it.each([
    ['a table', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['HTML', 'a <b>c</b>'],
    ['a script', '<script>alert(1)</script>'],
    ['a picture', '![a](https://b.c/d.png)'],
    ['a footnote', 'a[^1]\n\n[^1]: b'],
    ['Windows line ends', 'a\r\nb'],
    ['a last line end', 'a\n'],
    ['other bullets', '* a\n* b'],
    ['a task', '- [ ] a'],
    ['a reference', '[a][b]\n\n[b]: https://c.d'],
    ['an underlined heading', 'a\n==='],
    ['an entity', 'a &amp; b'],
    ['an address of another kind', '[a](javascript:alert(1))'],
    ['needless backslashes', 'a \\b \\. c'],
    ['more than a note has', 'a'.repeat(20_001)],
  ])('is edited as it stands: %s', (_what, text) => {
    expect(canFormat(text)).toBe(false)
  })

  it.each(['a) rice', 'A. rice\n\nB. cars', 'iv. rice\n\nv. cars', 'a)　', 'ア. 米', '1. rice\n\na) cars'])(
    'makes no list of lines that begin with letters: %s',
    (text) => {
      expect(canFormat(text)).toBe(true)
      expect(readable(text)).toBeDefined()
    },
  )

  it('that is typed reads as what was typed, whatever that is', () => {
    const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => ({
      type: 'paragraph',
      content: lines.flatMap((text, index) => [
        ...(index > 0 ? [{ type: 'hardBreak', attrs: { raw: '\n' } }] : []),
        { type: 'text', text },
      ]),
    }))
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 3 }), (content) => {
        const read = readMarkdown(writeMarkdown({ type: 'doc', content }))
        expect(squeezed(flat(read))).toBe(squeezed(flat({ type: 'doc', content })))
      }),
      { numRuns: examples(200) },
    )
  })

  it('keeps every word that is typed in lists, quotations and headings, under marks that overlap', () => {
    const marks = fc.subarray(['bold', 'italic', 'strike']).map((types) => types.map((type) => ({ type })))
    const inline = fc.array(
      fc.record(
        { type: fc.constant('text'), text: line.filter((text) => !/&[a-z#]/.test(text)), marks },
        { requiredKeys: ['type', 'text', 'marks'] },
      ),
      { minLength: 1, maxLength: 3 },
    )
    const paragraph = inline.map((content): JSONContent => ({ type: 'paragraph', content }))
    const items = fc.array(paragraph, { minLength: 1, maxLength: 3 })
    const block = fc.oneof(
      paragraph,
      inline.map((content): JSONContent => ({ type: 'heading', attrs: { level: 2 }, content })),
      items.map((content): JSONContent => ({ type: 'blockquote', content })),
      items.map((content): JSONContent => ({
        type: 'bulletList',
        content: content.map((item) => ({ type: 'listItem', content: [item] })),
      })),
    )
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (content) => {
        const text = writeMarkdown({ type: 'doc', content })
        expect(words(text)).toBe(words(flat({ type: 'doc', content })))
      }),
      { numRuns: examples(200) },
    )
  })

  it('is bold beside Japanese punctuation, brackets included', () => {
    const text = (part: string, bold: boolean) => ({
      type: 'text',
      text: part,
      ...(bold ? { marks: [{ type: 'bold' }] } : {}),
    })
    const content = [text('（注意）', true), text('必ず', false)]
    expect(writeMarkdown({ type: 'doc', content: [{ type: 'paragraph', content }] })).toBe('**（注意）**必ず')
  })

  it('hides nothing from a reader: what cannot be shown formatted is shown as it stands', () => {
    let formatted = 0
    fc.assert(
      fc.property(markdown, (text) => {
        const doc = readable(text)
        if (!doc) return
        formatted += 1
        const shown = JSON.stringify(doc)
        for (const word of text.match(/[\p{L}]{2,}/gu) ?? []) expect(shown).toContain(word)
      }),
      { numRuns: examples(200) },
    )
    expect(formatted).toBeGreaterThan(least(50))
    for (const text of ['![a](https://b.c)', '[a]: https://b.c', '- [x] done', '|a|\n|-|\n|b|', '[a](http://b.c)'])
      expect(readable(text), text).toBeUndefined()
  })

  it.each([
    '24% *provisional, 10% *',
    '5 * 3 = 15 and 2 *',
    'a * b*',
    '*a *',
    '** a**',
    '**a **',
    '~~24% ~~',
    '~~ 24%~~',
    'a*b*',
    '_draft_',
    '__a__',
  ])('that is typed keeps its signs where they mark nothing: %s', (text) => {
    for (const sign of Object.values(TYPED_MARKS)) expect(text).not.toMatch(sign)
  })

  it('that is typed has a mark only where it would be read as one', () => {
    for (const [text, mark] of [
      ['a *b c*', 'italic'],
      ['**b**', 'bold'],
      ['a ~~24%~~', 'strike'],
    ] as const) {
      expect(text).toMatch(TYPED_MARKS[mark] ?? /^$/)
      const nodes = readMarkdown(text).content?.[0]?.content ?? []
      expect(nodes.at(-1)?.marks).toEqual([{ type: mark }])
    }
  })

  it('that is long or a tangle is looked at without a pause', () => {
    const since = process.cpuUsage()
    for (const piece of ['word **bold** [sic] R&D\n\n', '*a ', '[', '> ', '\n', '- a\n', '`', '# '])
      canFormat(piece.repeat(Math.floor(19_000 / piece.length)))
    canFormat('x '.repeat(500_000))
    readable('x '.repeat(500_000))
    expect(process.cpuUsage(since).user / 1000).toBeLessThan(10_000)
  })

  // Each took seconds, and four times as long at twice the length; a slow machine needs milliseconds now.
  it.each(
    [
      ['*a ', '_a ', '~~a ', '`a ', '!', '[', '<', '\\', '#', '>'],
      ['-\n', '+\n', '\n', '# a\n', '- a\n', '1. a\n\n', '> a\n', ' \n'],
      ['\u3000', '\u000B', '\t', ' ', '-', '=', '|', ')', 'a@b.c ', '「'],
    ]
      .flat()
      .map((piece) => [JSON.stringify(piece), piece]),
  )('made of %s takes no longer than its length asks for', (_name, piece) => {
    const whole = piece.repeat(Math.floor(19_900 / piece.length))
    const paragraphs = Array.from({ length: 6 }, () => piece.repeat(290)).join('\n\n')
    const since = process.cpuUsage()
    for (const text of [whole, `${whole}x`, `x${whole}`, paragraphs]) {
      canFormat(text)
      readable(text)
      textWithLinks(text)
      textWithLinks(`https://a.b/${text.replaceAll(/\s/g, '')}`)
    }
    writeMarkdown({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: whole }] }] })
    expect(process.cpuUsage(since).user / 1000).toBeLessThan(2000)
  })

  it('that is too much to format is written as it was typed or pasted', () => {
    for (const text of ['*a '.repeat(1900), '~~a '.repeat(1000), '`a '.repeat(1000), '_a '.repeat(1000)]) {
      const content = [{ type: 'paragraph', content: [{ type: 'text', text: text.trim() }] }]
      expect(writeMarkdown({ type: 'doc', content })).toBe(text.trim())
    }
  })

  it('is judged once, however often it is asked about', () => {
    const text = '**once**\n\n- read'
    expect(readable(text)).toBe(readable(text))
  })
})
