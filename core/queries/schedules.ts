import type { z } from 'zod'
import type { DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import type { schedulesSchema } from './schedule-schemas'

/** The tariff schedules of a desk whose files it keeps, newest first. */
export function schedulesOf(desk: DeskRead): z.infer<typeof schedulesSchema> {
  const kept = desk.all('source').flatMap((source) => {
    const { id, scheduleRevision, original, createdAt } = source
    if (scheduleRevision === undefined || original?.kept !== true) return []
    const title = titleOf(desk, { collection: 'source', id }).en
    return [{ createdAt, view: { source: id, title, revision: scheduleRevision } }]
  })
  return { schedules: kept.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).map(({ view }) => view) }
}
