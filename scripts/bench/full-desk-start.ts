import type { NewDesk } from '../../core/desk/new-desk-schema'
import type { CollectionName } from '../../core/model/values/collection-names'

/** When the desk begins. */
export const AT = '2016-01-04T09:00:00.000Z'
export const STAFF = [
  { id: 'staff-bench' as never, name: 'Bench officer', initials: 'BO' },
  { id: 'staff-second' as never, name: 'Second officer', initials: 'SO' },
]
export const PARTIES = [
  ['US', 'United States', '米国'],
  ['EU', 'European Union', '欧州連合'],
  ['CN', 'China', '中国'],
  ['KR', 'Republic of Korea', '韓国'],
  ['GB', 'United Kingdom', '英国'],
  ['CA', 'Canada', 'カナダ'],
  ['AU', 'Australia', '豪州'],
  ['IN', 'India', 'インド'],
] as const

/** Drafts of memos that are worked on at once, however old the desk. */
export const DRAFTS = 5

/** The share of each kind in a desk, in an order in which each names only records before it. */
export const SHARES: readonly (readonly [CollectionName, number])[] = [
  ['person', 0.02],
  ['membership', 0.02],
  ['round', 0.01],
  ['session', 0.02],
  ['readout', 0.01],
  ['issue', 0.03],
  ['commitment', 0.01],
  ['proposal', 0.01],
  ['line', 0.05],
  ['milestone', 0.03],
  ['legalInstrument', 0.01],
  ['legalEvent', 0.01],
  ['measure', 0.01],
  ['source', 0.03],
  ['good', 0.005],
  ['stackingRule', 0.005],
  ['annotation', 0.12],
  ['lead', 0.14],
  ['note', 0.1],
  ['position', 0.24],
  ['evidence', 0.12],
]

/** The desk before its records. */
export const NEW_DESK: NewDesk = {
  title: { en: 'Desk of ten years', ja: '十年の記録' },
  language: 'en',
  ours: {
    code: 'JP',
    kind: 'country',
    names: { en: 'Japan', ja: '日本' },
    capital: { city: { en: 'Tokyo', ja: '東京' }, timeZone: 'Asia/Tokyo' },
  },
  others: PARTIES.map(([code, en, ja]) => ({ code, kind: code === 'EU' ? 'bloc' : 'country', names: { en, ja } })),
}
