import { instantOfWallClock, zoneOffset } from '../../dates/time-zone'
import type { Known, Moment } from './law-values'
import type { Regime } from './regime'

/**
 * A moment on the time line, in epoch milliseconds: at some instant from `min` to `max`. `waitsFor` is the instrument that has to be known
 * before it can be; `knownFrom` the instant from which that is so.
 */
export interface Point {
  min: number
  max: number
  waitsFor?: string
  knownFrom: number
  /** Before it was known, nobody knew when, and it might have come. Otherwise it was still to come. */
  isOpenBefore?: true
}

/** It has always been so. */
export const ALWAYS: Point = { min: -Infinity, max: -Infinity, knownFrom: -Infinity }
/** It never ends. */
export const NEVER: Point = { min: Infinity, max: Infinity, knownFrom: -Infinity }

/** A moment that is known to the instant. */
export const exactly = (at: number): Point => ({ min: at, max: at, knownFrom: -Infinity })

/** A moment that is at another one where it would be before. */
export function notBefore(point: Point, least: Point): Point {
  if (point.min >= least.min && point.max >= least.max) return point
  return { ...point, min: Math.max(point.min, least.min), max: Math.max(point.max, least.max) }
}

export interface Span {
  from: Point
  until: Point
}

const DAY = 86_400_000
const REMEMBERED_MAX = 10_000
const hasOffset = (time: string) => /(Z|[+-]\d\d:\d\d)$/.test(time)
/** Is a time a whole day? */
export const isDay = (time: string) => time.length === 10

/** The first instant of a day, or the instant, by the border's clock. @throws RangeError if there is no such day or time */
export function instantOf(time: string, clock: string): number {
  const wall = Date.parse(isDay(time) ? `${time}T00:00:00Z` : hasOffset(time) ? time : `${time}Z`)
  if (Number.isNaN(wall) || !isRealDay(time.slice(0, 10))) throw new RangeError(`There is no ${time}`)
  return hasOffset(time) && !isDay(time) ? wall : instantOfWallClock(wall, clock)
}

/** The instant after a day, or the instant. */
export const afterOf = (time: string, clock: string): number =>
  isDay(time) ? instantOfWallClock(Date.parse(`${time}T00:00:00Z`) + DAY, clock) : instantOf(time, clock)

/** An instant as the border's clock shows it. */
const wallTime = (at: number, clock: string): string => new Date(at + zoneOffset(at, clock)).toISOString().slice(0, -1)

/** 30 February reads as 2 March elsewhere. */
const isRealDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().startsWith(day)

/** Reads the moments of a regime: by its clock, and by the dates of its instruments. */
export class Moments {
  readonly #clock: string
  readonly #instruments: ReadonlyMap<string, NonNullable<Regime['instruments']>[number]>
  readonly #starts = new Map<Moment, Point>()
  readonly #instants = new Map<string, number>()

  constructor({ clock, instruments = [] }: Regime) {
    this.#clock = clock
    this.#instruments = new Map(instruments.map((instrument) => [instrument.id, instrument]))
  }

  /** From when something can be known: by itself, by its instrument, or by what it is part of. */
  knownFrom(known: Known | undefined, instrument?: string, whole = -Infinity): number {
    if (known?.from !== undefined) return instantOf(known.from, this.#clock)
    const by = known?.instrument ?? instrument
    return by === undefined ? whole : Math.max(whole, this.#instrumentKnown(by))
  }

  /** The first instant of a day, or the instant, remembered. */
  instant(time: string): number {
    const before = this.#instants.get(time)
    if (before !== undefined) return before
    const at = instantOf(time, this.#clock)
    if (this.#instants.size >= REMEMBERED_MAX) this.#instants.clear()
    this.#instants.set(time, at)
    return at
  }

  /** The last millisecond of a day, or the instant. */
  last(time: string): number {
    return isDay(time) ? afterOf(time, this.#clock) - 1 : this.instant(time)
  }

  start(moment: Moment | undefined): Point {
    if (moment === undefined) return ALWAYS
    const before = this.#starts.get(moment)
    if (before) return before
    const point = this.#point(moment, instantOf)
    if (this.#starts.size >= REMEMBERED_MAX) this.#starts.clear()
    this.#starts.set(moment, point)
    return point
  }

  end(moment: Moment | undefined): Point {
    return moment === undefined ? NEVER : this.#point(moment, afterOf)
  }

  span({ from, until }: { from?: Moment | undefined; until?: Moment | undefined }): Span {
    return { from: this.start(from), until: this.end(until) }
  }

  #point(moment: Moment, read: (time: string, clock: string) => number): Point {
    if (moment === null) return { min: -Infinity, max: Infinity, knownFrom: -Infinity }
    if (typeof moment === 'string') {
      const at = read(moment, this.#clock)
      return { min: at, max: at, knownFrom: -Infinity }
    }
    if (!('instrument' in moment)) {
      const { earliest, latest, knownFrom } = moment
      const min = earliest === undefined ? -Infinity : read(earliest, this.#clock)
      const max = latest === undefined ? Infinity : read(latest, this.#clock)
      if (knownFrom === undefined) return { min, max, knownFrom: -Infinity }
      return { min, max, knownFrom: instantOf(knownFrom, this.#clock), isOpenBefore: true }
    }
    const day = this.#instruments.get(moment.instrument)?.[moment.date]
    if (day === undefined) return { min: Infinity, max: Infinity, waitsFor: moment.instrument, knownFrom: Infinity }
    const at = read(this.#laterDay(day, moment), this.#clock)
    return { min: at, max: at, waitsFor: moment.instrument, knownFrom: this.#dateKnown(moment.instrument, moment.date) }
  }

  /** So many days after a date of an instrument, at a time of the border's clock. */
  #laterDay(day: string, { plusDays, at }: { plusDays?: number | undefined; at?: string | undefined }): string {
    if (plusDays === undefined && at === undefined) return day
    const own = hasOffset(day) && !isDay(day) ? wallTime(instantOf(day, this.#clock), this.#clock) : day
    const wall = Date.parse(`${own.slice(0, 10)}T00:00:00Z`) + (plusDays ?? 0) * DAY
    const time = at ?? (isDay(own) ? undefined : own.slice(11))
    const date = new Date(wall).toISOString().slice(0, 10)
    return time === undefined ? date : `${date}T${time}`
  }

  /** A signature does not say when the text will be published: that is known once it is, unless the instrument says when it was known. */
  #dateKnown(id: string, date: 'signed' | 'published' | 'effective'): number {
    const { known, published } = this.#instruments.get(id) ?? {}
    const whole = this.#instrumentKnown(id)
    if (date !== 'published' || published === undefined || known?.from !== undefined) return whole
    return Math.max(whole, instantOf(published, this.#clock))
  }

  #instrumentKnown(id: string): number {
    const instrument = this.#instruments.get(id)
    const from = instrument?.known?.from ?? instrument?.signed ?? instrument?.published
    return from === undefined ? -Infinity : instantOf(from, this.#clock)
  }
}

/** Has a moment come by an instant, as it is known at `knownAt`? Undefined: it may have. */
export function hasCome(point: Point, at: number, knownAt: number): boolean | undefined {
  if (point.knownFrom > knownAt) return point.isOpenBefore ? undefined : false
  if (at < point.min) return false
  return at >= point.max ? true : undefined
}
