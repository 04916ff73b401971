import { inflateSync } from 'node:zlib'

/** Reads the objects of a PDF that the press wrote (no object streams, no encryption), and the operators of its pages. */

export class Name {
  constructor(readonly of: string) {}
}
export class Ref {
  constructor(readonly to: number) {}
}
export type Dictionary = Map<string, PdfValue>
export type PdfValue = string | number | boolean | null | Name | Ref | PdfValue[] | Dictionary

/** An operator of a page with its operands. */
export interface Operator {
  name: string
  operands: PdfValue[]
}

const SPACE = /[\s\0]/
const END = /[\s\0()<>[\]{}/%]/

/** Reads values one after another. Text is Latin-1: a byte a character. */
class Reader {
  at = 0
  constructor(readonly text: string) {}

  /** The next value, or the bare word that is none; undefined at the end. */
  next(): PdfValue | { word: string } | undefined {
    while (SPACE.test(this.text[this.at] ?? '')) this.at += 1
    const sign = this.text[this.at]
    if (sign === undefined) return undefined
    if (this.text.startsWith('<<', this.at)) return this.#dictionary()
    if (sign === '/')
      return new Name(this.#word(1).replaceAll(/#(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))))
    if (sign === '(') return this.#string()
    if (sign === '<') return this.#hex()
    if (sign === '[') return this.#array()
    if (sign === ']' || this.text.startsWith('>>', this.at)) throw new Error(`${sign} at ${this.at}`)
    const ref = /^(\d+) \d+ R(?![A-Za-z])/.exec(this.text.slice(this.at, this.at + 24))
    if (ref) {
      this.at += ref[0].length
      return new Ref(Number(ref[1]))
    }
    const word = this.#word(0)
    if (/^[-+.\d]+(e-?\d+)?$/i.test(word)) return Number(word)
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : { word }
  }

  value(): PdfValue {
    const value = this.next()
    if (value === undefined || (typeof value === 'object' && value !== null && 'word' in value))
      throw new Error(`no value at ${this.at}`)
    return value
  }

  #word(skip: number): string {
    const from = this.at + skip
    this.at = from
    while (this.at < this.text.length && !END.test(this.text[this.at] ?? '')) this.at += 1
    return this.text.slice(from, this.at)
  }

  #dictionary(): Dictionary {
    const found: Dictionary = new Map()
    this.at += 2
    for (;;) {
      while (SPACE.test(this.text[this.at] ?? '')) this.at += 1
      if (this.text.startsWith('>>', this.at)) break
      const key = this.value()
      if (!(key instanceof Name)) throw new Error(`no name at ${this.at}`)
      found.set(key.of, this.value())
    }
    this.at += 2
    return found
  }

  #array(): PdfValue[] {
    const found: PdfValue[] = []
    this.at += 1
    for (;;) {
      while (SPACE.test(this.text[this.at] ?? '')) this.at += 1
      if (this.text[this.at] === ']') break
      found.push(this.value())
    }
    this.at += 1
    return found
  }

  #string(): string {
    let depth = 0
    let text = ''
    do {
      const sign = this.text[this.at] ?? ''
      if (sign === '\\') {
        this.at += 1
        text += this.text[this.at] ?? ''
      } else {
        if (sign === '(') depth += 1
        if (sign === ')') depth -= 1
        if (depth > 0 && !(sign === '(' && depth === 1)) text += sign
      }
      this.at += 1
    } while (depth > 0 && this.at < this.text.length)
    return text
  }

  #hex(): string {
    const end = this.text.indexOf('>', this.at)
    const hex = this.text.slice(this.at + 1, end)
    this.at = end + 1
    return Buffer.from(hex, 'hex').toString('latin1')
  }
}

/** The objects of a file by number, and its catalogue. */
export class PdfObjects {
  readonly #objects = new Map<number, { value: PdfValue; stream: string | undefined }>()
  readonly root: Dictionary

  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes).toString('latin1')
    for (let at = 0; ;) {
      const head = /(\d+) 0 obj\n/g
      head.lastIndex = at
      const found = head.exec(file)
      if (!found) break
      const reader = new Reader(file)
      reader.at = head.lastIndex
      const value = reader.value()
      const start = file.startsWith('\nstream\n', reader.at) ? reader.at + '\nstream\n'.length : undefined
      const length = value instanceof Map ? value.get('Length') : undefined
      let stream: string | undefined
      if (start !== undefined && typeof length === 'number') {
        const packed = Buffer.from(file.slice(start, start + length), 'latin1')
        const isPacked = value instanceof Map && value.get('Filter') instanceof Name
        stream = (isPacked ? inflateSync(packed) : packed).toString('latin1')
        reader.at = start + length
      }
      this.#objects.set(Number(found[1]), { value, stream })
      at = file.indexOf('endobj', reader.at)
    }
    const trailer = new Reader(file)
    trailer.at = file.lastIndexOf('trailer') + 'trailer'.length
    this.root = this.dictionary((trailer.value() as Dictionary).get('Root'))
  }

  /** A value, or what it refers to. */
  follow(value: PdfValue | undefined): PdfValue | undefined {
    return value instanceof Ref ? this.#objects.get(value.to)?.value : value
  }

  dictionary(value: PdfValue | undefined): Dictionary {
    const found = this.follow(value)
    if (!(found instanceof Map)) throw new Error('no dictionary')
    return found
  }

  list(value: PdfValue | undefined): PdfValue[] {
    const found = this.follow(value)
    return found === undefined || found === null ? [] : Array.isArray(found) ? found : [value as PdfValue]
  }

  stream(value: PdfValue | undefined): string {
    return (value instanceof Ref ? this.#objects.get(value.to)?.stream : undefined) ?? ''
  }

  pages(): Dictionary[] {
    return this.list(this.dictionary(this.root.get('Pages')).get('Kids')).map((kid) => this.dictionary(kid))
  }

  operators(page: Dictionary): Operator[] {
    const reader = new Reader(
      this.list(page.get('Contents'))
        .map((part) => this.stream(part))
        .join('\n'),
    )
    const found: Operator[] = []
    let operands: PdfValue[] = []
    for (;;) {
      const next = reader.next()
      if (next === undefined) return found
      if (typeof next === 'object' && next !== null && 'word' in next) {
        found.push({ name: next.word, operands })
        operands = []
      } else operands.push(next)
    }
  }
}

export const nameOf = (value: PdfValue | undefined): string => (value instanceof Name ? value.of : '')
