import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../../../core/base/text'
import { settingsOf, type DeskRead } from '../../../../core/desk/desk-read'
import type { Op } from '../../../../core/desk/ops'
import { overlay } from '../../../../core/desk/staged-desk'
import type { MemoModel, Run } from '../../../../core/memo/memo-model'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { parseRecord } from '../../../../core/model/schema/parse-record'
import { fieldsOf } from '../../../../core/model/schema/fields'
import { MADE_MEMO_TYPES } from '../../../../core/model/values/made-memos'
import { sampleDesk } from '../../../helpers/desks/sample'

const NOW = '2025-06-20T12:00:00Z'
const sample = await sampleDesk()

/** The kinds of record whose words memos print. */
const PRINTED = ['talk', 'round', 'session', 'measure', 'person', 'proposal', 'milestone', 'line', 'position'] as const

/** The sample without the words that its records may lack. */
function bare(desk: DeskRead): DeskRead {
  const ops = PRINTED.flatMap((collection) => {
    const may = new Set(
      fieldsOf(collection).flatMap(({ name, required, type }) => (!required && type.type === 'prose' ? [name] : [])),
    )
    return desk.all(collection).map((record): Op => {
      const left = Object.fromEntries(Object.entries(record).filter(([name]) => !may.has(name)))
      return { op: 'put', collection, record: parseRecord(collection, left) }
    })
  })
  return overlay(desk, ops)
}

const inLanguage = (desk: DeskRead, language: Language) =>
  overlay(desk, [{ op: 'put', collection: 'deskSettings', record: { ...settingsOf(desk), language } }])

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

/** Lines that end in a colon, though no points and no table follow them. */
const openEnded = ({ blocks }: MemoModel): string[] =>
  blocks.flatMap((block, index) => {
    const next = blocks[index + 1]
    const leads = next?.kind === 'points' || next?.kind === 'table'
    const lines = block.kind === 'paragraph' ? [block.runs] : block.kind === 'points' ? block.items : []
    return lines.map(textOf).filter((text) => /[:：]\s*$/.test(text) && !(block.kind === 'paragraph' && leads))
  })

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(MADE_MEMO_TYPES)('no line of a %s ends in a colon that nothing follows', (kind) => {
    for (const desk of [sample, bare(sample)])
      expect(openEnded(composeMemo(inLanguage(desk, language), { kind, now: NOW }))).toEqual([])
  })
})
