import { relative } from 'node:path'
import type { Notice, Saved } from '../../../core/desk/reading'
import { olderNotice } from '../../../core/file-changes/notices'
import type { DeskStore } from '../store/desk-store'
import { rescuedNotices } from '../store/rescue'
import { conflictCopies } from './conflict-copies'

/** How many file names a notice has at most. */
const NAMED = 20

/** This machine's memory of a desk. */
export interface KnownHere {
  saved?: Saved | undefined
  ownFolder?: string | undefined
}

/** Notices about a desk's files, as far as opening it has shown. */
export function noticesOfOpening(store: DeskStore, { saved }: KnownHere): Notice[] {
  const { directory, condition } = store
  const { recovered, repaired } = condition
  const path = (file: unknown) => relative(directory, String(file))
  const notices: Notice[] = []
  if (repaired?.torn) {
    const { bytes, kept, whole } = repaired.torn
    notices.push({ kind: 'torn', bytes, file: path(kept), whole })
  }
  const bad = recovered?.badSnapshots ?? []
  if (bad.length > 0)
    notices.push({ kind: 'bad-snapshot', files: bad.map(({ params }) => path(params.file)).slice(0, NAMED) })
  return [...notices, ...olderNotice(saved, store.desk.revision)]
}

/**
 * Notices about files of other programs and rescued edits in a desk's folder. Runs in the background, since it reads files. Writes nothing in the
 * folder.
 */
export async function noticesOfLooking(store: DeskStore, { ownFolder }: KnownHere): Promise<Notice[]> {
  const { directory, storeId, desk, condition } = store
  const { recovered } = condition
  if (!recovered) return []
  const { copies, others } = await conflictCopies({ directory, storeId, desk, listing: recovered.listing })
  const notices: Notice[] = await rescuedNotices(directory, storeId, ownFolder)
  if (copies.length > 0) notices.push({ kind: 'copies', copies })
  if (others.length > 0) notices.push({ kind: 'strange', files: others.slice(0, NAMED), count: others.length })
  return notices
}
