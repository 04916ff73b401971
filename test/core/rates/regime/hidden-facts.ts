import type { Good } from '../../../../core/rates/regime/good'
import type { Regime } from '../../../../core/rates/regime/regime'
import { LAYERS } from './any-regime'

/** Makes a small part of a regime or a good unknown, and says which values it could have had instead. */
interface Hidden {
  name: string
  hide: (regime: Regime, good: Good) => [Regime, Good]
  values: ((regime: Regime, good: Good) => [Regime, Good])[]
}
const withFacts = (good: Good, facts: object): Good => ({ ...good, facts: { ...good.facts, ...facts } })
function ofFact(name: string, known: readonly unknown[], facts: (value: unknown, good: Good) => object): Hidden {
  const set =
    (value: unknown) =>
    (regime: Regime, good: Good): [Regime, Good] => [regime, withFacts(good, facts(value, good))]
  return { name, hide: set(null), values: known.map(set) }
}
function ofLayer(name: string, hidden: unknown, known: readonly unknown[]): Hidden[] {
  return LAYERS.map((ref) => {
    const set =
      (value: unknown) =>
      (regime: Regime, good: Good): [Regime, Good] => {
        const measures = regime.measures.map((measure) => ({
          ...measure,
          layers: measure.layers.map((layer) =>
            `${measure.id}/${layer.id}` === ref ? { ...layer, [name]: value } : layer,
          ),
        }))
        return [{ ...regime, measures }, good]
      }
    return { name: `${name} of ${ref}`, hide: set(hidden), values: known.map(set) }
  })
}
const SHARES = ['0', '10', '19.9', '20', '35', '49', '50', '51', '80', '100']
const ALL: readonly Hidden[] = [
  ...['US', 'steel'].map((of) =>
    ofFact(`share of ${of}`, SHARES, (value, { facts }) => ({ content: { ...facts?.content, [of]: value } })),
  ),
  ofFact('loading', ['2025-06-01', '2025-06-03', '2025-06-05T12:00', '2025-06-09', undefined], (loadedAt) => ({
    loadedAt,
  })),
  ofFact('programme', ['S', 'T', undefined], (programme) => ({ programme })),
  ofFact('quota', ['inside', 'outside'], (Q) => ({ quota: { Q } })),
  ofFact('document', [true, false], (D, { facts }) => ({ documents: { ...facts?.documents, D } })),
  ofFact('cover', [true, false], (m1) => ({ covered: { m1 } })),
  ofFact('unit value', ['1', '2', '5', '100'], (amount) => ({ unitValue: [{ amount, currency: 'USD', per: 'kg' }] })),
  ...ofLayer('rate', null, ['Free', '1%', '25%', '300%']),
  ...ofLayer('from', null, ['2025-01-01', '2025-06-03', '2025-06-05T00:01', '2026-01-01']),
  ...ofLayer('until', null, ['2025-01-01', '2025-06-03', '2025-06-05T00:01', '2026-01-01']),
  ...ofLayer('scope', 'notKnown', ['all', [], ['87']]),
]

export const HIDDEN: ReadonlyMap<string, Hidden> = new Map(ALL.map((one) => [one.name, one]))

/** Shares of one good that come to more than the whole are none that it can have. */
export const isTooMuch = ({ facts }: Good): boolean =>
  Object.values(facts?.content ?? {}).reduce((sum, share) => sum + Number(share), 0) > 100
