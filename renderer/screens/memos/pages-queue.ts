/** How long pages that are being laid out are waited for although newer ones are wanted, in milliseconds: typing would put off those of a short memo for ever. */
const PATIENCE_MS = 500

/** The services that the queue needs. */
export interface PagesPorts<P> {
  lay: (wish: PagesWish, job: string) => Promise<P>
  cancel: (job: string) => void
  newJob: () => string
  now: () => number
  laid: (wish: PagesWish, pages: P) => void
  failed: (wish: PagesWish, failure: unknown) => void
}

/** What pages are wanted of: a memo's saved text (`says`), with the fields that are typed and not saved. */
export interface PagesWish {
  says: string
  fields: Readonly<Record<string, unknown>>
}

/** A form in which everything is saved. */
export const NOTHING_TYPED: PagesWish['fields'] = {}

/**
 * Has one text after another laid out while somebody types: the newest next, those in between never. Pages on their way are shown when they come, unless they take
 * long; then the newest text does not wait for them.
 */
export class PagesQueue<P> {
  readonly #ports: PagesPorts<P>
  #running: { job: string; since: number } | undefined
  #next: PagesWish | undefined

  constructor(ports: PagesPorts<P>) {
    this.#ports = ports
  }

  want(wish: PagesWish): void {
    this.#next = wish
    const running = this.#running
    if (running && this.#ports.now() - running.since < PATIENCE_MS) return
    if (running) this.#ports.cancel(running.job)
    this.#begin()
  }

  /** Nobody waits for pages any more. */
  close(): void {
    this.#next = undefined
    if (this.#running) this.#ports.cancel(this.#running.job)
    this.#running = undefined
  }

  #begin(): void {
    const wish = this.#next
    this.#next = undefined
    if (!wish) return
    const { lay, laid, failed, newJob, now } = this.#ports
    const running = { job: newJob(), since: now() }
    this.#running = running
    const end = (tell: () => void) => {
      // Canceled, or overtaken by a newer text.
      if (this.#running !== running) return
      this.#running = undefined
      tell()
      this.#begin()
    }
    lay(wish, running.job).then(
      (pages) => end(() => laid(wish, pages)),
      (failure: unknown) => end(() => failed(wish, failure)),
    )
  }

  /** The job at work, for its progress. */
  get job(): string | undefined {
    return this.#running?.job
  }
}
