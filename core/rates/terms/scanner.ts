import type { RateProblem } from './rate'

/** A text that is read from its beginning: where reading is, and what is known to be wrong. */
export class Scanner {
  at = 0
  /** How many brackets are open. */
  depth = 0
  private fault: { at: number; code: RateProblem['code']; readings?: readonly [string, string] } | undefined

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length
  }

  /** Reads what a pattern matches here; undefined, without moving, if it matches nothing. The pattern is sticky. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = pattern
    sticky.lastIndex = this.at
    const found = sticky.exec(this.text)
    if (!found) return undefined
    this.at += found[0].length
    return found
  }

  /** Reads by a function that moves on as far as it can; goes back if it gives nothing. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const before = this.at
    const found = read()
    if (found === undefined) this.at = before
    return found
  }

  /** Notes why reading cannot go on here. The fault that is furthest in the text is reported. */
  blame(code: RateProblem['code'], readings?: readonly [string, string]): undefined {
    if (this.at >= (this.fault?.at ?? 0)) this.fault = { at: this.at, code, ...(readings && { readings }) }
    return undefined
  }

  /** The problem of a text that was read as far as here, and no further. */
  problem(): RateProblem {
    const understood = this.text.slice(0, this.at).trim()
    const rest = this.text.slice(this.at).trim()
    const { fault } = this
    if (fault && fault.at >= this.at)
      return { code: fault.code, understood, rest, ...(fault.readings && { readings: fault.readings }) }
    return { code: understood === '' ? 'nothingUnderstood' : 'notUnderstood', understood, rest }
  }
}
