import { ParleyError } from '../base/errors'
import { migratedRecord } from '../model/migrations/migrated-record'
import { schemaNow } from '../model/migrations/schema-steps'
import { isCollectionName } from '../model/records/records'
import type { AnyRecord } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { Candidate, LeftOut, ParsedImport } from './candidate'
import { JsonReader } from './json-reader'

/** How many records are read between reports of progress. */
const STRIDE = 500

/**
 * Reads records from JSON: an export, a desk's file, or a list of records of the named kind. Records of an earlier schema are migrated.
 * Yields the number of characters read.
 * @throws ParleyError `import-not-json`, `import-key-twice`, `import-key-unsafe`, `import-number`, `import-newer`, `import-no-records`, `import-kind-needed`
 */
export function* parseJsonImport(text: string, kind?: CollectionName): Generator<number, ParsedImport> {
  const reader = new JsonReader(text)
  const candidates: Candidate[] = []
  const leftOut: LeftOut[] = []
  const take = function* (collection: CollectionName): Generator<number, void> {
    for (const found of recordsOf(reader, collection)) {
      candidates.push(found)
      if (candidates.length % STRIDE === 0) yield reader.at
    }
  }
  let storeId: string | undefined
  let schema: number | undefined
  if (reader.next === '[') {
    if (kind === undefined) throw new ParleyError('import-kind-needed')
    yield* take(kind)
  } else {
    let found = false
    for (const member of reader.next === '{' ? reader.members() : []) {
      if (member === 'collections' && reader.next === '{') {
        found = true
        for (const name of reader.members()) {
          if (isCollectionName(name)) yield* take(name)
          else {
            leftOut.push({ what: 'kind', name })
            reader.value()
          }
        }
        continue
      }
      const value = reader.value()
      if (member === 'storeId' && typeof value === 'string') storeId = value
      if (member === 'schema' && typeof value === 'number') schema = value
      if (schema !== undefined && schema > schemaNow())
        throw new ParleyError('import-newer', { found: schema, known: schemaNow() })
    }
    if (!found) {
      // A file that is not JSON at all is reported as that first.
      if (reader.at === 0) reader.value()
      throw new ParleyError('import-no-records')
    }
  }
  reader.end()
  // The file may name its schema after its records.
  const read = schema === schemaNow() ? candidates : candidates.map((one) => migratedCandidate(one, schema))
  return { format: 'json', storeId, candidates: read, leftOut }
}

/** A record of an earlier schema, migrated to this one; without a schema, its form tells later. */
function migratedCandidate(candidate: Candidate, schema: number | undefined): Candidate {
  if (schema === undefined) return { ...candidate, isOfAnySchema: true }
  const { collection, id, given, line, faults } = candidate
  if (!('whole' in given) || faults.length > 0) return candidate
  try {
    return { ...candidate, given: { whole: { ...migratedRecord(collection, given.whole as AnyRecord, schema) } } }
  } catch {
    // Any error of a step means that it could not migrate this record.
    const why = { code: 'import-stuck' as const, params: { line, id: id.slice(0, 100), found: schema } }
    return { ...candidate, faults: [why] }
  }
}

/** The records of a table by id, or of a list. */
function* recordsOf(reader: JsonReader, collection: CollectionName): Generator<Candidate, void> {
  if (reader.next === '{') {
    for (const key of reader.members()) {
      const { line } = reader
      yield candidateOf(collection, reader.value(), line, key)
    }
    return
  }
  for (const _item of reader.items()) {
    const { line } = reader
    yield candidateOf(collection, reader.value(), line)
  }
}

function candidateOf(collection: CollectionName, value: unknown, line: number, key?: string): Candidate {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  const whole = isRecord ? (value as Record<string, unknown>) : {}
  const own = typeof whole.id === 'string' ? whole.id : undefined
  const sound = isRecord && own !== undefined && (key === undefined || key === own)
  return {
    collection,
    id: key ?? own ?? '',
    line,
    ...(typeof whole.rev === 'number' ? { rev: whole.rev } : {}),
    ...(typeof whole.changedAt === 'string' ? { changedAt: whole.changedAt } : {}),
    given: { whole },
    faults: sound ? [] : [{ code: 'import-not-record', params: { line } }],
  }
}
