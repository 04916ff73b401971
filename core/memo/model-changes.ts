import { diffArrays } from 'diff'
import { changedRuns, marked, type How, type MarkedRun } from './marked-runs'
import { blockRuns, type Block, type Fact, type MemoModel, type Run } from './memo-model'

/** The differences of a memo’s texts from the version before. */
export interface ComparedTexts {
  /** The difference of a whole text; one that changed within is the same text. */
  whole: (runs: readonly Run[]) => How
  /** The text with the words that differ, removed ones among them. */
  of: (runs: readonly Run[]) => MarkedRun[]
}

/** The texts of a memo that is compared with none. */
export const UNCOMPARED: ComparedTexts = { whole: () => 'same', of: (runs) => marked(runs, 'same') }

/** A memo with the texts that only the version before has, each in its place, and how each text differs. */
export interface ComparedMemo {
  memo: MemoModel
  texts: ComparedTexts
}

/**
 * Compares a memo with the version before: title, facts, blocks, sign-off and small print, paragraph by paragraph and word by word. Numbers of paragraphs, notes and
 * sources are those of the later version.
 */
export function compareMemos(before: MemoModel, after: MemoModel): ComparedMemo {
  const comparison = new Comparison(after.language)
  comparison.pair(before.title, after.title)
  comparison.pair(before.disclaimer, after.disclaimer)
  const memo: MemoModel = {
    ...after,
    facts: comparison.facts(before.facts, after.facts),
    blocks: comparison.blocks(before.blocks, after.blocks),
    signOff: comparison.facts(before.signOff, after.signOff),
  }
  return { memo, texts: comparison }
}

/** Parts of two versions that are aligned: their texts, and one made of both. */
interface Parts<T> {
  texts: (part: T) => readonly (readonly Run[])[]
  /** A key that two versions of one part share. */
  kind?: (part: T) => string
  merge: (before: T, after: T) => T
}

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

class Comparison implements ComparedTexts {
  readonly #language: MemoModel['language']
  readonly #hows = new Map<readonly Run[], How>()
  readonly #changed = new Map<readonly Run[], MarkedRun[]>()

  constructor(language: MemoModel['language']) {
    this.#language = language
  }

  whole(runs: readonly Run[]): How {
    return this.#hows.get(runs) ?? 'same'
  }

  of(runs: readonly Run[]): MarkedRun[] {
    return this.#changed.get(runs) ?? marked(runs, this.whole(runs))
  }

  /** Notes how the later of two versions of a text differs; returns the later one. */
  pair<R extends readonly Run[]>(before: readonly Run[], after: R): R {
    if (textOf(before) !== textOf(after)) this.#changed.set(after, changedRuns(before, after, this.#language))
    return after
  }

  facts(before: readonly Fact[], after: readonly Fact[]): Fact[] {
    return this.#align(before, after, {
      texts: ({ runs }) => [runs],
      kind: ({ label }) => label,
      merge: (was, now) => ({ ...now, runs: this.pair(was.runs, now.runs) }),
    })
  }

  blocks(before: readonly Block[], after: readonly Block[]): Block[] {
    return this.#align(before, after, {
      texts: blockRuns,
      kind: (block) => (block.kind === 'paragraph' ? `paragraph ${block.number === undefined}` : block.kind),
      merge: (was, now) => this.#block(was, now),
    })
  }

  #block(was: Block, now: Block): Block {
    switch (now.kind) {
      case 'sheet':
        return now
      case 'heading':
        return was.kind === now.kind
          ? { ...now, runs: this.pair(was.runs, now.runs), ...this.#aside(was.aside, now.aside) }
          : now
      case 'paragraph':
        return was.kind === now.kind ? { ...now, runs: this.pair(was.runs, now.runs) } : now
      case 'points':
        return was.kind === now.kind ? { ...now, items: this.#lines(was.items, now.items) } : now
      case 'table':
        return was.kind === now.kind
          ? {
              ...now,
              header: now.header.map((cell, index) => this.pair(was.header[index] ?? [], cell)),
              rows: this.#rows(was.rows, now.rows),
            }
          : now
      case 'chart':
        return was.kind === now.kind ? { ...now, words: this.pair(was.words, now.words) } : now
      case 'box':
        return was.kind === now.kind ? { ...now, paragraphs: this.#lines(was.paragraphs, now.paragraphs) } : now
      case 'pair':
        return was.kind === now.kind
          ? {
              ...now,
              columns: now.columns.map((column, index) => {
                const { heading, aside, items } = was.columns[index] ?? { heading: [], items: [] }
                return {
                  heading: this.pair(heading, column.heading),
                  ...this.#aside(aside, column.aside),
                  items: this.#lines(items, column.items),
                }
              }),
            }
          : now
      case 'figures':
        return was.kind === now.kind ? { ...now, items: this.#figures(was.items, now.items) } : now
      case 'issue':
        return was.kind === now.kind
          ? {
              ...now,
              name: this.pair(was.name, now.name),
              lines: this.#align(was.lines, now.lines, {
                texts: ({ runs }) => [runs],
                kind: ({ style }) => style,
                merge: (earlier, later) => ({ ...later, runs: this.pair(earlier.runs, later.runs) }),
              }),
            }
          : now
    }
  }

  /** A remark beside a heading, which either version may lack; a removed one stays beside it. */
  #aside(was: readonly Run[] | undefined, now: Run[] | undefined): { aside?: Run[] } {
    if (was === undefined && now === undefined) return {}
    return { aside: this.pair(was ?? [], now ?? []) }
  }

  #lines(before: readonly Run[][], after: readonly Run[][]): Run[][] {
    return this.#align(before, after, { texts: (runs) => [runs], merge: (was, now) => this.pair(was, now) })
  }

  #rows(before: readonly Run[][][], after: readonly Run[][][]): Run[][][] {
    return this.#align(before, after, {
      texts: (row) => row,
      kind: (row) => String(row.length),
      merge: (was, now) => now.map((cell, index) => this.pair(was[index] ?? [], cell)),
    })
  }

  #figures(before: readonly Figure[], after: readonly Figure[]): Figure[] {
    return this.#align(before, after, {
      texts: ({ figure, lines }) => [figure, ...lines],
      merge: (was, now) => ({ figure: this.pair(was.figure, now.figure), lines: this.#lines(was.lines, now.lines) }),
    })
  }

  /** Two lists as one, in the order of the later one: equal parts once, versions of one part merged, the others marked. */
  #align<T>(before: readonly T[], after: readonly T[], parts: Parts<T>): T[] {
    const keyOf = (part: T) => JSON.stringify([parts.kind?.(part), parts.texts(part).map(textOf)])
    const whole = (how: How) => (part: T) => {
      for (const runs of parts.texts(part)) this.#hows.set(runs, how)
      return part
    }
    const diff = diffArrays([...before], [...after], { comparator: (one, other) => keyOf(one) === keyOf(other) })
    // The parts in place of removed ones come after them.
    return diff.flatMap((stretch, index): T[] => {
      if (!stretch.added && !stretch.removed) return stretch.value
      if (stretch.removed) return diff[index + 1]?.added ? [] : stretch.value.map(whole('removed'))
      const previous = diff[index - 1]
      const left = previous?.removed ? previous.value : []
      const versions = versionsAmong(left, stretch.value, parts)
      let done = 0
      const merged = stretch.value.flatMap((now, place): T[] => {
        const at = versions.get(place)
        const was = at === undefined ? undefined : left[at]
        if (at === undefined || was === undefined) return [whole('added')(now)]
        const gone = left.slice(done, at)
        done = at + 1
        return [...gone.map(whole('removed')), parts.merge(was, now)]
      })
      return [...merged, ...left.slice(done).map(whole('removed'))]
    })
  }
}

/** The most pairs of parts that are compared to find the best match; of more, each part takes the first that fits. */
const PAIRS_MOST = 40_000

/**
 * Which of the earlier parts each later one is a version of, both in their order: the match that keeps the most texts, so that a paragraph never takes the place for which a
 * table would have to go.
 */
function versionsAmong<T>(before: readonly T[], after: readonly T[], parts: Parts<T>): Map<number, number> {
  const weigh = (was: T, now: T) =>
    isVersionOf(was, now, parts) ? Math.min(parts.texts(was).length, parts.texts(now).length) : 0
  const found = new Map<number, number>()
  if (before.length * after.length > PAIRS_MOST) {
    let from = 0
    after.forEach((now, place) => {
      const at = before.findIndex((was, index) => index >= from && isVersionOf(was, now, parts))
      if (at === -1) return
      found.set(place, at)
      from = at + 1
    })
    return found
  }
  const weights = after.map((now) => before.map((was) => weigh(was, now)))
  // The most texts kept from each pair of places on.
  const kept = Array.from({ length: after.length + 1 }, () => Array.from({ length: before.length + 1 }, () => 0))
  const keptAt = (place: number, at: number) => kept[place]?.[at] ?? 0
  for (let place = after.length - 1; place >= 0; place -= 1)
    for (let at = before.length - 1; at >= 0; at -= 1) {
      const weight = weights[place]?.[at] ?? 0
      const taken = weight === 0 ? 0 : weight + keptAt(place + 1, at + 1)
      const row = kept[place]
      if (row) row[at] = Math.max(taken, keptAt(place + 1, at), keptAt(place, at + 1))
    }
  for (let place = 0, at = 0; place < after.length && at < before.length;) {
    const weight = weights[place]?.[at] ?? 0
    if (weight > 0 && keptAt(place, at) === weight + keptAt(place + 1, at + 1)) {
      found.set(place, at)
      place += 1
      at += 1
    } else if (keptAt(place, at) === keptAt(place, at + 1)) at += 1
    else place += 1
  }
  return found
}

type Figure = Extract<Block, { kind: 'figures' }>['items'][number]

/** Are two parts versions of one? They are alike in kind, and at least half of the fields that the one with fewer of them comes from are those of the other. */
function isVersionOf<T>(was: T, now: T, { texts, kind }: Parts<T>): boolean {
  if (kind && kind(was) !== kind(now)) return false
  const origins = (part: T) =>
    new Set(
      texts(part).flatMap((runs) =>
        runs.flatMap(({ from }) => (from ? [`${from.collection}/${from.id}/${from.field}`] : [])),
      ),
    )
  const [mine, theirs] = [origins(was), origins(now)]
  if (mine.size === 0 || theirs.size === 0) return mine.size === theirs.size
  const shared = [...mine].filter((origin) => theirs.has(origin)).length
  return shared * 2 >= Math.min(mine.size, theirs.size)
}
