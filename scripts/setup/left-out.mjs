// What `npm test` leaves out on this system as a whole; single tests say so themselves (test/helpers/left-out.ts).
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './steps.mjs'

/** Reads PDFs back, in the file itself or by a helper. */
const READS_PDFS = /'pdf(?:totext|info|toppm)'|helpers\/pdf\/(?:pdf-text|pdf-geometry|page-pictures|printed-memo)'/

/** The unit tests that need poppler, if it is missing, except those that leave out single tests. Linux has it installed. */
export function filesLeftOut() {
  if (spawnSync('pdftotext', ['-v']).error === undefined) return []
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !/^long[\\/]/.test(file))
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8')
      return READS_PDFS.test(text) && !text.includes('NO_POPPLER')
    })
}
