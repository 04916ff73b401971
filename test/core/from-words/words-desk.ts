import type { CollectionName } from '../../../core/model/values/collection-names'
import type { FormView } from '../../../core/queries/edit-schemas'
import { blankForm } from '../../../core/queries/form'
import { smallDesk, type DeskBuilder } from '../../helpers/desks/desk-builder'

/** The hash that the desk has the text under: a name is all that the tests need. */
export const SHA = 'd'.repeat(64)
/** The day of the report, a Thursday. */
export const ISSUED = { edtf: '2026-03-12' }
export const NOW = '2026-03-14T09:00:00Z'

/** The small desk with a report: two ministers, a third issue, and a round that was held. `issued` is the day of the report, or null. */
export function reportDesk(text: string, issued: object | null = ISSUED): DeskBuilder {
  const builder = smallDesk()
    .text(SHA, text)
    .add('source', 'report', {
      kind: 'document',
      citation: { type: 'document', title: 'Report', ...(issued ? { issued } : {}) },
      language: 'en',
      reliability: 'press',
      sha256: SHA,
    })
    .add('person', 'person', { names: { en: 'Ana Rojas', ja: 'アナ・ロハス' } })
    .add('person', 'clark', { names: { en: 'David Clark', ja: 'デービッド・クラーク' } })
    .add('post', 'clark-post', { party: 'us-side', title: { en: 'Minister for Trade', ja: '貿易相' } })
    .add('membership', 'clark-term', { person: 'clark', post: 'clark-post', from: { edtf: '2024-01-01' } })
    .add('party', 'us-side', {
      kind: 'country',
      code: 'NZ',
      names: { en: 'New Zealand', ja: 'ニュージーランド' },
      members: [],
    })
    .add('party', 'them', { kind: 'country', code: 'CL', names: { en: 'Chile', ja: 'チリ' }, members: [] })
    .add('issue', 'wine', {
      talk: 'talk',
      area: { en: 'Trade', ja: '物品' },
      label: { en: 'Wine labels', ja: 'ワイン表示' },
    })
    .add('issue', 'butter', { talk: 'talk', area: { en: 'Trade', ja: '物品' }, label: { en: 'Butter', ja: 'バター' } })
    .add('round', 'second', {
      talk: 'talk',
      ordinal: 2,
      level: 'working',
      when: { edtf: '2026-02-10' },
      place: { en: 'Valparaíso', ja: 'バルパライソ' },
      status: 'held',
    })
  return builder
}

/** The form of a new record that is made from some words of a text, or from all of it. */
export function madeFrom(text: string, of: CollectionName, words = text, desk = reportDesk(text).desk()): FormView {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`the text has no “${words}”`)
  const from = { source: 'report', sha256: SHA, start, end: start + words.length }
  return blankForm(desk, of, {}, NOW, from)
}

/** The fields that the words answered, and those that their date did. */
export function toldIn({ values, filled }: FormView): Record<string, unknown> {
  const told = Object.entries(filled ?? {}).filter(([, from]) => from === 'words' || from === 'date')
  return Object.fromEntries(told.map(([name]) => [name, values[name]]))
}
