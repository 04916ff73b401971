import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OPS as Operators, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { ParleyError } from '../../core/base/errors'
import { SOURCE_TEXT_MAX } from '../../core/anchors/source-text'
import { tidySourceText } from '../../core/reading/source-text'
import { openReader, type PictureReader } from './ocr'
import { pagePicture, pgmOf } from './page-picture'
import { pageText, type PdfRun } from './pdf-lines'
import type { FileText, ReadingProgress } from './read-result'

/** A page with fewer characters may be a scan with a stamp on it. */
const SCAN_UNTIL = 40

/**
 * pdf.js with its worker’s code in this thread. It needs what Node 20 lacks, asks a global for its worker, and warns when it is loaded that it cannot draw,
 * which nobody asks of it.
 */
async function pdfLibrary() {
  const promises = Promise as unknown as { withResolvers?: () => unknown }
  promises.withResolvers ??= function withResolvers() {
    const parts: { resolve?: unknown; reject?: unknown } = {}
    const promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }))
    return { promise, ...parts }
  }
  const shared = globalThis as unknown as { pdfjsWorker?: unknown }
  const { warn } = console
  console.warn = () => undefined
  try {
    shared.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    console.warn = warn
  }
}

/** Reads the tables that a PDF may need, from a folder of ours and nothing else. */
function tablesIn(folder: string) {
  return class Tables {
    fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const of = kind === 'cMapUrl' ? 'cmaps' : kind === 'wasmUrl' ? 'wasm' : undefined
      if (of === undefined || !/^[\w.-]+$/.test(filename)) return Promise.reject(new Error('no such table'))
      return readFile(join(folder, 'pdf', of, filename)).then((bytes) => new Uint8Array(bytes))
    }
  }
}

/**
 * Reads the text of a PDF page by page. A page without text that is a scan is read by machine.
 * @throws ParleyError `reading-password`, `reading-damaged`, `reading-too-long`
 */
export async function pdfText(
  bytes: Uint8Array,
  file: string,
  folder: string,
  progress: ReadingProgress,
): Promise<FileText> {
  const library = await pdfLibrary()
  const task = library.getDocument({
    data: new Uint8Array(bytes),
    BinaryDataFactory: tablesIn(folder),
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    wasmUrl: 'wasm/',
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    enableXfa: false,
    verbosity: 0,
  })
  try {
    const pdf = await task.promise.catch((error: unknown) => {
      const isLocked = error instanceof Error && error.name === 'PasswordException'
      throw new ParleyError(isLocked ? 'reading-password' : 'reading-damaged', { file }, { cause: error })
    })
    const read = await new PdfReading(pdf, { file, folder, progress, OPS: library.OPS }).read()
    const title = await titleOf(pdf)
    const isSaid =
      title !== undefined && read.text.slice(0, 5000).replaceAll(/\s/g, '').includes(title.replaceAll(/\s/g, ''))
    return { ...read, ...(isSaid ? { details: { title } } : {}) }
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

async function titleOf(pdf: PDFDocumentProxy): Promise<string | undefined> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const title = (info as { Title?: unknown }).Title
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : undefined
}

interface PdfParts {
  file: string
  folder: string
  progress: ReadingProgress
  OPS: typeof Operators
}

/** The reading of one open PDF. */
class PdfReading {
  readonly #pdf: PDFDocumentProxy
  readonly #parts: PdfParts
  #reader: PictureReader | undefined
  #isByMachine = false

  constructor(pdf: PDFDocumentProxy, parts: PdfParts) {
    this.#pdf = pdf
    this.#parts = parts
  }

  async read(): Promise<FileText> {
    const { numPages } = this.#pdf
    let text = ''
    const pages: number[] = []
    const emptyPages: number[] = []
    for (let number = 1; number <= numPages; number += 1) {
      this.#parts.progress((number - 1) * 100, numPages * 100)
      const part = tidySourceText(await this.#page(number))
      if (part === '') emptyPages.push(number)
      pages.push(text === '' || part === '' ? text.length : text.length + 2)
      if (part !== '') text += `${text === '' ? '' : '\n\n'}${part}`
      if (text.length > SOURCE_TEXT_MAX)
        throw new ParleyError('reading-too-long', { file: this.#parts.file, limit: SOURCE_TEXT_MAX / 1_000_000 })
    }
    return { text, pages, emptyPages, ...(this.#isByMachine ? { byMachine: true } : {}) }
  }

  /** The text of a page; none if the page is too damaged to read. */
  async #page(number: number): Promise<string> {
    const page = await this.#pdf.getPage(number).catch(() => undefined)
    if (!page) return ''
    try {
      const text = await textOf(page).catch(() => '')
      if (text.replaceAll(/\s/g, '').length >= SCAN_UNTIL && !isUnmapped(text)) return text
      const read = await this.#readByMachine(page, number)
      return read ?? (isUnmapped(text) ? '' : text)
    } finally {
      page.cleanup()
    }
  }

  async #readByMachine(page: PDFPageProxy, number: number): Promise<string | undefined> {
    const { OPS, folder, progress } = this.#parts
    const picture = await pagePicture(page, OPS).catch(() => undefined)
    if (!picture) return undefined
    this.#reader ??= await openReader(folder)
    const of = this.#pdf.numPages * 100
    const text = this.#reader.read(pgmOf(picture), (percent) =>
      progress((number - 1) * 100 + Math.min(99, percent), of),
    )
    if (text === undefined || text === '') return undefined
    this.#isByMachine = true
    return text
  }
}

/** Does a page have characters that its fonts do not identify? */
function isUnmapped(text: string): boolean {
  const letters = text.replaceAll(/\s/g, '')
  return (letters.match(/[\uE000-\uF8FF\uFFFD]/g)?.length ?? 0) > 0.3 * letters.length
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items, styles } = await page.getTextContent({ disableNormalization: true })
  const runs = items.flatMap((item): PdfRun[] =>
    'str' in item
      ? [{ ...item, transform: item.transform as number[], isVertical: styles[item.fontName]?.vertical === true }]
      : [],
  )
  return pageText(runs)
}
