import { isTable } from '../../base/plain-json'
import { formatRateTerms } from '../../rates/terms/format-rate-terms'
import { parseRate } from '../../rates/terms/parse-rate'
import { plainRateText } from '../../rates/terms/plain-rate-text'
import { evidencePath, evidencePlace } from '../schema/evidence-path'
import { layerRateSchema } from '../values/rate-text'
import type { CollectionName } from '../values/collection-names'
import type { StoredFields } from './stored-fields'

/** The fields of a layer in schema 1 that its rate took the place of. */
const OLD = ['kind', 'basisPoints', 'specific'] as const

/**
 * Schema 2: the rate of a layer is one text in the terms of a schedule, where schema 1 had a kind, a percentage in basis points and other
 * words. Evidence for the percentage or the words is evidence for the rate; that for the kind is evidence for the layer, which always is there.
 */
export function rateInTerms(collection: CollectionName, record: StoredFields): StoredFields {
  if (collection === 'measure') return measureInTerms(record)
  return collection === 'evidence' ? evidenceInTerms(record) : record
}

function measureInTerms(measure: StoredFields): StoredFields {
  const { components } = measure
  if (!Array.isArray(components)) return measure
  const layers = components.map((layer: unknown) => (isTable(layer) && isOld(layer) ? layerInTerms(layer) : layer))
  return layers.every((layer, index) => layer === components[index]) ? measure : { ...measure, components: layers }
}

/** Schema 1 required `basisPoints`; text that waited in a form may lack it. */
const isOld = (layer: StoredFields) =>
  Object.hasOwn(layer, 'basisPoints') ||
  (!Object.hasOwn(layer, 'rate') && OLD.some((name) => Object.hasOwn(layer, name)))

/** The layer with its rate in the place of the first of its three fields. */
function layerInTerms(layer: StoredFields): StoredFields {
  const entries = Object.entries({ ...layer, rate: undefined })
  const first = entries.findIndex(([name]) => isOldName(name))
  return Object.fromEntries(
    entries.flatMap(([name, value], index): [string, unknown][] => {
      if (index === first) return [['rate', rateIn(layer)]]
      return isOldName(name) || name === 'rate' ? [] : [[name, value]]
    }),
  )
}

const isOldName = (name: string) => (OLD as readonly string[]).includes(name)

/** A rate as Parley writes it; words that are no rate by themselves stay as they are. */
function canonical(text: string | null): string | null {
  const read = text === null ? undefined : parseRate(text)
  if (read?.kind !== 'rate') return text
  const written = formatRateTerms(read.rate, 'en')
  return layerRateSchema.safeParse(written).success ? written : text
}

/** The text of a layer's rate. A layer that has one already keeps it; if its old fields say another, that is a question, which is no figure. */
function rateIn({ rate, ...old }: StoredFields): string | null {
  const before = canonical(oldRateIn(old))
  const own = typeof rate === 'string' && rate.trim() !== '' ? rate : undefined
  if (own === undefined) return before
  return before === null || before === canonical(own) ? own : `${before}; ${own}?`
}

/** The same by the old fields. Where they contradict each other, or one is missing, it ends or begins as a question. */
function oldRateIn({ kind, basisPoints, specific }: StoredFields): string | null {
  // As typed into a form, which refused it.
  if (typeof basisPoints === 'string') return basisPoints
  const share = typeof basisPoints === 'number' ? percentOf(basisPoints) : undefined
  const words = typeof specific === 'string' && specific.trim() !== '' ? specific : undefined
  if (share === undefined && words === undefined) return null
  // Words that hold a percentage may tell the whole rate, and adding the share again would count it twice.
  const tellsShare = share !== undefined && words !== undefined && hasPercentage(words)
  if (kind === 'compound' && !tellsShare) return `${share ?? '?'} + ${words ?? '?'}`
  if (words === undefined && kind !== 'specific') return share ?? null
  if (share === undefined && kind === 'specific') return words ?? null
  return `${[share, words].filter((part) => part !== undefined).join('; ')}?`
}

const hasPercentage = (words: string) => /[%割]|\d分|per ?cent|pct|パーセント/i.test(plainRateText(words))

/** Basis points as percent, digit for digit, as this step must always write them, whatever rates look like later. */
function percentOf(basisPoints: number): string {
  const [points = '', places = ''] = String(basisPoints).split('.')
  const digits = points.padStart(3, '0')
  const fraction = `${digits.slice(-2)}${places}`.replace(/0+$/, '')
  return `${digits.slice(0, -2)}${fraction === '' ? '' : `.${fraction}`}%`
}

function evidenceInTerms(evidence: StoredFields): StoredFields {
  const { about, field } = evidence
  if (!isTable(about) || about.collection !== 'measure' || typeof field !== 'string') return evidence
  const place = evidencePlace(field)
  if (place?.field !== 'components' || place.part === undefined || !isOldName(place.inner ?? '')) return evidence
  const { inner, ...layer } = place
  return { ...evidence, field: evidencePath(inner === 'kind' ? layer : { ...layer, inner: 'rate' }) }
}
