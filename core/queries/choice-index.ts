import { NONE } from '../base/slots'
import type { Followed, FollowedDesk } from '../desk/followed'
import type { Derive } from '../desk/desk-read'
import type { MemoryDesk } from '../desk/memory-desk'
import { refKey, refOfKey } from '../desk/ops'
import { RecordOrder } from '../desk/record-order'
import type { CollectionName } from '../model/values/collection-names'
import { PackedTexts } from './packed-texts'

/** Deleted texts leave their places empty until there are this many, and more than there are records. */
const LEFT_BEHIND = 1000

/** The records of a collection that have some words: the first of them, those whose text begins with the words before the rest; and how many. */
export interface ChoicesFound {
  first: string[]
  rest: string[]
  total: number
}

/** The texts of a collection's records, in the order of the desk. */
class CollectionTexts {
  readonly #collection: CollectionName
  readonly #make: Derive<readonly string[]>
  /** Records whose text is to be made, in the order of the desk if they are new. */
  readonly #due = new Set<string>()
  /** The records and their texts by place; a deleted record leaves its place empty. */
  #ids: (string | undefined)[] = []
  #texts = new PackedTexts()
  #places = new RecordOrder([])
  /** How many places are empty. */
  #empty = 0

  constructor(desk: FollowedDesk, collection: CollectionName, make: Derive<readonly string[]>) {
    this.#collection = collection
    this.#make = make
    this.#begin(desk)
  }

  get isDue(): boolean {
    return this.#due.size > 0
  }

  #begin(desk: FollowedDesk): void {
    this.#ids = []
    this.#texts = new PackedTexts()
    this.#places = new RecordOrder([])
    this.#empty = 0
    this.#due.clear()
    for (const { id } of desk.all(this.#collection)) this.#due.add(id)
  }

  /** A record was deleted: if it is there again, it comes last. */
  deleted(id: string): void {
    this.#due.delete(id)
    const place = this.#places.placeOf(id)
    if (place === NONE) return
    this.#ids[place] = undefined
    this.#texts.put(place, [])
    this.#empty += 1
    this.#places.delete(id)
  }

  /** A record is new, or its text may be another one. One that the desk had before comes last when it is back. */
  touched(id: string): void {
    if (this.#places.placeOf(id) === NONE) this.#due.delete(id)
    this.#due.add(id)
  }

  /** A record's text may be another one. A record that has none yet is due already, in its turn. */
  stale(id: string): void {
    if (this.#places.placeOf(id) !== NONE) this.#due.add(id)
  }

  /** Makes the next text that is due. */
  step(desk: FollowedDesk): void {
    const [id] = this.#due
    if (id === undefined) return
    this.#due.delete(id)
    // The record's own id: a string that exists anyway takes no memory.
    const own = desk.get(this.#collection, id)?.id
    if (own === undefined) return
    this.#put(own, desk.watch(this.#make, refKey({ collection: this.#collection, id })))
    const isSparse = this.#empty > LEFT_BEHIND && this.#empty * 2 > this.#ids.length
    if (this.#due.size === 0 && isSparse) this.#begin(desk)
  }

  #put(id: string, text: readonly string[]): void {
    if (this.#places.placeOf(id) === NONE) this.#places.add(id)
    const place = this.#places.placeOf(id)
    this.#ids[place] = id
    this.#texts.put(place, text)
  }

  /** The records whose text has all of the words, at most `most` ids of each kind; `start` is the beginning that puts a text first. */
  find(words: readonly string[], start: string, most: number): ChoicesFound {
    const found: ChoicesFound = { first: [], rest: [], total: 0 }
    // A look at every text takes milliseconds at a hundred thousand; an index of them would take more memory than the desk.
    this.#texts.find(words, start, (place, isFirst) => {
      const id = this.#ids[place]
      if (id === undefined) return
      found.total += 1
      const into = isFirst ? found.first : found.rest
      if (into.length < most) into.push(id)
    })
    return found
  }
}

/**
 * The texts by which the records of a desk are found, which follow its edits: an edit has only the texts made again that it changes. Texts are first made when a
 * collection is asked for. Kept for as long as the desk and what it advances to.
 */
export class ChoiceIndex {
  readonly #make: Derive<readonly string[]>
  readonly #followed: Followed
  readonly #collections = new Map<CollectionName, CollectionTexts>()

  constructor(desk: MemoryDesk, make: Derive<readonly string[]>) {
    this.#make = make
    this.#followed = desk.follow(make)
  }

  /** Ends the following of edits. */
  end(): void {
    this.#followed.end()
  }

  /** Makes the texts of some collections that are due, a few for each step. `now` gives the desk, which may change between two steps. */
  *steps(now: () => FollowedDesk, collections: readonly CollectionName[]): Generator<void> {
    for (const collection of collections) {
      for (;;) {
        const texts = this.#textsOf(now(), collection)
        if (!texts.isDue) break
        texts.step(now())
        yield
      }
    }
  }

  /** The records of a collection whose text has all of the words. */
  find(
    desk: FollowedDesk,
    collection: CollectionName,
    words: readonly string[],
    start: string,
    most: number,
  ): ChoicesFound {
    const texts = this.#textsOf(desk, collection)
    while (texts.isDue) texts.step(desk)
    return texts.find(words, start, most)
  }

  #textsOf(desk: FollowedDesk, collection: CollectionName): CollectionTexts {
    this.#follow()
    const texts = this.#collections.get(collection) ?? new CollectionTexts(desk, collection, this.#make)
    this.#collections.set(collection, texts)
    return texts
  }

  /** Passes on what edits have changed since the last look. */
  #follow(): void {
    const { deleted, touched, dropped } = this.#followed
    this.#each(deleted, (texts, id) => texts.deleted(id))
    this.#each(touched, (texts, id) => texts.touched(id))
    this.#each(dropped, (texts, id) => texts.stale(id))
  }

  #each(keys: Set<string>, pass: (texts: CollectionTexts, id: string) => void): void {
    for (const key of keys) {
      const { collection, id } = refOfKey(key)
      const texts = this.#collections.get(collection)
      if (texts) pass(texts, id)
    }
    keys.clear()
  }
}
