import { useSyncExternalStore, type ComponentType } from 'react'

/** The loads of code that something in the window waits for. */
const awaited = new Set<Promise<unknown>>()

/** Resolves once all code that something in the window waits for is there; undefined if nothing waits. */
export const codeAwaited = (): Promise<unknown> | undefined => (awaited.size > 0 ? Promise.all(awaited) : undefined)

/** Code that the window's first screen does without: it is loaded once, when it is first wanted. */
export class LaterCode<Code> {
  readonly #import: () => Promise<Code>
  #code: Code | undefined
  #loading: Promise<void> | undefined
  readonly #waiting = new Set<() => void>()

  constructor(load: () => Promise<Code>) {
    this.#import = load
  }

  /** Loads it ahead of its first use. After a failure, the next use tries again. */
  load(): Promise<void> {
    this.#loading ??= this.#import().then(
      (code) => {
        this.#code = code
        for (const tell of this.#waiting) tell()
      },
      (error: unknown) => {
        this.#loading = undefined
        throw error
      },
    )
    return this.#loading
  }

  /**
   * A component of the code, which shows nothing until that is loaded. Not React's `lazy`: that would hold each first view back for a while even after all is
   * loaded.
   */
  component<Props extends object>(of: (code: Code) => ComponentType<Props>): ComponentType<Props> {
    const now = () => this.#code
    const listen = (tell: () => void) => {
      this.#waiting.add(tell)
      const loading = this.load()
      if (this.#code === undefined) {
        awaited.add(loading)
        void loading.finally(() => awaited.delete(loading))
      }
      return () => this.#waiting.delete(tell)
    }
    return function Later(props: Props) {
      const code = useSyncExternalStore(listen, now)
      if (code === undefined) return <span hidden data-later="" />
      const Component = of(code)
      return <Component {...props} />
    }
  }
}
