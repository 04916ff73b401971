import type { Language } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import { familyText } from '../text/catalogue'
import { inARow } from '../text/joined'
import { doubtOf, layerName, namesIn, percentWords, ruleName } from './answer-words'
import { formatRateText } from './format-rate'
import type { CompiledRegime } from './regime/compiled'
import type { Unknown } from './regime/facts'
import type { Question } from './regime/question'
import type { Answer, LayerAnswer } from './regime/answer'

/** One reason why a rate is not known, with all that it concerns: layers or rules of which the same is not known. */
export interface Reason {
  /** The kind of doubt, as the key of its text. */
  doubt: string
  /** At least one. */
  unknown: readonly Unknown[]
  /** The layers that it concerns, by their references. */
  layers: readonly string[]
  rules: readonly string[]
}

/** The reasons why an answer is not known, each once. A desk, if there is one, tells doubts apart that are one to the engine. */
export function reasonsOf(
  regime: CompiledRegime,
  question: Question,
  all: readonly Unknown[],
  desk?: DeskRead,
): Reason[] {
  const reasons = new Map<string, Reason>()
  for (const unknown of all) {
    const own = unknown.what === 'columnOne' ? ordinaryDoubt(regime, question, all) : layersIn(unknown)
    if (!own) continue
    const { layer: _, rule: _rule, ...rest } = { layer: '', rule: '', ...unknown }
    const doubt = unknown.what === 'columnOne' && own.layers.length > 0 ? 'columnOneThen' : doubtOf(unknown, desk)
    const key = JSON.stringify([doubt, rest])
    const before = reasons.get(key) ?? { doubt, unknown: [], layers: [], rules: [] }
    reasons.set(key, {
      doubt,
      unknown: [...before.unknown, unknown],
      layers: [...new Set([...before.layers, ...own.layers])],
      rules: [...new Set([...before.rules, ...own.rules])],
    })
  }
  return [...reasons.values()]
}

interface Concerned {
  layers: readonly string[]
  rules: readonly string[]
}

function layersIn(unknown: Unknown): Concerned {
  if (unknown.what === 'conflict') return unknown
  return { layers: 'layer' in unknown ? [unknown.layer] : [], rules: 'rule' in unknown ? [unknown.rule] : [] }
}

/**
 * The ordinary duties that the law has for the good, none of which is in force at the entry. Undefined where one of them is itself what is
 * not known: that there is none then only follows from it.
 */
function ordinaryDoubt(
  regime: CompiledRegime,
  { good, origin }: Question,
  all: readonly Unknown[],
): Concerned | undefined {
  const layers = regime.index.touching(good, origin).layers.flatMap(({ isBase, ref }) => (isBase ? [ref] : []))
  const isDoubted = all.some((one) => 'layer' in one && layers.includes(one.layer))
  return isDoubted ? undefined : { layers, rules: [] }
}

/** A reason in a sentence. Layers and rules have their titles where the desk or `titles`, by their ids, know them, else their ids. */
export function reasonWords(
  { doubt, unknown, layers, rules }: Reason,
  language: Language,
  desk?: DeskRead,
  titles?: ReadonlyMap<string, string>,
): string {
  const [first] = unknown
  const ofLayers = layers.map((layer) => titles?.get(layer) ?? layerName(layer, language, desk))
  const ofRules = rules.map((rule) => titles?.get(rule) ?? ruleName(rule, language, desk))
  if (first?.what === 'conflict') {
    const all = { layers: inARow(ofLayers, language), rules: inARow(ofRules, language) }
    return familyText(language, 'rate.unknown.conflict', {
      conflict: familyText(language, `rate.conflict.${first.kind}`, all),
    })
  }
  const names = [...ofLayers, ...ofRules]
  const isMany = names.length > 1
  return familyText(language, isMany ? `rate.unknowns.${doubt}` : `rate.unknown.${doubt}`, {
    ...(first ? namesIn(first, language, desk) : {}),
    layer: names[0] ?? '',
    rule: names[0] ?? '',
    names: inARow(
      names.map((name) => familyText(language, 'rate.quoted', { name })),
      language,
    ),
  })
}

/** A single thing that is not known, in a sentence: for data, where each has its own. */
export const unknownWords = (unknown: Unknown, language: Language, desk?: DeskRead): string =>
  reasonWords({ doubt: doubtOf(unknown, desk), unknown: [unknown], ...layersIn(unknown) }, language, desk)

/** The layers in force whose rate is known, where the total is not: what is certain in an answer without a figure. */
export const knownParts = (answer: Answer): LayerAnswer[] =>
  answer.total
    ? []
    : answer.layers.filter(
        ({ standing, percent, layer }) => standing === 'inForce' && (percent !== undefined || layer.rate !== undefined),
      )

/** The rate of a part: what it comes to, or as the law writes it where that depends on something unknown. */
export const partWords = ({ percent, layer }: LayerAnswer, language: Language): string =>
  percent ? percentWords(percent) : formatRateText(layer.own.rate ?? '', language)
