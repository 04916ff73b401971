import { app } from 'electron'

/** The request of a start of the app, by its command line. */
export interface AskedFor {
  desk?: string | undefined
}

/** Hears of further starts from the first moment on, and keeps them until the app can heed them. */
export class SecondStarts {
  readonly #kept: AskedFor[] = []
  #heed: ((asked: AskedFor) => void) | undefined

  constructor() {
    // The arguments are passed on whole: Chromium sorts those of the second instance, and separates an option from its value.
    app.on('second-instance', (_event, _argv, _directory, data) => {
      if (this.#heed) this.#heed(data as AskedFor)
      else this.#kept.push(data as AskedFor)
    })
  }

  /** Passes on every start to `heed`, those so far first. */
  heed(heed: (asked: AskedFor) => void): void {
    this.#heed = heed
    for (const asked of this.#kept.splice(0)) heed(asked)
  }
}
