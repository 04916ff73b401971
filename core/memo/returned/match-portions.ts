import { diffArrays } from 'diff'
import { anchorOf, textPrint, type Anchor } from './anchors'
import { likeness, pairsIn } from './likeness'
import { plainText, portionText, type Portion } from './portions'
import type { ReturnedFrom } from './returned-file'
import { unitText, type Unit } from './units'

/** A portion with the text that the file has in its place, if it has one; or a text that belongs to no portion. */
export interface Match {
  portion?: Portion
  unit?: Unit
  /** The portion has changed on the desk since the file was exported, or it may be another one: `unsure`. */
  stale?: 'changed' | 'unsure'
}

export interface Matched {
  /** In the memo's order; a text that belongs to no portion follows the one that it follows in the file. */
  matches: Match[]
  /** The number of portions of the memo that the file has not, where it cannot tell that somebody removed them. */
  unknown: number
  /** The share of the memo's text for which the file has a text. */
  share: number
}

/** The least likeness of two texts that are taken for two versions of one. */
const LIKE = 0.5
/** A share of the memo's text below which a file is another text, whatever it says of itself. */
const LITTLE = 0.3

/**
 * Finds the portion of the memo that each text of a file is of: by its bookmark, then by the same text, then by a text that is much like it between the same
 * neighbours. `from` is what the file says of its export, if it is of this memo and version; `exportedOf` the memo that its bookmarks are of, if that is another one.
 */
export function matchPortions(
  portions: readonly Portion[],
  units: readonly Unit[],
  from: ReturnedFrom | undefined,
  exportedOf?: string,
): Matched {
  const matcher = new Matcher(portions, units, exportedOf)
  matcher.byAnchor()
  matcher.bySameText()
  matcher.byLikeText()
  return matcher.result(from)
}

class Matcher {
  readonly #portions: readonly Portion[]
  readonly #units: readonly Unit[]
  readonly #anchors: Anchor[]
  readonly #texts: string[]
  readonly #portionOf = new Map<number, number>()
  readonly #unitOf = new Map<number, number>()
  readonly #stale = new Map<number, 'changed' | 'unsure'>()

  constructor(portions: readonly Portion[], units: readonly Unit[], exportedOf: string | undefined) {
    this.#portions = portions
    this.#units = units
    this.#anchors = portions.map((portion, index) => anchorOf(portion, index, exportedOf))
    this.#texts = portions.map((portion) => plainText(portionText(portion)))
  }

  /** By the text and its records; then by its records alone; then by its text alone, which may be that of another record. */
  byAnchor(): void {
    this.#bySameAnchor()
    const [byText, byOrigin] = [
      groups(this.#anchors, ({ text }) => text),
      groups(this.#anchors, ({ origin }) => origin),
    ]
    const passes: { as: 'changed' | 'unsure'; find: (anchor: Anchor) => number | undefined }[] = [
      {
        as: 'changed',
        find: ({ index, origin }) => (origin === NOWHERE ? undefined : this.#nearest(byOrigin.get(origin), index)),
      },
      { as: 'unsure', find: ({ index, text }) => this.#nearest(byText.get(text), index) },
    ]
    for (const { as, find } of passes)
      for (const [at, { anchor }] of this.#units.entries()) {
        if (!anchor || this.#portionOf.has(at)) continue
        const found = find(anchor)
        if (found === undefined) continue
        this.#pair(at, found)
        this.#stale.set(found, as)
      }
  }

  /** Tells equal texts of the same records apart, such as two lines of one comment: by their order, as long as none is missing. */
  #bySameAnchor(): void {
    const open = groups(this.#anchors, both)
    const marked = groups(
      this.#units.map(({ anchor }) => anchor),
      both,
    )
    for (const [key, units] of marked) {
      const portions = open.get(key) ?? []
      const inOrder = units.toSorted((one, other) => this.#exportedAt(one) - this.#exportedAt(other))
      const isSure = units.length === portions.length || inOrder.every((at) => portions.includes(this.#exportedAt(at)))
      for (const [nth, at] of inOrder.entries()) {
        const index = this.#exportedAt(at)
        const isThere = units.length !== portions.length && portions.includes(index) && !this.#unitOf.has(index)
        const found = isThere
          ? index
          : units.length === portions.length
            ? portions[nth]
            : this.#nearest(portions, index)
        if (found === undefined) continue
        this.#pair(at, found)
        if (!isSure) this.#stale.set(found, 'unsure')
      }
    }
  }

  #exportedAt = (at: number) => this.#units[at]?.anchor?.index ?? -1

  /** Texts that are the same, in the order of both; then wherever else they are. */
  bySameText(): void {
    const [units, portions] = [this.#openUnits(), this.#openPortions()]
    const [was, now] = [portions.map((index) => this.#texts[index]), units.map((at) => this.#unitTexts(at)[0])]
    let [left, right] = [0, 0]
    for (const { value, added, removed } of diffArrays(was, now, { maxEditLength: EDITS }) ?? []) {
      if (!added && !removed)
        for (let step = 0; step < value.length; step += 1) {
          const [unit, portion] = [units[right + step], portions[left + step]]
          if (unit !== undefined && portion !== undefined) this.#pair(unit, portion)
        }
      if (!added) left += value.length
      if (!removed) right += value.length
    }
    const open = new Map<string, number[]>()
    for (const index of this.#openPortions()) {
      const bare = plainText(this.#bare(index))
      for (const text of new Set([this.#texts[index] ?? '', bare])) open.set(text, [...(open.get(text) ?? []), index])
    }
    for (const at of this.#openUnits()) {
      const found = this.#unitTexts(at).flatMap((text) => open.get(text) ?? [])
      const portion = found.find((index) => !this.#unitOf.has(index))
      if (portion !== undefined) this.#pair(at, portion)
    }
  }

  /** Texts that are much alike, each between the same matched neighbours. */
  byLikeText(): void {
    const open = this.#openUnits()
    const portions = this.#texts.map((text, index) => (this.#unitOf.has(index) ? undefined : pairsIn(text)))
    const last = this.#nextMatched()
    let first = 0
    let at = 0
    // A file of another text has no neighbours; comparing everything with everything would take too long.
    for (const unit of open.slice(0, TRIED)) {
      for (; at <= unit; at += 1) first = (this.#portionOf.get(at) ?? first - 1) + 1
      const texts = this.#unitTexts(unit).map(pairsIn)
      let best: { index: number; like: number } | undefined
      for (let index = first; index < (last[unit] ?? 0) && index - first < WINDOW; index += 1) {
        const portion = this.#unitOf.has(index) ? undefined : portions[index]
        const like = portion ? Math.max(...texts.map((text) => likeness(portion, text))) : 0
        if (like >= LIKE && like > (best?.like ?? 0)) best = { index, like }
      }
      if (!best) continue
      this.#pair(unit, best.index)
      first = best.index + 1
    }
  }

  result(from: ReturnedFrom | undefined): Matched {
    const weight = (index: number) => this.#texts[index]?.length ?? 0
    const total = this.#portions.reduce((sum, _, index) => sum + weight(index), 0)
    const hasText = (at: number) => this.#units[at]?.pieces.some(({ text }) => plainText(text) !== '') === true
    const found = [...this.#unitOf].reduce((sum, [index, at]) => sum + (hasText(at) ? weight(index) : 0), 0)
    const share = total === 0 ? 0 : found / total
    const after = new Map<number, Unit[]>()
    let place = -1
    for (const [at, unit] of this.#units.entries()) {
      place = this.#portionOf.get(at) ?? place
      if (!this.#portionOf.has(at)) after.set(place, [...(after.get(place) ?? []), unit])
    }
    const matches: Match[] = (after.get(-1) ?? []).map((unit) => ({ unit }))
    let unknown = 0
    for (const [index, portion] of this.#portions.entries()) {
      const at = this.#unitOf.get(index) ?? -1
      const unit = hasText(at) || share >= LITTLE ? this.#units[at] : undefined
      if (unit) matches.push({ portion, unit, ...this.#stalePart(index, unit) })
      else if (this.#isRemoved(index, from, share)) matches.push({ portion })
      else unknown += 1
      matches.push(...(after.get(index) ?? []).map((loose) => ({ unit: loose })))
    }
    return { matches, unknown, share }
  }

  #stalePart(index: number, { anchor }: Unit): Pick<Match, 'stale'> {
    if (!anchor) return {}
    const { text, origin } = this.#anchors[index] ?? {}
    const isOther = origin !== anchor.origin
    const stale = this.#stale.get(index) ?? (isOther ? 'unsure' : text === anchor.text ? undefined : 'changed')
    return stale ? { stale } : {}
  }

  /** Did somebody remove a portion that the file has not? It may also be newer than the file, or of another version. */
  #isRemoved(index: number, from: ReturnedFrom | undefined, share: number): boolean {
    if (!from) return share >= LIKE && this.#units.every(({ anchor }) => !anchor)
    if (share < LITTLE) return false
    if (from.portions === this.#portions.length) return true
    const exported = (portion: number) => this.#units[this.#unitOf.get(portion) ?? -1]?.anchor?.index
    let [before, after] = [-1, from.portions]
    for (let at = index - 1; at >= 0 && before === -1; at -= 1) before = exported(at) ?? -1
    for (let at = index + 1; at < this.#portions.length && after === from.portions; at += 1)
      after = exported(at) ?? from.portions
    return after - before > 1
  }

  /** For each text of the file, the portion of the next one that has one. */
  #nextMatched(): number[] {
    const next: number[] = []
    let found = this.#portions.length
    for (let at = this.#units.length - 1; at >= 0; at -= 1) {
      next[at] = found
      found = this.#portionOf.get(at) ?? found
    }
    return next
  }

  #nearest(group: readonly number[] | undefined, index: number): number | undefined {
    const open = (group ?? []).filter((one) => !this.#unitOf.has(one))
    return open.toSorted((one, other) => Math.abs(one - index) - Math.abs(other - index))[0]
  }

  /** The text of a unit as it is, and as it was before the tracked changes. */
  #unitTexts(at: number): [string, string] {
    const unit = this.#units[at]
    return unit ? [plainText(unitText(unit)), plainText(unitText(unit, 'rejected'))] : ['', '']
  }

  /** A portion without its number, which a program may have made a number of its own. */
  #bare(index: number): string {
    const portion = this.#portions[index]
    return portion ? portionText({ parts: portion.parts.filter(({ role }) => role !== 'number') }) : ''
  }

  #pair(at: number, index: number): void {
    this.#portionOf.set(at, index)
    this.#unitOf.set(index, at)
  }

  #openUnits = () => [...this.#units.keys()].filter((at) => !this.#portionOf.has(at))
  #openPortions = () => [...this.#portions.keys()].filter((index) => !this.#unitOf.has(index))
}

/** How many texts are compared at most, and with how many portions each. */
const TRIED = 2000
const WINDOW = 60
/** How many paragraphs of two texts may differ before they are not aligned. */
const EDITS = 5000

/** The fingerprint of no record at all. */
const NOWHERE = textPrint('')

const both = ({ text, origin }: Anchor) => `${text} ${origin}`

/** The places of the anchors that have one key in common. */
function groups(anchors: readonly (Anchor | undefined)[], keyOf: (anchor: Anchor) => string): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [index, anchor] of anchors.entries()) {
    if (!anchor) continue
    const group = found.get(keyOf(anchor))
    if (group) group.push(index)
    else found.set(keyOf(anchor), [index])
  }
  return found
}
