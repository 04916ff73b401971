import { useEffect, useRef, useState } from 'react'
import type { TextEncoding } from '../../../core/base/text-encodings'
import type { SourceDraft } from '../../../core/reading/source-draft'
import { ask } from '../../client/bridge'
import { useUnsavedForm } from '../../client/use-unsaved-form'
import { useTexts } from '../../text/text-context'
import type { CiteProblem } from '../record/cite-draft'
import { releaseFile, useReading, type ToRead, type Unread } from './use-reading'

/** The longest text that the main process keeps while it is not on the desk; a longer one is in the file or the clipboard that it came from. */
const KEPT_MAX = 500_000

/** Files that were dropped and are not read yet. */
export interface Dropped {
  dropped: readonly ToRead[]
  /** The first of them is being read. */
  taken: () => void
}

/** A value that the main process keeps while it is not on the desk, unless it is longer than that process takes. */
function useKept<T>(key: string, parse: (json: unknown) => T, lengthOf: (value: T) => number) {
  const unsaved = useUnsavedForm<T | undefined>(key, parse, undefined)
  const [long, setLong] = useState<T>()
  const change = (next: T | undefined) => {
    const isLong = next !== undefined && lengthOf(next) > KEPT_MAX
    setLong(isLong ? next : undefined)
    if (isLong) return
    if (next === undefined) unsaved.forget()
    else unsaved.change(next)
  }
  return { value: long ?? unsaved.value, change }
}

/**
 * Reads a text that is pasted, dropped or chosen, for a dialog that makes something of it (`begin`). The text stays until it is on the desk or discarded,
 * even if the dialog closes, and so do words that are typed and not read yet; `key` is their name meanwhile.
 */
export function useIntake<T extends { draft: SourceDraft }>(
  key: string,
  begin: (draft: SourceDraft) => T,
  { dropped, taken }: Dropped,
) {
  const { error } = useTexts()
  const kept = useKept<T>(
    key,
    (json) => json as T,
    ({ draft }) => draft.text.length,
  )
  const typed = useKept<string>(`${key}/typed`, String, (text) => text.length)
  const intake = kept.value
  const reading = useReading()
  const [problem, setProblem] = useState<CiteProblem>()
  const change = (next: T | undefined) => {
    setProblem(undefined)
    const held = intake?.draft.file
    if (held !== undefined && held !== next?.draft.file) releaseFile(held)
    kept.change(next)
  }
  const read = async (what: ToRead, encoding?: TextEncoding) => {
    const draft = await reading.read(what, encoding)
    if (!draft) return
    change(begin(draft))
    if ('text' in what) typed.change(undefined)
  }
  // Files that could not be read and are to be kept without a text come first, each once no other draft is there.
  const isFree = !reading.isReading && intake === undefined
  const [queue, setQueue] = useState<readonly Unread[]>([])
  const asked = useRef<Unread>(undefined)
  useEffect(() => {
    const [next] = queue
    if (!isFree || !next || asked.current === next) return
    asked.current = next
    ask('desk:unread-file', { file: next.job })
      .then(
        (draft) => change(begin(draft)),
        (cause: unknown) => setProblem({ at: '', says: error(cause) }),
      )
      .finally(() => setQueue((before) => before.filter((other) => other !== next)))
  })
  // Dropped files are read one after another, each once the one before is on the desk or discarded.
  const waits = !isFree || queue.length > 0 || dropped.length === 0
  const begun = useRef<ToRead>(undefined)
  useEffect(() => {
    const [next] = dropped
    if (waits || !next || begun.current === next) return
    begun.current = next
    taken()
    void read(next)
  })
  const choose = () =>
    void ask('app:choose-source', {}).then(
      ({ place }) => (place === undefined ? undefined : read({ place })),
      (cause: unknown) => setProblem({ at: '', says: error(cause) }),
    )
  return {
    /** The text once it is read; nothing while something else is being read. */
    intake: reading.isReading ? undefined : intake,
    change,
    typed: typed.value ?? '',
    setTyped: (text: string) => typed.change(text === '' ? undefined : text),
    reading,
    read: (what: ToRead, encoding?: TextEncoding) => void read(what, encoding),
    choose,
    /** Makes a draft of a file that could not be read, without a text, once no other draft is there. */
    keepUnread: (unread: Unread) => {
      reading.takeFailure(unread)
      setQueue((before) => [...before, unread])
    },
    /** How many such files wait. */
    queued: queue.length,
    problem,
    setProblem,
    /** The text is on the desk. */
    done: () => {
      change(undefined)
      reading.forgetFailures()
    },
  }
}
