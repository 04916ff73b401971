import { BREAK, folded, HYPHENS, SOFT_HYPHEN, withoutUnseen, type Folded } from './folded-character'

/**
 * A text as it is compared with a quote that was copied by hand or out of a PDF: blanks are one space, or none beside Japanese; quotation marks and dashes
 * are plain; characters that Unicode holds for the same are the same (ligatures, full and half width); invisible ones and hyphens inside words are gone.
 * `starts` and `ends` say for each unit of `units` where in the text the character that it comes from begins and ends.
 */
export interface FoldedText {
  units: string
  starts: Uint32Array
  ends: Uint32Array
  /** The hyphens that were left out: how many units come before each, ascending, and whether a line ended there. */
  hyphens: readonly { at: number; endsLine: boolean }[]
}

/** How many code units are folded in one step: about a millisecond's work. */
const STEP = 16_384

/** Folds a text at once. */
export function fold(text: string): FoldedText {
  const steps = foldSteps(text)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Folds a text in short steps, for a text of any length. */
export function* foldSteps(text: string): Generator<void, FoldedText> {
  const folding = new Folding(text)
  for (let until = STEP; !folding.isDone; until += STEP) {
    folding.foldTo(until)
    yield
  }
  return folding.result()
}

class Folding {
  readonly #text: string
  #codes: Uint16Array
  #starts: Uint32Array
  #ends: Uint32Array
  #length = 0
  readonly #hyphens: { at: number; endsLine: boolean }[] = []
  #at = 0
  /** The beginning and the end of the blanks before the next character; -1 if there are none. */
  #blankStart = -1
  #blankEnd = -1
  #lastIsLetter = false
  #lastTakesNoBlank = false
  /** A dash at the end of a line joins what is on both sides of it, unless it stands alone. */
  #lastJoins = false

  constructor(text: string) {
    this.#text = text
    this.#codes = new Uint16Array(text.length + 32)
    this.#starts = new Uint32Array(text.length + 32)
    this.#ends = new Uint32Array(text.length + 32)
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length
  }

  result(): FoldedText {
    return {
      units: stringOf(this.#codes.subarray(0, this.#length)),
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
      hyphens: this.#hyphens,
    }
  }

  foldTo(until: number): void {
    while (this.#at < until && !this.isDone) this.#next()
  }

  #next(): void {
    const start = this.#at
    const point = this.#text.codePointAt(start) ?? 0
    const end = start + (point > 0xffff ? 2 : 1)
    const character = folded(point)
    this.#at = end
    if (character.isBlank) {
      if (this.#blankStart < 0) this.#blankStart = start
      this.#blankEnd = end
      return
    }
    if (character.isInvisible) {
      if (point === SOFT_HYPHEN && this.#lastIsLetter && this.#blankStart < 0) this.#at = this.#afterBreak(end) ?? end
      return
    }
    if (character.isDash && this.#joinsLetters(point, end)) return
    this.#add(character, start, end)
  }

  /** Leaves a dash between two letters out, and the end of the line after it: nobody knows whether a hyphen there belongs to the word. */
  #joinsLetters(dash: number, end: number): boolean {
    if (!this.#lastIsLetter || this.#blankStart >= 0) return false
    const next = this.#afterBreak(end)
    const after = next ?? this.#afterInvisible(end)
    if (!folded(this.#text.codePointAt(after) ?? 0).isLetter) return false
    this.#hyphens.push({ at: this.#length, endsLine: next !== undefined && HYPHENS.has(dash) })
    this.#at = after
    return true
  }

  /** The place of the next line's first letter, if the line ends here. */
  #afterBreak(from: number): number | undefined {
    let at = from
    let isBroken = false
    for (; at < this.#text.length; at += 1) {
      const { isBlank, isInvisible, isBreak } = folded(this.#text.charCodeAt(at))
      if (!isBlank && !isInvisible) break
      isBroken ||= isBreak
    }
    return isBroken && folded(this.#text.codePointAt(at) ?? 0).isLetter ? at : undefined
  }

  #afterInvisible(from: number): number {
    let at = from
    while (at < this.#text.length && folded(this.#text.charCodeAt(at)).isInvisible) at += 1
    return at
  }

  #add(character: Folded, start: number, last: number): void {
    const { takesNoBlank, isLetter, isDash } = character
    const end = isDash ? last : this.#withMarks(last)
    const isAfterBlank = this.#blankStart >= 0
    if (isAfterBlank) {
      if (this.#length > 0 && !takesNoBlank && !this.#lastTakesNoBlank && !this.#isJoined())
        this.#push(' ', this.#blankStart, this.#blankEnd)
      this.#blankStart = -1
    }
    const units = end === last ? character.units : withoutUnseen(this.#text.slice(start, end)).normalize('NFKD')
    this.#lastJoins = isDash && !isAfterBlank && this.#length > 0
    this.#lastIsLetter = isLetter
    this.#lastTakesNoBlank = takesNoBlank
    this.#push(units, start, end)
    this.#at = end
  }

  #withMarks(end: number): number {
    // The first mark of any script is U+0300.
    if (!(this.#text.charCodeAt(end) >= 0x300)) return end
    let at = end
    for (;;) {
      const point = this.#text.codePointAt(at)
      if (point === undefined || !folded(point).isMark) return at
      at += point > 0xffff ? 2 : 1
    }
  }

  #isJoined(): boolean {
    return this.#lastJoins && BREAK.test(this.#text.slice(this.#blankStart, this.#blankEnd))
  }

  #push(units: string, start: number, end: number): void {
    const to = this.#length + units.length
    if (to > this.#codes.length) this.#grow(to)
    for (let unit = this.#length; unit < to; unit += 1) {
      this.#codes[unit] = units.charCodeAt(unit - this.#length)
      this.#starts[unit] = start
      this.#ends[unit] = end
    }
    this.#length = to
  }

  #grow(length: number): void {
    const [codes, starts, ends] = [this.#codes, this.#starts, this.#ends]
    this.#codes = new Uint16Array(length * 2)
    this.#starts = new Uint32Array(length * 2)
    this.#ends = new Uint32Array(length * 2)
    this.#codes.set(codes)
    this.#starts.set(starts)
    this.#ends.set(ends)
  }
}

/** How many code units become a string at once: arguments of a call are few. */
const AT_ONCE = 8192

function stringOf(codes: Uint16Array): string {
  const parts: string[] = []
  for (let at = 0; at < codes.length; at += AT_ONCE)
    parts.push(String.fromCharCode(...codes.subarray(at, at + AT_ONCE)))
  return parts.join('')
}
