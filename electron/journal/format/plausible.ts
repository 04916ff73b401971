import { ParleyError } from '../../../core/base/errors'
import type { Op } from '../../../core/desk/ops'
import { migratedRecord } from '../../../core/model/migrations/migrated-record'
import { isCollectionName } from '../../../core/model/records/records'
import type { AnyRecord } from '../../../core/model/records/records'
import { parseStoredRecord } from '../../../core/model/schema/parse-record'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { isTable, parseJson } from './parse-json'

/** Reads bytes that no checksum vouches for, as far as they make sense. */

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Parses bytes as an object; undefined unless they are UTF-8 and can be kept value for value. */
export function tableOf(text: Buffer | string): Record<string, unknown> | undefined {
  try {
    const value = parseJson(typeof text === 'string' ? text : utf8.decode(text), '')
    return isTable(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Decodes bytes; undefined if they are not UTF-8. */
export function textOf(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** Does each record that these ops put pass its schema, under its own id? */
export const areAccepted = (ops: readonly Op[]): boolean =>
  ops.every((op) => op.op === 'delete' || isAccepted(op.collection, op.record.id, op.record))

/** The record of the collection under this id, migrated from schema `from`; undefined if it is not valid. */
export function accepted(
  collection: Op['collection'],
  id: string,
  value: unknown,
  from: number,
): AnyRecord | undefined {
  try {
    const made = migratedRecord(collection, value as AnyRecord, from)
    return isAccepted(collection, id, made) ? made : undefined
  } catch {
    // The value may be no record at all, so a migration step may throw anything.
    return undefined
  }
}

/** Is this a valid record of the collection under this id? */
export function isAccepted(collection: Op['collection'], id: string, value: unknown): boolean {
  try {
    return parseStoredRecord(collection, value).id === id
  } catch (error) {
    if (error instanceof ParleyError) return false
    throw error
  }
}

const PUT = /"collection":"([A-Za-z]{1,40})","record":\{"id":"([A-Za-z0-9][A-Za-z0-9_-]{0,63})"/g
const DELETED = /"op":"delete","collection":"([A-Za-z]{1,40})","id":"([A-Za-z0-9][A-Za-z0-9_-]{0,63})"/g

/** The records that a broken line of the journal still names: only a hint of its edit. */
export function namedIn(line: Buffer): RecordRef[] {
  const text = line.toString('latin1')
  return [PUT, DELETED].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, collection = '', id = '']) =>
      isCollectionName(collection) ? [{ collection, id }] : [],
    ),
  )
}

/** The number in a line of the journal, however broken the rest; in a header, the number of the last transaction before it. */
export function numberIn(line: Buffer): number | undefined {
  const found = /^.{0,20}(?:"h":\d{1,8},)?"n":(\d{1,12}),/s.exec(line.toString('latin1', 0, 60))
  return found ? Number(found[1]) : undefined
}

/** Is a broken line a segment's header, so that no edit is lost with it? */
export const isHeader = (line: Buffer): boolean => /^.{0,20}"h":\d{1,8},/s.test(line.toString('latin1', 0, 40))

/** Does a line mark the end of a writer that closed the desk cleanly? */
export const isClosing = (line: Buffer): boolean => /^.{0,20}"closed":"/s.test(line.toString('latin1', 0, 40))
