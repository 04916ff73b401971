import type { DeskRead } from '../desk/desk-read'
import { light } from '../desk/light-values'
import type { RateComponent } from '../model/records/measures'
import type { Measure } from '../model/records/records'
import { getOrThrow } from '../desk/desk-read'
import { regimeOfMeasures } from './desk-regime'
import { neighboursOf, type Neighbours } from './layer-rules'
import { compileRegime } from './regime/compile'
import type { CompiledRegime, Layer } from './regime/compiled'
import type { Question } from './regime/question'
import type { Good } from './regime/good'

/**
 * The law about the layers of a measure without a particular good: every measure covers it, and no rule excludes it, since that concerns a
 * good and not a layer.
 */
export interface LayerLaw extends Neighbours {
  compiled: CompiledRegime
  layers: ReadonlyMap<string, Layer>
  good: Good
}

/** The law about the layers of a measure, made once, and again after an edit of what it is made of. */
export const layerLaw = (desk: DeskRead, measure: string): LayerLaw => desk.derived(makeLayerLaw, measure)

/** A compiled law takes eight kilobytes. */
const LAW_WEIGHT = 16

const makeLayerLaw = light((desk: DeskRead, id: string): LayerLaw => {
  const measure = getOrThrow(desk, 'measure', id)
  const near = neighboursOf(desk, measure)
  const compiled = compileRegime(regimeOfMeasures(desk, measure.imposer, near))
  const covered = Object.fromEntries(near.measures.map((one) => [one.id, true]))
  return {
    ...near,
    compiled,
    layers: new Map(compiled.layers.map((layer) => [layer.ref, layer])),
    good: { id: 'any', facts: { covered } },
  }
}, LAW_WEIGHT)

/** Layers of which nobody says whose goods pay them, or that spare ours, are asked about for goods of a country that no law names. */
const ANY_COUNTRY = ''

/**
 * The origins for which a layer is asked about: our own if it is for us, else each that the layer or its measure names. None if it is for
 * somebody whom nobody has named.
 */
export function originsAsked(desk: DeskRead, measure: Measure, { origins }: RateComponent): string[] {
  const [settings] = desk.all('deskSettings')
  const ours = settings?.ourParty
  const named = origins && origins.length > 0 ? origins : measure.targets
  const code = (party: string) => desk.get('party', party)?.code ?? party
  if (ours !== undefined && named.includes(ours)) return [code(ours)]
  if (named.length > 0) return named.map(code)
  if (!measure.targetsAll) return []
  const isSpared = measure.notTargets?.some((party) => party === ours || isMember(desk, party, ours)) ?? false
  return [ours === undefined || ours === measure.imposer || isSpared ? ANY_COUNTRY : code(ours)]
}

const isMember = (desk: DeskRead, bloc: string, party: string | undefined): boolean =>
  desk.get('party', bloc)?.members.some((member) => member === party) ?? false

/** The question about a layer for goods of an origin, entering at an instant, by what was known at another. */
export const layerQuestion = (
  { good }: LayerLaw,
  origin: string,
  { at, knownAt }: { at: number; knownAt: number },
): Question => ({ good, origin, entered: at, knownAt })
