import { describe, expect, it } from 'vitest'
import { memoTexts } from '../../../core/memo/memo-model'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { renderMemo } from '../../../electron/press/render-memo'
import { smallDesk, type DeskBuilder } from '../../helpers/desks/desk-builder'
import { FONTS, sampleDesk } from '../../helpers/desks/sample'
import { SEED_FACTS } from '../../helpers/desks/sample-facts'
import { poppler, squeeze } from '../../helpers/pdf/pdf-text'
import {
  compose,
  expectNoLostString,
  printed,
  strandedHeadings,
  expectNoStrandedHeading,
} from '../../helpers/pdf/printed-memo'
import { itLong, some } from '../../helpers/long'

let sampleOnce: ReturnType<typeof printed> | undefined
/** Prints the sample's brief once for all tests. */
const printSample = () => (sampleOnce ??= sampleDesk().then((desk) => printed(compose(desk))))
/** A pattern for text without white space. */
const squeezed = (pattern: RegExp) => new RegExp(squeeze(pattern.source), pattern.flags)

describe('the sample’s brief as PDF', () => {
  it('has no heading alone at the foot of a page', async () => {
    const { memo, pages } = await printSample()
    expect(strandedHeadings(memo, pages)).toEqual([])
  })

  it('has two A4 pages, dated by its as-of time', async () => {
    const { bytes, pages } = await printSample()
    expect(pages).toHaveLength(2)
    const info = poppler('pdfinfo', bytes, ['-isodates'])
    expect(info).toMatch(/Page size:\s+595\.28 x 841\.89 pts \(A4\)/)
    expect(info).toMatch(/CreationDate:\s+2025-06-07T03:59:00Z/)
    expect(info).toMatch(/Title:\s+Possible leaders’ meeting around the G7 summit/)
  })

  it('carries each fact that the dossier must print', async () => {
    const { body } = await printSample()
    const missing = SEED_FACTS.flatMap((fact) =>
      fact.brief.filter((pattern) => !squeezed(pattern).test(body)).map((pattern) => `${fact.id}: ${pattern.source}`),
    )
    expect(missing).toEqual([])
  })

  it('prints no lead', async () => {
    expect((await printSample()).body).not.toMatch(/relatedheadline|thinkagain|leftoutthehigher/i)
  })

  it('has the marking at the top and bottom of each page, and reference, version, as-of time and page n of N', async () => {
    const { pages } = await printSample()
    for (const [index, page] of pages.entries()) {
      expect(page.match(/UNCLASSIFIED – DRAFT/g)).toHaveLength(2)
      expect(page).toMatch(
        /EXAMPLE 2025-01 · version 1 \(draft\) · as of 6 June 2025, 23:59 Washington \(7 June, 12:59 Tokyo\)/,
      )
      expect(page).toContain(`page ${index + 1} of ${pages.length}`)
    }
    const boxes = poppler('pdftotext', (await printSample()).bytes, ['-bbox', '-f', '1', '-l', '1'])
    const heights = [...boxes.matchAll(/yMin="([\d.]+)"[^>]*>UNCLASSIFIED</g)].map((match) => Number(match[1]))
    expect(heights).toHaveLength(2)
    expect(Math.min(...heights)).toBeLessThan(72)
    expect(Math.max(...heights)).toBeGreaterThan(842 - 72)
  })

  it('never shows an announced rate as in force, nor a day for mid-June', async () => {
    const { body } = await printSample()
    expect(body).toContain(
      squeeze('24%, 2 April 2025 not in force; suspended 10 April, 00:01 – 9 July 2025, 00:01 (EDT)'),
    )
    expect(body).not.toMatch(/24%,since/)
    expect(body.replaceAll('5–6June2025', '')).not.toMatch(/(?<!\d)1[0-46-9]June2025/)
  })

  it('embeds a subset of every font, with a map to text', async () => {
    const fonts = poppler('pdffonts', (await printSample()).bytes)
      .split('\n')
      .slice(2)
      .filter((line) => line.trim() !== '')
    expect(fonts.length).toBeGreaterThanOrEqual(4)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSans(JP)?-\w+\s.*\byes\s+yes\s+yes\b/)
  })

  it('is the same file each time, and a different one when a record changes', async () => {
    const desk = await sampleDesk()
    const first = await renderMemo(compose(desk), FONTS)
    const again = await renderMemo(compose(desk), FONTS)
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0)
    const position = desk.get('position', 'position-jp-benefit')
    if (!position) throw new Error('no position')
    const changed = desk.after([
      { op: 'put', collection: 'position', record: { ...position, text: 'Only a deal in writing.' } },
    ])
    const second = await printed(compose(changed))
    expect(second.body).toContain(squeeze('Only a deal in writing.'))
    expect(second.body).not.toContain(squeeze('Any agreement has to serve both sides'))
  })
})

describe('the brief of another desk', () => {
  it('is all in Japanese for a Japanese desk, with nothing of the sample', async () => {
    const names = {
      desk: '課',
      city: 'ウェリントン',
      staff: '課員',
      ours: '甲国',
      theirs: '乙国',
      person: '山田花子',
      post: '通商大臣',
      talk: '乳製品交渉',
      area: '貿易',
      issue: 'バター枠',
    }
    const { body, pages } = await printed(compose(smallDesk('ja', names).desk()))
    expect(body).toContain('会談ブリーフ')
    for (const own of ['山田花子', '通商大臣', '乙国', 'バター枠', '発言要領（バター枠）'])
      expect(body).toContain(squeeze(own))
    const latin = new Set(body.match(/[A-Za-z]{2,}/g))
    expect([...latin]).toEqual([])
    expect(pages[0]).toContain('1 / ')
    const sample = memoTexts(compose(await sampleDesk())).filter((text) => text.length > 6)
    expect(sample.filter((text) => body.includes(squeeze(text)))).toEqual([])
  })

  it('keeps names in the characters they are written in', async () => {
    const { body, pages } = await printed(compose(smallDesk('ja', { person: '𠮷野家髙﨑①\uFA19' }).desk()))
    expect(body).toContain('𠮷野家髙﨑')
    expect(pages.join('')).toContain('\uFA19')
  })

  // The long suite has more of both.
  it.each(some([1, 2, 3, 4, 5, 6, 7, 8]))('loses no string of random desk %i', expectNoLostString)

  it.each(some([10, 13, 17, 21, 25, 29]))('strands no heading with %i issues', expectNoStrandedHeading)

  itLong('accepts a very long word or paragraph', async () => {
    const long = (text: string) =>
      smallDesk().add('session', 'session', { ...smallDesk().desk().get('session', 'session'), purpose: text })
    for (const text of ['x'.repeat(20_000), '関税'.repeat(5000)]) {
      const { body } = await printed(compose(long(text).desk()))
      expect(body.includes(text)).toBe(true)
    }
  })
})

describe('a memo that cannot be printed without a gap', () => {
  const withLine = (text: string): DeskBuilder =>
    smallDesk().add('line', 'l1', { issue: 'issue', audience: 'press', text, status: 'draft', follows: [] })

  it('names the character that no font has, and the record and field', async () => {
    const memo = compose(withLine('We agree 🤝 on butter.').desk())
    await expect(renderMemo(memo, FONTS)).rejects.toMatchObject({
      code: 'glyph-missing',
      params: { place: 'line l1, text', character: '🤝', code: 'U+1F91D' },
    })
  })

  it('is refused for a character that only some faces have', async () => {
    const memo = compose(smallDesk().desk())
    const disclaimer = [{ text: 'A \u20C0.', style: 'plain' as const }]
    await expect(renderMemo({ ...memo, disclaimer }, FONTS)).rejects.toMatchObject({ code: 'glyph-missing' })
  })

  it('is refused for a marking too long for its margin', async () => {
    const marking = {
      ...DEFAULT_MARKING,
      caveats: Array.from({ length: 12 }, (_, index) => `CAVEAT ${index} ${'LONG '.repeat(30)}`.trim()),
    }
    const memo = compose(
      smallDesk()
        .add('lead', 'x', { talk: 'talk', text: 'T' })
        .add('talk', 'talk', { ...smallDesk().desk().get('talk', 'talk'), marking })
        .desk(),
    )
    await expect(renderMemo(memo, FONTS)).rejects.toMatchObject({
      code: 'running-text-too-long',
      params: { runningField: 'marking' },
    })
  })
})
