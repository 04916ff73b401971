import { add, compare, rational, rationalIn, ZERO } from '../../base/rational'
import { parseRate } from '../terms/parse-rate'
import { afterOf, instantOf, isDay } from './moments'
import type { Good } from './good'
import type { Condition, Selector } from './law-conditions'
import { FIGURED, type RegimeEvent, type RegimeMeasure, type RegimeRule } from './law-parts'
import type { Known, Moment } from './law-values'
import type { Regime } from './regime'

/** Something in a regime that is wrong or leads nowhere: where it is (`measures.0.layers.1.rate`), and a token for the sentence. */
export interface RegimeProblem {
  path: string
  problem:
    | 'rate'
    | 'time'
    | 'endsBeforeStart'
    | 'noSuch'
    | 'repeatedId'
    | 'figureMissing'
    | 'priceMissing'
    | 'ofMissing'
    | 'sharesOver'
  /** The text that is wrong. */
  value: string
}

/**
 * Faults that a schema cannot see: rates that nobody can read, days that the calendar does not have, intervals that end before they start, layers
 * and instruments that the regime lacks, and rules without their figure. All of it, in the order of the regime.
 */
export function checkRegime(regime: Regime, good?: Good): RegimeProblem[] {
  return new RegimeCheck(regime).problems(good)
}

interface Names {
  layers: ReadonlySet<string>
  measures: ReadonlySet<string>
  instruments: ReadonlySet<string>
  events: ReadonlySet<string>
}

class RegimeCheck {
  readonly #regime: Regime
  readonly #names: Names
  readonly #problems: RegimeProblem[] = []

  constructor(regime: Regime) {
    this.#regime = regime
    this.#names = namesIn(regime)
  }

  problems(good: Good | undefined): RegimeProblem[] {
    const { measures, rules = [], events = [], rulings = [], instruments = [] } = this.#regime
    measures.forEach((measure, index) => this.#measure(`measures.${index}`, measure))
    rules.forEach((rule, index) => this.#rule(`rules.${index}`, rule))
    events.forEach((event, index) => this.#event(`events.${index}`, event))
    rulings.forEach((event, index) => this.#event(`rulings.${index}`, event))
    this.#rest()
    this.#repeated('measures', measures)
    this.#repeated('rules', rules)
    this.#repeated('events', events)
    this.#repeated('rulings', rulings, events)
    this.#repeated('instruments', instruments)
    if (good) this.#good(good)
    return this.#problems
  }

  #report(path: string, problem: RegimeProblem['problem'], value: string): void {
    this.#problems.push({ path, problem, value })
  }

  #measure(path: string, measure: RegimeMeasure): void {
    this.#instrument(path, measure.instrument)
    this.#known(path, measure.known)
    this.#repeated(`${path}.layers`, measure.layers)
    measure.layers.forEach((layer, index) => {
      const at = `${path}.layers.${index}`
      this.#rate(`${at}.rate`, layer.rate)
      this.#rate(`${at}.announcedRate`, layer.announcedRate)
      this.#instrument(at, layer.instrument)
      this.#known(at, layer.known)
      this.#span(at, layer)
      this.#condition(`${at}.if`, layer.if)
      layer.inTransit?.forEach(({ loadedBefore, enteredBefore }, place) => {
        this.#moment(`${at}.inTransit.${place}.loadedBefore`, loadedBefore)
        this.#moment(`${at}.inTransit.${place}.enteredBefore`, enteredBefore)
      })
    })
  }

  #rule(path: string, rule: RegimeRule): void {
    this.#selector(`${path}.on`, rule.on)
    this.#selector(`${path}.sum`, rule.sum)
    this.#condition(`${path}.when`, rule.when)
    this.#instrument(path, rule.instrument)
    this.#known(path, rule.known)
    this.#span(path, rule)
    if (FIGURED.has(rule.does) && rule.figure === undefined) this.#report(`${path}.figure`, 'figureMissing', rule.does)
    if (rule.does === 'minimumPrice' && !rule.price) this.#report(`${path}.price`, 'priceMissing', rule.does)
    if (rule.does === 'onShareOf' && rule.of === undefined) this.#report(`${path}.of`, 'ofMissing', rule.does)
  }

  #event(path: string, event: RegimeEvent): void {
    this.#selector(`${path}.on`, event.on)
    this.#instrument(path, event.instrument)
    this.#known(path, event.known)
    this.#moment(`${path}.at`, event.at)
    this.#moment(`${path}.effective`, event.effective)
    this.#moment(`${path}.until`, event.until)
    this.#order(path, event.effective ?? event.at, event.until)
    if (event.answers !== undefined && !this.#names.events.has(event.answers))
      this.#report(`${path}.answers`, 'noSuch', event.answers)
  }

  #rest(): void {
    const { instruments = [], blocs = [], columnTwo = [] } = this.#regime
    instruments.forEach((instrument, index) => {
      const path = `instruments.${index}`
      for (const date of ['signed', 'published', 'effective'] as const)
        this.#moment(`${path}.${date}`, instrument[date])
      this.#known(path, instrument.known)
    })
    blocs.forEach(({ members }, index) =>
      members.forEach((member, place) => this.#span(`blocs.${index}.members.${place}`, member)),
    )
    columnTwo.forEach((entry, index) => {
      this.#span(`columnTwo.${index}`, entry)
      this.#known(`columnTwo.${index}`, entry.known)
    })
  }

  #good({ column1, column2, special = [], facts }: Good): void {
    this.#rate('good.column1', column1)
    this.#rate('good.column2', column2)
    special.forEach(({ rate }, index) => this.#rate(`good.special.${index}.rate`, rate))
    this.#moment('good.facts.loadedAt', facts?.loadedAt)
    this.#shares(facts?.content ?? {})
    for (const measure of Object.keys(facts?.covered ?? {}))
      if (!this.#names.measures.has(measure)) this.#report('good.facts.covered', 'noSuch', measure)
  }

  /** The contents of a good are parts of one value. */
  #shares(content: Readonly<Record<string, string | null>>): void {
    const stated = Object.entries(content).flatMap(([name, share]) => (share === null ? [] : [{ name, share }]))
    const sum = stated.map(({ share }) => rationalIn(share) ?? ZERO).reduce(add, ZERO)
    if (compare(sum, rational(100)) <= 0) return
    const named = stated.map(({ name, share }) => `${name} ${share}`)
    this.#report('good.facts.content', 'sharesOver', named.join(' + '))
  }

  #repeated(path: string, items: readonly { id: string }[], before: readonly { id: string }[] = []): void {
    const seen = new Set(before.map(({ id }) => id))
    items.forEach(({ id }, index) => {
      if (seen.has(id)) this.#report(`${path}.${index}.id`, 'repeatedId', id)
      seen.add(id)
    })
  }

  #rate(path: string, rate: string | null | undefined): void {
    if (typeof rate === 'string' && parseRate(rate).kind !== 'rate') this.#report(path, 'rate', rate)
  }

  /** A regime that lists its instruments lists all of them. */
  #instrument(path: string, instrument: string | undefined): void {
    const { instruments } = this.#regime
    if (instrument !== undefined && instruments !== undefined && !instruments.some(({ id }) => id === instrument))
      this.#report(`${path}.instrument`, 'noSuch', instrument)
  }

  #known(path: string, known: Known | undefined): void {
    this.#moment(`${path}.known.from`, known?.from)
    this.#instrument(`${path}.known`, known?.instrument)
  }

  /** The instrument of a moment may be one to come, which the regime does not have yet. */
  #moment(path: string, moment: Moment | undefined): void {
    if (moment === undefined || moment === null) return
    if (typeof moment === 'string') {
      if (!this.#isTime(moment)) this.#report(path, 'time', moment)
    } else if (!('instrument' in moment)) {
      const { earliest, latest, knownFrom } = moment
      const wrong = [earliest, latest, knownFrom].filter((time) => time !== undefined && !this.#isTime(time))
      for (const time of wrong) this.#report(path, 'time', time ?? '')
      if (wrong.length > 0 || earliest === undefined || latest === undefined) return
      if (instantOf(latest, this.#regime.clock) < instantOf(earliest, this.#regime.clock))
        this.#report(path, 'endsBeforeStart', latest)
    }
  }

  #isTime(time: string): boolean {
    try {
      return Number.isFinite(instantOf(time, this.#regime.clock))
    } catch {
      return false
    }
  }

  #span(path: string, { from, until }: { from?: Moment | undefined; until?: Moment | undefined }): void {
    this.#moment(`${path}.from`, from)
    this.#moment(`${path}.until`, until)
    this.#order(path, from, until)
  }

  #order(path: string, from: Moment | undefined, until: Moment | undefined): void {
    if (typeof from !== 'string' || typeof until !== 'string' || !this.#isTime(from) || !this.#isTime(until)) return
    const { clock } = this.#regime
    // A layer may end as it begins, and never be in force; a day that is the last one is not before the first.
    const [end, start] = [afterOf(until, clock), instantOf(from, clock)]
    if (end < start || (end === start && isDay(until))) this.#report(`${path}.until`, 'endsBeforeStart', until)
  }

  /** A rule may speak of an authority of which there is no layer yet. */
  #selector(path: string, selector: Selector | undefined): void {
    if (!selector) return
    for (const list of ['layers', 'measures', 'instruments'] as const)
      for (const name of selector[list] ?? [])
        if (!this.#names[list].has(name)) this.#report(`${path}.${list}`, 'noSuch', name)
    this.#selector(`${path}.except`, selector.except)
  }

  #condition(path: string, condition: Condition | undefined): void {
    if (!condition) return
    this.#selector(`${path}.layers`, condition.layers)
    for (const time of ['loadedBefore', 'enteredFrom', 'enteredBefore'] as const)
      this.#moment(`${path}.${time}`, condition[time])
    for (const list of ['all', 'any'] as const)
      condition[list]?.forEach((part, index) => this.#condition(`${path}.${list}.${index}`, part))
    this.#condition(`${path}.not`, condition.not)
  }
}

function namesIn({ measures, rules = [], events = [], rulings = [], instruments = [] }: Regime): Names {
  const used = [...measures, ...measures.flatMap(({ layers }) => layers), ...rules].flatMap(
    (one) => one.instrument ?? [],
  )
  return {
    layers: new Set(measures.flatMap(({ id, layers }) => layers.map((layer) => `${id}/${layer.id}`))),
    measures: new Set(measures.map(({ id }) => id)),
    instruments: new Set([...instruments.map(({ id }) => id), ...used]),
    events: new Set([...events, ...rulings].map(({ id }) => id)),
  }
}
