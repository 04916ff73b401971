import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import DocumentContextModule from 'pdfmake/js/DocumentContext.js'
import LayoutBuilderModule from 'pdfmake/js/LayoutBuilder.js'
import PageElementWriterModule from 'pdfmake/js/PageElementWriter.js'
import PDFDocumentModule from 'pdfmake/js/PDFDocument.js'
import { describe, expect, it } from 'vitest'
import { exported } from '../../electron/press/interop'
import { ROOT } from '../helpers/sample'

/** The press stands on internals of pdfmake: these tests are the first to fail when an update changes one of them. */
describe('pdfmake', () => {
  it('is the version that was looked into', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'pdfmake', 'package.json'), 'utf8')) as {
      version: string
    }
    expect(version).toBe('0.3.11')
  })

  it.each([
    ['PDFDocument', exported(PDFDocumentModule), ['provideFont', 'end']],
    [
      'LayoutBuilder',
      exported(LayoutBuilderModule),
      [
        'layoutDocument',
        'tryLayoutDocument',
        'processVerticalContainer',
        'processNode',
        'addHeadersAndFooters',
        'registerTableLayouts',
      ],
    ],
    [
      'PageElementWriter',
      exported(PageElementWriterModule),
      ['addLine', 'addFragment', 'addPage', 'moveToNextPage', 'context'],
    ],
    ['DocumentContext', exported(DocumentContextModule), ['addPage', 'initializePage']],
  ])('%s has the methods that are used or overridden', (_name, module, methods) => {
    const prototype = module.prototype as unknown as Record<string, unknown>
    for (const method of methods) expect(typeof prototype[method], method).toBe('function')
  })

  it('still calls the layout that is overridden', () => {
    const source = readFileSync(join(ROOT, 'node_modules', 'pdfmake', 'js', 'LayoutBuilder.js'), 'utf8')
    expect(source).toContain(
      'this.tryLayoutDocument(docStructure, pdfDocument, styleDictionary, defaultStyle, background, header, footer, watermark)',
    )
    expect(source).toContain('this.processVerticalContainer(node)')
  })
})
