import { describe, expect, it } from 'vitest'
import { stepWords } from '../../../core/actions/step-words'
import type { AddSource } from '../../../core/commands/add-source-schema'
import type { BatchedCommand, DeskCommand } from '../../../core/commands/command'
import { planCommand } from '../../../core/commands/plan-command'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { bench, code, content, POSITION, US } from '../../helpers/edits/edit-bench'

const TEXT = 'Butter stays out, the minister said.\n\nShe repeated: butter stays out.'
const adding = (more: Partial<AddSource> = {}) => ({
  kind: 'addSource' as const,
  id: 'report',
  text: TEXT,
  title: 'Remarks on butter',
  ...more,
})
const plan = (command: DeskCommand) => {
  const on = bench()
  return planCommand(on.desk, command, on.actor(US), sha256Of)
}

describe('adding a source', () => {
  it('keeps its whole text, the fields that are known, and the file that it was read from', () => {
    const original = { sha256: sha256Of('file'), name: 'remarks.pdf', mediaType: 'application/pdf', bytes: 4 }
    const known = { publisher: 'Ministry', author: 'Jane Harrow；Tom O', URL: 'https://example.org/a', language: 'ja' }
    const command = adding({
      ...known,
      issued: { edtf: '2025-06-06' },
      reliability: 'official',
      original,
      readByMachine: true,
    })
    const { ops, texts, label } = plan(command)
    expect(texts).toEqual([{ kind: 'source', text: TEXT }])
    expect(ops).toMatchObject([
      {
        op: 'put',
        collection: 'source',
        record: {
          id: 'report',
          kind: 'document',
          language: 'ja',
          reliability: 'official',
          sha256: sha256Of(TEXT),
          original,
          readByMachine: true,
          citation: {
            title: 'Remarks on butter',
            publisher: 'Ministry',
            author: [{ literal: 'Jane Harrow' }, { literal: 'Tom O' }],
            issued: { edtf: '2025-06-06' },
            URL: 'https://example.org/a',
          },
        },
      },
    ])
    expect(stepWords(label, 'en')).toBe('add source')
  })

  it('needs only a title, and says nothing that it does not know', () => {
    const [op] = plan(adding()).ops
    const record = op?.op === 'put' ? { ...op.record } : {}
    expect(record).toMatchObject({
      citation: { type: 'document', title: 'Remarks on butter' },
      reliability: 'unknown',
      language: 'en',
    })
    expect(Object.keys(record)).not.toEqual(expect.arrayContaining(['original']))
    expect(Object.keys(record)).not.toEqual(expect.arrayContaining(['readByMachine']))
    expect(code(() => plan(adding({ title: ' ' })))).toBe('field-invalid')
    expect(code(() => plan(adding({ text: ' \n\u200B' })))).toBe('field-invalid')
    expect(code(() => plan(adding({ URL: 'file:///etc/passwd' })))).toBe('field-invalid')
  })

  it('keeps the text as a reader of files leaves it', () => {
    expect(plan(adding({ text: `${TEXT.replaceAll('\n', '\r\n')}\r\n\u0000` })).texts).toEqual([
      { kind: 'source', text: TEXT },
    ])
  })

  it('is one step of undo, and takes no id twice', () => {
    const on = bench()
    const before = content(on.desk)
    on.do(adding())
    expect(code(() => on.do(adding()))).toBe('record-exists')
    expect(on.replay('undo')).toBe('add source')
    expect(content(on.desk)).toEqual(before)
  })

  it('in a batch can be quoted by the same edit, from its whole text', () => {
    const cite: BatchedCommand = {
      kind: 'cite',
      about: POSITION,
      field: 'text',
      role: 'supports',
      passage: 'Butter stays out',
      source: { id: 'report' },
      annotation: 'mark',
      evidence: 'evidence',
    }
    const { ops, texts } = plan({ kind: 'batch', commands: [cite, adding()] })
    expect(texts).toEqual([{ kind: 'source', text: TEXT }])
    expect(ops).toMatchObject([
      { record: { id: 'report' } },
      { record: { id: 'mark', exact: 'Butter stays out', start: 0, end: 16 } },
      { record: { id: 'evidence' } },
    ])
  })
})
