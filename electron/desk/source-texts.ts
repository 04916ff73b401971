import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ParleyError } from '../../core/contract/errors'
import type { SourceTexts } from '../../core/desk/memory-desk'
import { sha256Of, SOURCES_FOLDER } from './desk-format'

/**
 * Reads the immutable texts of a desk's sources, each a file named by its SHA-256; what is read is checked against its name.
 * Read when asked, and kept: opening a desk does not depend on how much its sources hold.
 */
export function sourceTextsOf(directory: string): SourceTexts {
  const cache = new Map<string, string>()
  return (sha256) => {
    const known = cache.get(sha256)
    if (known !== undefined) return known
    const file = join(directory, SOURCES_FOLDER, `${sha256}.txt`)
    let bytes: Buffer
    try {
      bytes = readFileSync(file)
    } catch (error) {
      throw new ParleyError('source-text-missing', { file, sha256 }, { cause: error })
    }
    if (sha256Of(bytes) !== sha256) throw new ParleyError('source-text-corrupt', { file, sha256 })
    const text = bytes.toString('utf8')
    cache.set(sha256, text)
    return text
  }
}
