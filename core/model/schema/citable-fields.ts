import type { CollectionName } from '../values/collection-names'

/** The fields that a source can be cited for, the main one first. Kinds that no source supports, such as notes, are left out. */
const CITABLE: { [C in CollectionName]?: readonly string[] } = {
  party: ['names', 'members'],
  person: ['about', 'names'],
  post: ['title', 'party'],
  membership: ['post', 'person', 'from', 'to'],
  talk: ['summary', 'chiefs', 'status', 'parties', 'areas'],
  round: ['summary', 'when', 'place', 'status', 'level', 'ordinal', 'title'],
  session: [
    'summary',
    'start',
    'place',
    'minutes',
    'participants',
    'purpose',
    'status',
    'format',
    'issues',
    'doNotRaise',
    'title',
  ],
  readout: ['says', 'points', 'silentOn', 'issuedBy', 'issued', 'speaker'],
  issue: ['label', 'area'],
  position: ['text', 'stance', 'flexibility', 'party', 'validFrom', 'validTo', 'speaker'],
  proposal: ['elements', 'title', 'by', 'tabled', 'status', 'speaker'],
  commitment: ['text', 'accounts', 'due'],
  line: ['text', 'ifPressed'],
  milestone: ['when', 'note', 'basis', 'status', 'title', 'speaker'],
  good: ['ordinaryDuty', 'columnTwoDuty', 'codes', 'preferences', 'contents', 'title'],
  measure: ['summary', 'components', 'events', 'imposer', 'targets', 'kind', 'scopeWords', 'scope', 'title'],
  stackingRule: ['kind', 'interval', 'section', 'title'],
  legalInstrument: ['number', 'title', 'kind', 'issuedBy', 'signed', 'published', 'effective', 'citation', 'amends'],
  legalEvent: ['summary', 'on', 'kind', 'court', 'caseName', 'docket', 'citation', 'affects'],
}

/** The kinds of record that a source can support. */
export const CITABLE_COLLECTIONS = Object.keys(CITABLE) as CollectionName[]

/** The fields of a collection that a source can be cited for, the main one first; none if no source can support it. */
export const citableFields = (collection: CollectionName): readonly string[] => CITABLE[collection] ?? []
