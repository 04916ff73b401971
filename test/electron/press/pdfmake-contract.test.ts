import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import DocumentContextModule from 'pdfmake/js/DocumentContext.js'
import LayoutBuilderModule from 'pdfmake/js/LayoutBuilder.js'
import LineModule from 'pdfmake/js/Line.js'
import PDFDocumentModule from 'pdfmake/js/PDFDocument.js'
import PageElementWriterModule from 'pdfmake/js/PageElementWriter.js'
import { normalizePageMargin } from 'pdfmake/js/PageSize.js'
import RendererModule from 'pdfmake/js/Renderer.js'
import StyleContextStackModule from 'pdfmake/js/StyleContextStack.js'
import SVGMeasureModule from 'pdfmake/js/SVGMeasure.js'
import { tableLayouts } from 'pdfmake/js/tableLayouts.js'
import TextBreakerModule from 'pdfmake/js/TextBreaker.js'
import TextInlinesModule from 'pdfmake/js/TextInlines.js'
import { describe, expect, it } from 'vitest'
import { FAMILIES } from '../../../core/base/glyphs'
import { TextDrawer } from '../../../electron/press/draw-text'
import { exported } from '../../../electron/press/exported'
import { fontTable, PressDocument } from '../../../electron/press/fonts'
import { measureAlike } from '../../../electron/press/measure-words'
import { StrictLayout } from '../../../electron/press/strict-layout'
import { FONTS, ROOT } from '../../helpers/desks/sample'

const Line = exported(LineModule)
const Renderer = exported(RendererModule)
const StyleContextStack = exported(StyleContextStackModule)
const SVGMeasure = exported(SVGMeasureModule)
const TextInlines = exported(TextInlinesModule)

/** The press relies on internals of pdfmake: these tests fail first when an update changes one of them. */
describe('pdfmake', () => {
  it('has the version that these tests were written for', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'pdfmake', 'package.json'), 'utf8')) as {
      version: string
    }
    expect(version).toBe('0.3.11')
  })

  it.each([
    [
      'PDFDocument',
      exported(PDFDocumentModule),
      [
        'provideFont',
        'font',
        'end',
        'struct',
        'addStructure',
        'markContent',
        'markStructureContent',
        'endMarkedContent',
        'addNamedDestination',
        'annotate',
        'addContent',
        'flushPages',
        '_write',
        'opacity',
        'fill',
        'resolveColor',
        'text',
      ],
    ],
    [
      'LayoutBuilder',
      exported(LayoutBuilderModule),
      [
        'layoutDocument',
        'tryLayoutDocument',
        'processVerticalContainer',
        'processNode',
        'processLeaf',
        'buildNextLine',
        'addHeadersAndFooters',
        'registerTableLayouts',
      ],
    ],
    [
      'PageElementWriter',
      exported(PageElementWriterModule),
      ['addLine', 'addFragment', 'addPage', 'moveToNextPage', 'context'],
    ],
    ['TextInlines', exported(TextInlinesModule), ['buildInlines']],
    ['TextBreaker', exported(TextBreakerModule), ['getBreaks']],
    ['Line', exported(LineModule), ['hasEnoughSpaceForInline', 'getAvailableWidth']],
    ['Renderer', exported(RendererModule), ['renderPages', 'renderLine', 'renderVector']],
    ['DocumentContext', exported(DocumentContextModule), ['addPage', 'initializePage', 'moveDown']],
  ])('has in %s the methods that the press uses or overrides', (_name, module, methods) => {
    const prototype = module.prototype as unknown as Record<string, unknown>
    for (const method of methods) expect(typeof prototype[method], method).toBe('function')
  })

  it('still calls the overridden layout', () => {
    const source = readFileSync(join(ROOT, 'node_modules', 'pdfmake', 'js', 'LayoutBuilder.js'), 'utf8')
    expect(source).toContain(
      'this.tryLayoutDocument(docStructure, pdfDocument, styleDictionary, defaultStyle, background, header, footer, watermark)',
    )
    expect(source).toContain('this.processVerticalContainer(node)')
  })

  it('measures words and draws them as pdfmake does', () => {
    const words = [
      { text: 'Tariffs on “steel”, AV To 12.5% (of 87.03)  and ', font: 'Latin' },
      { text: '関税、「協議」 ', font: 'Japanese', bold: true, color: '#1F3A5F' },
      { text: '\u2060[1, ', sup: true, noWrap: true },
      { text: '2]\nnew line, e\u0301 q\u0323\u0307', italics: true, characterSpacing: 1.1 },
    ]
    const document = documentWithFonts()
    const styles = new StyleContextStack({ body: { fontSize: 9.3, lineHeight: 0.91 } }, { font: 'Latin' })
    styles.push('body')
    const [own, stock] = [new TextInlines(document), new TextInlines(document)]
    measureAlike(own)
    const [ours, theirs] = [own.buildInlines(words, styles), stock.buildInlines(words, styles)]
    expect({ ...ours, items: 0 }).toEqual({ ...theirs, items: 0 })
    expect(theirs.items.map(({ font }) => font.id)).toEqual(ours.items.map(({ font }) => font.id))
    expect(theirs.items.map(withoutFont)).toMatchObject(ours.items.map(({ x: _x, ...inline }) => withoutFont(inline)))

    document.addPage({ size: [600, 800] })
    const line = new Line(1000)
    for (const inline of theirs.items) line.addInline(inline)
    const heights = { height: line.getHeight(), ascender: line.getAscenderHeight() }
    const drawer = new TextDrawer(document)
    expect(
      document.drawn(() => {
        for (const inline of line.inlines) drawer.draw(inline, heights, 70.5, 100.25)
      }),
    ).toBe(document.drawn(() => new Renderer(document).renderLine(line, 70.5, 100.25)))
  })

  it('carries our property from a text’s definition to its inlines, even when a word is split', () => {
    const layout = new StrictLayout(
      { width: 120, height: 800 },
      normalizePageMargin([10, 10, 10, 10]),
      new SVGMeasure(),
    )
    layout.registerTableLayouts(tableLayouts)
    const origin = { collection: 'issue', id: 'i', field: 'text' } as const
    const text = (words: string) => ({ text: [{ text: 'ours ' }, { text: words, origin }] })
    const cut = 'x'.repeat(60)
    const content = [
      text('one two'),
      {
        columns: [
          { width: 50, ...text('three') },
          { width: '*', ...text('four') },
        ],
      },
      { ul: [text('five')] },
      { table: { dontBreakRows: true, body: [[text('six'), text(cut)]] } },
      { stack: [text('seven'), text('eight')], unbreakable: true },
    ]
    const pages = layout.layoutDocument(
      content,
      documentWithFonts(),
      {},
      { font: 'Latin' },
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    )
    const inlines = pages.flatMap((page) =>
      page.items.flatMap((item) => (item.type === 'line' ? item.item.inlines : [])),
    )
    const carried = inlines.filter((inline) => inline.origin === origin).map((inline) => inline.text)
    expect(carried.join('').replaceAll(' ', '')).toBe(`onetwothreefourfivesix${cut}seveneight`)
    const bare = inlines.filter((inline) => !inline.origin).map((inline) => inline.text)
    expect(bare.join('').replaceAll(/ours|\s/g, '')).toBe('')
    for (const inline of inlines) {
      const numbers = [inline.x, inline.width, inline.leadingCut, inline.trailingCut, inline.fontSize]
      expect(numbers.every(Number.isFinite), inline.text).toBe(true)
    }
  })

  it('opens fonts with the class and the state that shared fonts rely on', () => {
    const [first, second] = [documentWithFonts(), documentWithFonts()]
    const [one, two] = [first.provideFont('Latin', false, false), second.provideFont('Latin', false, false)]
    expect(two).not.toBe(one)
    expect(two).toBeInstanceOf(one.constructor)
    expect(two.font).toBe(one.font)
    expect([one.id, one.name, two.id, two.name]).toEqual(['F1', 'NotoSans-Regular', 'F1', 'NotoSans-Regular'])
    expect(second._fontFamilies['NotoSans-Regular']).toBe(two)
    // Each document has its own subset.
    expect('subset' in one && 'subset' in two && one.subset !== two.subset).toBe(true)
    expect(two.layoutCache).toBe(one.layoutCache)
    const space = one.font.getGlyph(3, [0x20])
    expect(one.font.getGlyph(3, [0x20])).toBe(space)
    expect(one.font.getGlyph(3, [0xa0]).codePoints).toEqual([0xa0])
    expect(space.codePoints).toEqual([0x20])
  })
})

/** What two measured words are compared by: their fonts know the whole document. */
const withoutFont = ({ font: _font, ...inline }: object & { font?: unknown }) =>
  Object.fromEntries(Object.entries(inline).filter(([, value]) => value !== undefined))

const documentWithFonts = () =>
  new PressDocument(fontTable(FONTS, FAMILIES), {}, {}, {}, { autoFirstPage: false, font: null }, null, () => false)
