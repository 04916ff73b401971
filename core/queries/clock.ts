import type { z } from 'zod'
import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import type { CollectionName } from '../model/values/collection-names'
import { borderZoneOf } from '../rates/border-clock'
import type { clockViewSchema } from './edit-schemas'

/** The clock on which the days and times of a record are read: its border's where it belongs to one, else the desk's. */
export function clockView(
  desk: DeskRead,
  of: CollectionName,
  fields: Readonly<Record<string, unknown>>,
  now: string,
): z.infer<typeof clockViewSchema> {
  const border = borderZoneOf(desk, of, fields)
  return { timeZone: border ?? asOfOf(settingsOf(desk), now).timeZone, isBorder: border !== undefined }
}
