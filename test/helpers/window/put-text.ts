import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import type { Add } from '../files/edit-desk-file'

/** Adds a source with its text to a desk that is being changed. */
export function putText(desk: string, add: Add, source: { id: string; title: string; language: string }, text: string) {
  const sha256 = sha256Of(text)
  writeFileSync(join(desk, 'sources', `${sha256}.txt`), text)
  const { id, title, language } = source
  add('source', id, { kind: 'document', citation: { type: 'report', title }, language, reliability: 'press', sha256 })
  return sha256
}
