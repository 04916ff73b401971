import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MemoModel } from '../../../core/memo/memo-model'
import { interpolate } from '../../../core/text/interpolate'

/** Runs one of poppler's tools on a PDF and returns what it prints. */
export function poppler(
  toolName: 'pdftotext' | 'pdffonts' | 'pdfinfo',
  bytes: Uint8Array,
  args: string[] = [],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-pdf-'))
  try {
    const file = join(folder, 'memo.pdf')
    writeFileSync(file, bytes)
    const last = toolName === 'pdftotext' ? ['-'] : []
    return execFileSync(toolName, [...args, file, ...last], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 << 20,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of each page, in the order of the page's content. */
export function pageTexts(bytes: Uint8Array): string[] {
  return poppler('pdftotext', bytes, ['-raw']).split('\f').slice(0, -1)
}

/** Removes white space and normalises the characters, so that texts can be compared. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u200B\u2060\u00AD]/g, '')
}

/** The body of a printed memo as one string: the texts of all pages joined, without their headers and footers. */
export function bodyText(memo: MemoModel, pages: readonly string[]): string {
  return pages
    .map((page, index) => {
      const running = [
        squeeze([memo.reference, memo.version, memo.asOf].join(' · ')),
        squeeze(interpolate(memo.pageTemplate, { page: index + 1, pages: pages.length })),
        squeeze(memo.markingLine),
      ]
      return running.reduce((text, line) => text.replaceAll(line, ''), squeeze(page))
    })
    .join('')
}
