import { ParleyError } from '../base/errors'
import { exactNumber } from '../base/exact-number'
import { isUnsafeMember } from '../base/plain-json'

/** How deep values may nest: far above what any record has. */
const DEPTH_MAX = 200

/**
 * Reads JSON from its beginning, member by member, and knows its line. Given two members of one name, JSON.parse silently takes the last, and it rounds a
 * number that it cannot hold; here both are refused.
 * @throws ParleyError `import-not-json`, `import-key-twice`, `import-key-unsafe`, `import-number`
 */
export class JsonReader {
  readonly #text: string
  #at: number
  #line = 1
  /** The offset of that line's end. */
  #lineEnd: number

  constructor(text: string) {
    this.#text = text
    this.#at = text.startsWith('\uFEFF') ? 1 : 0
    this.#lineEnd = this.#endFrom(0)
  }

  /** How many characters have been read. */
  get at(): number {
    return this.#at
  }

  /** The line of the next value, counted from 1. */
  get line(): number {
    this.#skip()
    return this.#lineOf(this.#at)
  }

  /** The first character of the next value. */
  get next(): string {
    this.#skip()
    return this.#text.charAt(this.#at)
  }

  /** The names of an object's members, one after the other; after each, read or skip its value. */
  *members(): Generator<string, void> {
    this.#expect('{')
    const seen = new Set<string>()
    if (this.#take('}')) return
    do {
      this.#skip()
      const start = this.#at
      const key = this.#string()
      if (seen.has(key)) throw new ParleyError('import-key-twice', { line: this.#lineOf(start), key })
      if (isUnsafeMember(key, 0)) throw new ParleyError('import-key-unsafe', { line: this.#lineOf(start), key })
      seen.add(key)
      this.#expect(':')
      yield key
    } while (this.#take(','))
    this.#expect('}')
  }

  /** Stops before each of a list's items; read each one. */
  *items(): Generator<void, void> {
    this.#expect('[')
    if (this.#take(']')) return
    do yield
    while (this.#take(','))
    this.#expect(']')
  }

  /** Reads the next value whole. */
  value(depth = 0): unknown {
    if (depth > DEPTH_MAX) throw this.#fault()
    switch (this.next) {
      case '{': {
        const object: Record<string, unknown> = {}
        for (const key of this.members()) object[key] = this.value(depth + 1)
        return object
      }
      case '[': {
        const list: unknown[] = []
        for (const _item of this.items()) list.push(this.value(depth + 1))
        return list
      }
      case '"':
        return this.#string()
      case 't':
        return this.#word('true', true)
      case 'f':
        return this.#word('false', false)
      case 'n':
        return this.#word('null', null)
      default:
        return this.#number()
    }
  }

  /** Checks that nothing follows. */
  end(): void {
    this.#skip()
    if (this.#at < this.#text.length) throw this.#fault()
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#fault()
    this.#at += word.length
    return value
  }

  #number(): number {
    NUMBER.lastIndex = this.#at
    const [digits] = NUMBER.exec(this.#text) ?? []
    if (digits === undefined) throw this.#fault()
    const value = exactNumber(digits)
    if (value === undefined)
      throw new ParleyError('import-number', { line: this.#lineOf(this.#at), number: digits.slice(0, 40) })
    this.#at += digits.length
    return value
  }

  #string(): string {
    if (this.#text.charAt(this.#at) !== '"') throw this.#fault()
    let close = this.#text.indexOf('"', this.#at + 1)
    while (close !== -1 && isEscaped(this.#text, close)) close = this.#text.indexOf('"', close + 1)
    if (close === -1) throw this.#fault()
    const raw = this.#text.slice(this.#at + 1, close)
    let value = raw
    if (NOT_PLAIN.test(raw)) {
      try {
        value = JSON.parse(`"${raw}"`) as string
      } catch {
        throw this.#fault()
      }
    }
    this.#at = close + 1
    return value
  }

  #skip(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.#at += 1
    }
  }

  #take(sign: string): boolean {
    this.#skip()
    if (this.#text.charAt(this.#at) !== sign) return false
    this.#at += 1
    return true
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw this.#fault()
  }

  #fault(): ParleyError {
    const before = this.#text.lastIndexOf('\n', this.#at - 1)
    return new ParleyError('import-not-json', { line: this.#lineOf(this.#at), column: this.#at - before })
  }

  /** Counts lines forwards only, and searches for each line's end once: counting costs one pass, even if everything is on one line. */
  #lineOf(offset: number): number {
    while (this.#lineEnd < offset) {
      this.#line += 1
      this.#lineEnd = this.#endFrom(this.#lineEnd + 1)
    }
    return this.#line
  }

  /** The offset at which this character's line ends. */
  #endFrom(at: number): number {
    const found = this.#text.indexOf('\n', at)
    return found === -1 ? Infinity : found
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const NOT_PLAIN = /[\\\p{Cc}]/u

/** Is the character here escaped: after an odd number of backslashes? */
function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1
  return slashes % 2 === 1
}
