import { useEffect, useState, useSyncExternalStore } from 'react'
import { refKey } from '../../../core/desk/ops'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { useStoreId } from '../../client/environment'
import { markUnsaved } from '../../client/saving'
import { forgetText, keepText, unsavedTexts } from '../../client/unsaved-text'

/**
 * Texts that were begun and are not on the desk yet, by key. They are here for this window, and are kept by the main process for
 * the next one, so that neither a closed editor nor a crash loses what was typed.
 */
const texts = new Map<string, string>()
/** Those that were kept from before, and not touched since. */
const fromEarlier = new Set<string>()
/** Those that were saved or dropped here: what main still says of them is old. */
const ended = new Set<string>()
const replaced = new Map<string, number>()
/** The text that an edit began from: it outlives its writer, which goes when the thread is resolved under it. */
const originals = new Map<string, string>()
const listeners = new Set<() => void>()
let version = 0

/** More than can be kept: such a text is only in this window. */
const KEPT_MAX = 8_000_000

function tell(): void {
  version += 1
  for (const listener of listeners) listener()
}

/** Keeps what has been typed so far. */
export function keepNote(key: string, text: string): void {
  const isNews = !texts.has(key) || fromEarlier.has(key)
  texts.set(key, text)
  ended.delete(key)
  fromEarlier.delete(key)
  markUnsaved(key, true)
  if (text.length <= KEPT_MAX) keepText(key, text)
  if (isNews) tell()
}

/** Puts a text in the place of what was typed, for a writer that may be open. */
export function replaceNote(key: string, text: string): void {
  replaced.set(key, timesReplaced(key) + 1)
  keepNote(key, text)
  tell()
}

/** How often a text was replaced: its writer begins anew each time. */
export const timesReplaced = (key: string): number => replaced.get(key) ?? 0

/** The text is on the desk now, or nobody wants it. */
export function forgetNote(key: string): void {
  ended.add(key)
  forgetText(key)
  markUnsaved(key, false)
  fromEarlier.delete(key)
  originals.delete(key)
  if (texts.delete(key)) tell()
}

export const unsavedNote = (key: string): string | undefined => texts.get(key)
export const isFromEarlier = (key: string): boolean => fromEarlier.has(key)

/** Keeps what an edit began from, in this window. */
export function keepOriginal(key: string, text: string): void {
  originals.set(key, text)
}

/** The text that an edit began from, if it began in this window. */
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

/** The keys under which texts of notes are kept. An edit's names the revision that it is an edit of. */
export interface NoteKeys {
  base: string
  note: (about: RecordRef | undefined) => string
  reply: (about: RecordRef | undefined, thread: string) => string
  edit: (about: RecordRef | undefined, id: string, rev: number) => string
  quick: string
  quickAbout: string
}

/** The keys of all texts that were begun under a key, once it is known what was kept from before. */
export function useUnsavedNotes(base: string): string[] | undefined {
  const [ready, setReady] = useState(false)
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => version,
  )
  useEffect(() => {
    let gone = false
    const load = async () => {
      // What cannot be had from before does not keep anybody from writing now.
      const kept = await unsavedTexts(base).catch((): Record<string, string> => ({}))
      for (const [key, text] of Object.entries(kept)) {
        // What was typed in this window is newer.
        if (texts.has(key) || ended.has(key)) continue
        // Asked for by itself it is this window's to go on with.
        texts.set(key, (await unsavedTexts(key).catch((): Record<string, string> => ({})))[key] ?? text)
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
  return ready ? [...texts.keys()].filter((key) => key.startsWith(base)) : undefined
}
