import { useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import type { TextEncoding } from '../../../core/base/text-encodings'
import type { Input } from '../../../core/contract/contract'
import { REQUEST_BYTES_MAX } from '../../../core/contract/request-input'
import type { SourceDraft } from '../../../core/reading/source-draft'
import { ask } from '../../client/bridge'
import { useWork } from '../../client/use-work'

/** Something to read into a source: a chosen place, a dropped or pasted file, or a text. */
export type ToRead = { place: string } | { file: File } | { text: string }

async function inputOf(
  what: ToRead,
  job: string,
  encoding: TextEncoding | undefined,
): Promise<Input<'desk:read-source'>> {
  if ('text' in what) return { job, text: what.text }
  const as = encoding ? { encoding } : {}
  if ('place' in what) return { job, place: what.place, ...as }
  const { name, size } = what.file
  if (size > REQUEST_BYTES_MAX)
    throw new ParleyError('file-too-large', {
      file: name,
      size: Math.ceil(size / 1_000_000),
      limit: REQUEST_BYTES_MAX / 1_000_000,
    })
  // A dropped folder, too, is a file to the window until it is read.
  const content = await what.file.arrayBuffer().catch((cause: unknown) => {
    throw new ParleyError('reading-unopened', { file: name }, { cause })
  })
  return { job, name, bytes: new Uint8Array(content), ...as }
}

/** Something that could not be read, and why. */
export interface Unread {
  what: ToRead
  failure: unknown
  /** The name of the reading, under which the desk's process holds the file. */
  job: string
}

/** Lets the desk's process forget a file. Nothing depends on it: the oldest files make room anyway. */
export const releaseFile = (file: string) => void ask('desk:release-file', { file }).catch(() => undefined)

/** Reads one thing after another into drafts of sources; a new reading ends the one before. */
export function useReading() {
  const work = useWork()
  const [reading, setReading] = useState<ToRead>()
  const [failures, setFailures] = useState<readonly Unread[]>([])
  /** Forgets failures; the desk's process need not hold their files any longer. */
  const forget = (which: (unread: Unread) => boolean) => {
    for (const { job } of failures.filter(which)) releaseFile(job)
    setFailures((before) => before.filter((unread) => !which(unread)))
  }
  /** Reads something; undefined if that fails or is canceled. Failures of what was dropped with it stay. */
  const read = async (what: ToRead, encoding?: TextEncoding): Promise<SourceDraft | undefined> => {
    work.cancel()
    const job = work.begin()
    setReading(what)
    forget((other) => !('file' in what) || other.what === what)
    try {
      return await ask('desk:read-source', await inputOf(what, job, encoding))
    } catch (failure) {
      const isCanceled = failure instanceof ParleyError && failure.code === 'canceled'
      if (!isCanceled) setFailures((before) => [...before, { what, failure, job }])
      return undefined
    } finally {
      setReading((now) => (now === what ? undefined : now))
    }
  }
  return {
    isReading: reading !== undefined,
    failures,
    progress: work.progress,
    read,
    cancel: work.cancel,
    forgetFailures: () => forget(() => true),
    /** The file of a failure is taken over by a draft. */
    takeFailure: (unread: Unread) => setFailures((before) => before.filter((other) => other !== unread)),
  }
}
