import { Marked } from 'marked'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../core/base/text'
import { memoMarkdown } from '../../../core/memo/memo-markdown'
import { memoTexts, type MemoModel } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { MADE_MEMO_TYPES } from '../../../core/model/values/made-memos'
import { randomDesk } from '../../helpers/desks/random-desk'
import { filledMemo, memoIn } from '../../helpers/pdf/filled-memo'
import { some } from '../../helpers/long'

/** A reader of its own: the editor of the window sets rules for the shared one, whose HTML is text. */
const marked = new Marked()
/** The marks of footnotes, which are GitHub's own and no part of the reader here. */
const FOOTNOTE = /^\[\^\d+\]: |(?<!\\)\[\^\d+\]/gm
const squeeze = (text: string) => text.replaceAll(/\s+/gu, '')

/** A memo's Markdown as read by a reader of GitHub's Markdown: its text, and the names of its elements. */
function read(markdown: string): { text: string; elements: Set<string> } {
  const elements = new Set<string>()
  const html = marked.parse(markdown.replaceAll(FOOTNOTE, ''), { gfm: true, async: false })
  const textOf = (node: DefaultTreeAdapterTypes.ChildNode): string => {
    if ('value' in node) return node.value
    if (!('childNodes' in node)) return ''
    elements.add(node.tagName)
    return node.childNodes.map(textOf).join('')
  }
  return { text: parseFragment(html).childNodes.map(textOf).join(''), elements }
}

function expectWhole(memo: MemoModel): void {
  const text = squeeze(read(memoMarkdown(memo)).text)
  expect(memoTexts(memo).filter((given) => !text.includes(squeeze(given)))).toEqual([])
}

describe.each(some(MADE_MEMO_TYPES))('a %s as Markdown', (kind) => {
  it.each(LANGUAGES)('keeps all of its text, with the marking first and last: %s', async (language) => {
    const memo = await memoIn(language, kind)
    expectWhole(memo)
    const lines = memoMarkdown(memo).trim().split('\n')
    expect([lines[0], lines.at(-1)]).toEqual([`**${memo.markingLine}**`, `**${memo.markingLine}**`])
    expect(lines.at(-3)).toBe([memo.reference, memo.version, memo.asOf].join(' · '))
  })

  it('has a footnote for each mark, and a mark for each footnote', async () => {
    const memo = await memoIn('en', kind)
    const markdown = memoMarkdown(memo)
    const numbers = (found: Iterable<RegExpMatchArray>) => new Set([...found].map(([, number]) => number))
    const defined = numbers(markdown.matchAll(/^\[\^(\d+)\]: /gm))
    expect(numbers(markdown.matchAll(/\[\^(\d+)\](?!:)/g))).toEqual(defined)
    expect(defined.size).toBe(memo.sources ? 0 : memo.notes.length)
  })

  it('keeps the text of a desk made at random', () => {
    for (const seed of [1, 2, 3])
      expectWhole(composeMemo(randomDesk(seed, 3).desk, { kind, now: '2025-06-20T12:00:00Z' }))
  })

  it.each([
    '# one\n- two\n1. three\n> four\n---\n===\n\n    code',
    '<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; &amp;',
    '[text](https://example.org "title") ![picture](x) <https://example.org> www.example.org http://example.org [^1]: [1]: x',
    '**strong** __strong__ *em* _em_ `code` ~~gone~~ $x$ a|b \\| \\\\| | --- |',
    '| a | b |\n| --- | --- |\n| c | d |',
    '1) one',
    '+ one',
  ])('lets no text of a record become markup: %s', async (text) => {
    const bare = read(memoMarkdown(filledMemo(await memoIn('en', kind), 'plain')))
    const memo = filledMemo(await memoIn('en', kind), text)
    const { text: said, elements } = read(memoMarkdown(memo))
    const kept = squeeze(said)
    expect(memoTexts(memo).filter((given) => !kept.includes(squeeze(given)))).toEqual([])
    // A break of a line is all that a text may bring; one that begins with a sign takes a tag in place of asterisks.
    expect([...elements].filter((name) => !bare.elements.has(name) && name !== 'br')).toEqual([])
  })
})

it('marks text beside Japanese punctuation so that it shows as marked', async () => {
  const memo = await memoIn('en', 'chronology')
  const runs = [
    { text: '用語：', style: 'label' as const },
    { text: '「合意」', style: 'strong' as const },
    { text: 'した', style: 'plain' as const },
  ]
  const markdown = memoMarkdown({ ...memo, blocks: [{ kind: 'paragraph', runs, empty: false }] })
  expect(markdown).toContain('<strong>用語：</strong><strong>「合意」</strong>した')
})

it('keeps the signs at the end of a title or heading, which would close it', async () => {
  const memo = await memoIn('en', 'roundReport')
  const runs = [{ text: 'Line C ##', style: 'plain' as const }]
  expectWhole({ ...memo, title: runs, blocks: [{ kind: 'heading', level: 1, number: '1', runs }] })
})
