import { basename } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { Language } from '../../../core/base/text'
import type { Handlers } from '../../../core/contract/answer-by'
import type { Input } from '../../../core/contract/contract'
import { REQUEST_BYTES_MAX } from '../../../core/contract/request-input'
import { unreadDraft } from '../../../core/reading/original-file'
import { readChosen, tooLarge } from '../../files/regular-file'
import { reasonOf } from '../../files/write-durably'
import { readInThread, type ReadingPlace } from '../../reading/read-in-thread'
import type { ToRead } from '../../reading/read-source'
import { HELD_MAX, type HeldFiles } from './held-files'
import type { InteropWorld } from './interop-service'
import type { Jobs } from './jobs'

/** How often progress is reported, in milliseconds. */
const TELL_MS = 100

/**
 * Reads a file that a person chose, to be read into a source; `longest` is how many bytes it may have, by default as many as one that is dropped.
 * @throws ParleyError `import-unreadable`, `file-too-large`
 */
export async function fileToRead(
  file: string,
  longest = REQUEST_BYTES_MAX,
): Promise<{ name: string; bytes: Uint8Array }> {
  const name = basename(file)
  const bytes = await readChosen(file, longest).catch((error: unknown) => {
    if (error instanceof ParleyError) throw error
    throw new ParleyError('import-unreadable', { file: name, reason: reasonOf(error) }, { cause: error })
  })
  return { name, bytes }
}

/** Answers the requests to read a file or a text into the draft of a source. */
export class ReadingService {
  readonly handlers: Handlers<'desk:read-source' | 'desk:unread-file' | 'desk:release-file'>
  readonly #world: InteropWorld
  readonly #held: HeldFiles
  /** The one file whose encoding a person is being asked for, by its place: a place is good for one reading. */
  #unclear: { place: string; file: { name: string; bytes: Uint8Array } } | undefined

  constructor(
    place: ReadingPlace | undefined,
    world: InteropWorld,
    { jobs, held, language }: { jobs: Jobs; held: HeldFiles; language: () => Language },
  ) {
    this.#world = world
    this.#held = held
    this.handlers = {
      'desk:read-source': (input) =>
        jobs.run<Awaited<ReturnType<typeof readInThread>>, { done: number; of: number }>(
          input.job,
          async ({ signal, progress }) => {
            if (!place) throw new ParleyError('internal', { reason: 'no reader' })
            const what = await this.#whatOf(input)
            this.#unclear = undefined
            this.#refuseTooLarge(input.job, what)
            const onProgress = (done: number, of: number) => progress({ done, of })
            const draft = await readInThread(what, place, { signal, onProgress }).catch((error: unknown) => {
              if (!signal.aborted) this.#hold(input.job, what)
              const isOpen = error instanceof ParleyError && error.code === 'reading-encoding-open'
              if (isOpen && 'place' in input && 'bytes' in what) this.#unclear = { place: input.place, file: what }
              throw error
            })
            return this.#hold(input.job, what, draft.original?.sha256) ? { ...draft, file: input.job } : draft
          },
          { progress: ({ done, of }) => world.work(input.job, done, of), everyMs: TELL_MS },
        ),
      'desk:unread-file': async ({ file }) => ({ ...unreadDraft(await held.hashed(file), language()), file }),
      'desk:release-file': ({ file }) => {
        held.release(file)
        return {}
      },
    }
  }

  /** A chosen file that is too large to be read may be kept all the same. @throws ParleyError `file-too-large` */
  #refuseTooLarge(job: string, what: ToRead): void {
    if (!('bytes' in what) || what.bytes.length <= REQUEST_BYTES_MAX) return
    this.#hold(job, what)
    throw tooLarge(what.name, what.bytes.length, REQUEST_BYTES_MAX)
  }

  /** Holds a file under the name of its reading; false for a pasted text, and for a file of nothing. */
  #hold(job: string, what: ToRead, sha256?: string): boolean {
    if (!('bytes' in what) || what.bytes.length === 0) return false
    const { name, bytes } = what
    this.#held.hold(job, { name, bytes, sha256 })
    return true
  }

  async #whatOf(input: Input<'desk:read-source'>): Promise<ToRead> {
    if ('text' in input) return { text: input.text }
    if ('bytes' in input) return { name: basename(input.name), bytes: input.bytes, as: input.encoding }
    const { place, encoding } = input
    const kept = encoding !== undefined && this.#unclear?.place === place ? this.#unclear.file : undefined
    const file = kept ?? (await fileToRead(await this.#world.fileOf(place, 'read'), HELD_MAX))
    return { ...file, as: encoding }
  }
}
