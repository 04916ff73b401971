import { useEffect, useState, useSyncExternalStore } from 'react'
import { refKey } from '../../../core/desk/ops'
import {
  hasFiles,
  NO_FILES,
  packDraft,
  unpackDraft,
  type NoteDraft,
  type NoteFiles,
} from '../../../core/editing/note-draft'
import { ATTACHMENTS_MAX } from '../../../core/model/values/attachment-limits'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { ask } from '../../client/bridge'
import { useStoreId } from '../../client/environment'
import { markUnsaved } from '../../client/saving'
import { forgetText, keepText, unsavedTexts } from '../../client/unsaved-text'

/**
 * Unsaved notes, by key: their texts, and the names of their files, which the desk's process holds. This window has them, and the main process keeps them for the
 * next one, so that neither a closed editor nor a crash loses anything.
 */
const drafts = new Map<string, NoteDraft>()
/** Keys of texts from an earlier window that nobody has touched since. */
const fromEarlier = new Set<string>()
/** Keys of texts saved or discarded here: the main process may still list them. */
const ended = new Set<string>()
const replaced = new Map<string, number>()
/** The original text of an edit. It outlives the editor, which closes when its thread is resolved. */
const originals = new Map<string, string>()
const listeners = new Set<() => void>()
let version = 0

/** Longer texts exist only in this window. */
const KEPT_MAX = 8_000_000

function tell(): void {
  version += 1
  for (const listener of listeners) listener()
}

function keep(key: string, draft: NoteDraft): void {
  const isNews = !drafts.has(key) || fromEarlier.has(key) || drafts.get(key)?.files !== draft.files
  drafts.set(key, draft)
  ended.delete(key)
  fromEarlier.delete(key)
  markUnsaved(key, true)
  const packed = packDraft(draft)
  if (packed.length <= KEPT_MAX) keepText(key, packed)
  if (isNews) tell()
}

/** Keeps the text typed so far. */
export function keepNote(key: string, text: string): void {
  keep(key, { text, files: unsavedFiles(key) })
}

/** Keeps the files of a note so far; nothing is left to keep if the text is that of the beginning (`initial`) and no file is added or taken off. */
export function keepFiles(key: string, files: NoteFiles, initial: string): void {
  const text = unsavedNote(key) ?? initial
  if (text === initial && !hasFiles(files)) forgetNote(key)
  else keep(key, { text, files })
}

/** Replaces what was typed and attached, even in an open editor. */
export function replaceNote(key: string, draft: NoteDraft): void {
  replaced.set(key, timesReplaced(key) + 1)
  keep(key, draft)
  tell()
}

/** How often a text was replaced; its editor restarts each time. */
export const timesReplaced = (key: string): number => replaced.get(key) ?? 0

/** The text is saved or discarded. */
export function forgetNote(key: string): void {
  ended.add(key)
  forgetText(key)
  markUnsaved(key, false)
  fromEarlier.delete(key)
  originals.delete(key)
  if (drafts.delete(key)) tell()
}

/** The note is discarded, and the desk's process need not hold its files. */
export function discardNote(key: string): void {
  releaseFiles(unsavedFiles(key).added.map(({ held }) => held))
  forgetNote(key)
}

/** Lets the desk's process forget files. Nothing depends on it. */
export function releaseFiles(held: readonly string[]): void {
  for (let at = 0; at < held.length; at += ATTACHMENTS_MAX)
    void ask('desk:attach-release', { held: held.slice(at, at + ATTACHMENTS_MAX) }).catch(() => undefined)
}

export const unsavedNote = (key: string): string | undefined => drafts.get(key)?.text
export const unsavedFiles = (key: string): NoteFiles => drafts.get(key)?.files ?? NO_FILES

/** The files of an unsaved note, as they change. */
export const useUnsavedFiles = (key: string): NoteFiles => useSyncExternalStore(listen, () => unsavedFiles(key))

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const isFromEarlier = (key: string): boolean => fromEarlier.has(key)

/** Keeps the original text of an edit, in this window. */
export function keepOriginal(key: string, text: string): void {
  originals.set(key, text)
}

/** The original text of an edit, if it began in this window. */
export const originalOf = (key: string): string | undefined => originals.get(key)

/** The keys of this desk's notes. */
export function useNoteKeys(): NoteKeys {
  const base = `note/${useStoreId()}`
  const of = (about: RecordRef | undefined) => `${base}/${about ? refKey(about) : 'nothing'}`
  return {
    base: `${base}/`,
    note: of,
    reply: (about, thread) => `${of(about)}/reply/${thread}`,
    edit: (about, id, rev) => `${of(about)}/edit/${id}/${rev}`,
    quick: `${base}/quick`,
    quickAbout: `${base}/quick-about`,
  }
}

/** The keys of unsaved notes. The key of an edit names the revision that it edits. */
export interface NoteKeys {
  base: string
  note: (about: RecordRef | undefined) => string
  reply: (about: RecordRef | undefined, thread: string) => string
  edit: (about: RecordRef | undefined, id: string, rev: number) => string
  quick: string
  quickAbout: string
}

/** The keys of all unsaved texts under a key; undefined until known. */
export function useUnsavedNotes(base: string): string[] | undefined {
  const [ready, setReady] = useState(false)
  useSyncExternalStore(listen, () => version)
  useEffect(() => {
    let gone = false
    const load = async () => {
      // A failure to read earlier texts must not stop anybody from writing.
      const kept = await unsavedTexts(base).catch((): Record<string, string> => ({}))
      for (const [key, text] of Object.entries(kept)) {
        // Text typed in this window is newer.
        if (drafts.has(key) || ended.has(key)) continue
        // A request for one key hands the text over to this window.
        drafts.set(key, unpackDraft((await unsavedTexts(key).catch((): Record<string, string> => ({})))[key] ?? text))
        fromEarlier.add(key)
        markUnsaved(key, true)
      }
      tell()
      if (!gone) setReady(true)
    }
    void load()
    return () => {
      gone = true
    }
  }, [base])
  return ready ? [...drafts.keys()].filter((key) => key.startsWith(base)) : undefined
}
