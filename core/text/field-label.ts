import type { CollectionName } from '../model/values/collection-names'

/** Fields with a label of their own on one kind of record: a memo's `to` is its addressee, not the end of a period. */
export const OWN_LABELS: readonly string[] = [
  'memo.to',
  'memo.from',
  'deskSettings.language',
  'annotation.snapshot',
  'source.sha256',
]

/** The key of a field's label on a kind of record: `field.<collection>.<name>` if it is in `OWN_LABELS`, else `field.<name>`. */
export function fieldLabelKey(collection: CollectionName | undefined, name: string): string {
  const own = `${collection ?? ''}.${name}`
  return OWN_LABELS.includes(own) ? `field.${own}` : `field.${name}`
}

/** Fields that hold several things, each named by a word and a number: "Layer 2". The things in other fields go by the field's own label. */
export const NUMBERED_PARTS: readonly string[] = [
  'accounts',
  'areas',
  'author',
  'capitals',
  'choices',
  'clearances',
  'components',
  'copies',
  'doNotRaise',
  'elements',
  'namePatterns',
  'events',
  'options',
  'overrides',
  'points',
  'recommendations',
  'says',
  'scope',
]

/** The key of the word for one of the things in a field. */
export function partLabelKey(name: string): string {
  return NUMBERED_PARTS.includes(name) ? `part.${name}` : `field.${name}`
}

/**
 * Fields with a line of help beneath them, the text `help.<name>`: those whose label alone leaves open what belongs there. One that
 * means something of its own on one kind of record, or in one list of parts, has a text for that: `help.membership.from`.
 */
export const HELPED_FIELDS: readonly string[] = [
  'accounts',
  'affects',
  'agreement',
  'attribution',
  'authority',
  'capitals.timeZone',
  'code',
  'columnTwo',
  'columnTwo.validity',
  'columnTwoDuty',
  'components.announced',
  'components.instrument',
  'conditionalOn',
  'conditionalOnElements',
  'contents',
  'contested',
  'coveredBy',
  'denies',
  'deskSettings.language',
  'doNotRaise',
  'enteredBefore',
  'events.on',
  'expires',
  'flexibility',
  'follows',
  'gap',
  'gapReason',
  'goods',
  'interval',
  'knowledgeCutoff',
  'knownFrom',
  'law',
  'leastShare',
  'letterhead',
  'legalEvent.effect',
  'legalEvent.effective',
  'legalEvent.on',
  'legalInstrument.effective',
  'limit',
  'loadedBefore',
  'mastChapter',
  'membership.from',
  'membership.to',
  'memo.asOf',
  'milestone.basis',
  'milestone.when',
  'movement',
  'namePatterns.phrase',
  'names',
  'notCoveredBy',
  'notTargets',
  'order',
  'ordinaryDuty',
  'origins',
  'participants',
  'partiesOnly',
  'pinnedAsOf',
  'points',
  'position.supersedes',
  'rate',
  'recommendations.choices',
  'retells',
  'revision',
  'scope.mode',
  'scopeSays',
  'scopeWords',
  'silentOn',
  'stackingRule.target',
  'stackingRule.when',
  'tabled',
  'targetsAll',
  'track',
  'validFrom',
  'validTo',
  'validity',
]

/** The key of a field's help, on a kind of record or in a list of parts; undefined where its label is enough. */
export function helpKey(scope: string | undefined, name: string): string | undefined {
  const found = [`${scope ?? ''}.${name}`, name].find((key) => HELPED_FIELDS.includes(key))
  return found === undefined ? undefined : `help.${found}`
}
