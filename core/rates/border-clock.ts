import { isTable } from '../base/plain-json'
import type { DeskRead } from '../desk/desk-read'
import { isCollectionName, type Measure } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { instrumentsReached } from './rulings-on-layer'

/**
 * The clock of the border that a measure is imposed at: that of its imposer's capital, as the desk's settings have it. Undefined where
 * they have none.
 */
export function borderZone(desk: DeskRead, { imposer }: Pick<Measure, 'imposer'>): string | undefined {
  return zoneOf(desk, imposer)
}

function zoneOf(desk: DeskRead, party: unknown): string | undefined {
  const [settings] = desk.all('deskSettings')
  return settings?.capitals.find((capital) => capital.party === party)?.timeZone
}

/** The fields that say at whose border a record's days are counted, of the kinds of record that belong to one. */
export const BORDER_FIELDS: { readonly [C in CollectionName]?: readonly string[] } = {
  measure: ['imposer'],
  legalInstrument: ['issuedBy'],
  stackingRule: ['target', 'when'],
  legalEvent: ['affects', 'answers'],
}

/**
 * The clock on which a record's days and hours are, by the fields that it has so far: that of the border which a measure is imposed at,
 * which a rule's target belongs to, or whose party issued an instrument, alone or as affected by a ruling. Undefined for any other kind
 * of record, and where the desk's settings have no such capital.
 */
export function borderZoneOf(
  desk: DeskRead,
  collection: CollectionName,
  fields: Readonly<Record<string, unknown>>,
): string | undefined {
  if (collection === 'measure') return zoneOf(desk, fields.imposer)
  if (collection === 'legalInstrument') return zoneOf(desk, fields.issuedBy)
  if (collection === 'stackingRule') {
    const measure = [fields.target, fields.when].map((layer) => measureOf(desk, layer)).find(Boolean)
    return measure && borderZone(desk, measure)
  }
  if (collection === 'legalEvent') {
    const zones = affectedBy(desk, fields).map((id) => zoneOf(desk, desk.get('legalInstrument', String(id))?.issuedBy))
    // A ruling on instruments of several parties says nothing of its clock.
    return new Set(zones).size === 1 ? zones[0] : undefined
  }
  const { of, fields: drafted } = fields
  const isDraft = collection === 'draft' && typeof of === 'string' && isCollectionName(of) && isTable(drafted)
  return isDraft ? borderZoneOf(desk, of, drafted) : undefined
}

/** The instruments of a ruling's fields: if a stay names none, those of the ruling that it answers. */
function affectedBy(desk: DeskRead, { affects, answers }: Readonly<Record<string, unknown>>): readonly unknown[] {
  const own: readonly unknown[] = Array.isArray(affects) ? affects : []
  const answered = own.length > 0 ? undefined : desk.get('legalEvent', String(answers))
  return answered ? instrumentsReached(desk, answered) : own
}

const measureOf = (desk: DeskRead, layer: unknown): Measure | undefined =>
  isTable(layer) && typeof layer.measure === 'string' ? desk.get('measure', layer.measure) : undefined
