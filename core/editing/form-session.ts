import { ParleyError } from '../base/errors'
import { same } from '../base/same-value'
import type { Command } from '../commands/command'
import type { Output } from '../contract/contract'
import { migratedFields } from '../model/migrations/migrated-record'
import { checkField, missingFields } from '../model/schema/check-field'
import type { RecordRef } from '../model/values/record-ref'
import type { FormView } from '../queries/edit-schemas'
import { withStoredDates } from './same-words-as-stored'
import { goodRows, withWrongRows } from './tables/good-rows'
import { orNull, refusedField } from './refused-field'
import type { FieldProblem, FormPorts, FormState, KeptEdits } from './form-state'
import { ImpliedFields } from './implied-fields'

type Fields = Record<string, unknown>

/**
 * Edits one record or draft: holds what you type until the disk has it, saves it field by field a moment after the last keystroke, and never overwrites what
 * somebody else wrote meanwhile. Text that cannot be saved stays, with the reason beside it.
 */
export class FormSession {
  readonly #ports: FormPorts
  readonly #newId: string
  readonly #listeners = new Set<() => void>()
  #state: FormState = {
    view: undefined,
    values: {},
    dirty: new Set(),
    implied: new Map(),
    partly: new Set(),
    problems: new Map(),
    conflicts: new Map(),
    failure: undefined,
    restored: false,
    saving: false,
  }
  #edits: Fields = {}
  /** The last values sent, until the answer says whether they are stored. */
  #sent: Fields | undefined
  #problems = new Map<string, FieldProblem>()
  #conflicts = new Map<string, unknown>()
  /** The values of fields in conflict when the person began: kept with their text, so that the conflict returns with it. */
  readonly #begun = new Map<string, unknown>()
  #saving: Promise<void> | undefined
  #waiting: FormView | undefined
  #callOff: (() => void) | undefined
  /** The field being typed in since its last save: the next save continues that edit. */
  #typing: string | undefined
  /** The fields whose value was chosen last: a choice is an edit of its own. */
  readonly #chosen = new Set<string>()
  #failure: unknown
  #restored = false
  readonly #implied = new ImpliedFields()

  /** `newId` is the id of the draft that a new record is saved as. */
  constructor(ports: FormPorts, newId: string) {
    this.#ports = ports
    this.#newId = newId
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): FormState => this.#state

  /** Loads the stored values, and text kept from an earlier session. */
  async start(): Promise<void> {
    try {
      const [view, kept] = await Promise.all([this.#ports.load(), this.#ports.kept()])
      this.#state = { ...this.#state, view }
      this.#implied.recognise(view)
      if (kept) this.#bringBack(view, kept)
      this.#publish()
      if (kept) await this.save()
    } catch (error) {
      this.#failure = error
      this.#publish()
    }
  }

  #bringBack(view: FormView, kept: KeptEdits): void {
    // An earlier Parley may have kept them.
    const today = (fields: Fields = {}) => migratedFields(view.of, fields)
    const [edits, base, sent] = [today(kept.edits), today(kept.base), today(kept.sent)]
    for (const [name, value] of Object.entries(edits)) {
      const typed = withStoredDates(value ?? undefined, view.values[name])
      if (same(view.values[name], typed)) continue
      this.#restored = true
      this.#edits[name] = typed
      // A value on its way when the window closed may be stored now: nobody else wrote it.
      const isOwn = name in sent && same(view.values[name], sent[name] ?? undefined)
      const began = base[name] ?? undefined
      if (!isOwn && !same(view.values[name], began)) this.#dispute(name, view.values[name], began)
      this.#check(name)
    }
  }

  #dispute(name: string, theirs: unknown, began: unknown): void {
    if (!this.#conflicts.has(name)) this.#begun.set(name, began)
    this.#conflicts.set(name, theirs)
  }

  /** Takes a field's value as it is typed or chosen; undefined empties it. Typed values are saved a moment later, chosen ones at once. */
  set(name: string, given: unknown, how: 'typed' | 'chosen'): void {
    const value = withStoredDates(given, this.#state.view?.values[name])
    this.#callOff?.()
    // During a save the stored value is about to change, so even a value equal to it may be an edit.
    if (!this.#saving && same(this.#state.view?.values[name], value)) delete this.#edits[name]
    else this.#edits[name] = value
    this.#check(name)
    Object.assign(this.#edits, this.#implied.after(name, value, this.#state))
    if (this.#typing !== name || how === 'chosen') this.#typing = undefined
    if (how === 'chosen') this.#chosen.add(name)
    else this.#chosen.delete(name)
    this.#publish()
    if (how === 'chosen') void this.save()
    else this.#callOff = this.#ports.later(() => void this.save())
  }

  /** The person has left a field: saves it, and ends the edit. */
  leave(): void {
    void this.save().then(() => {
      this.#typing = undefined
    })
  }

  #check(name: string): void {
    const { view } = this.#state
    this.#problems.delete(name)
    const value = this.#edits[name]
    if (!view || !(name in this.#edits)) return
    if (value === undefined && view.ref.collection === 'draft') return
    const found = checkField(view.of, name, value)
    if (found) this.#problems.set(name, { kind: 'invalid', found })
  }

  /** Saves everything possible; resolves when the disk has it, or when it is known why not. */
  async save(): Promise<void> {
    this.#callOff?.()
    while (this.#saving) await this.#saving
    this.#saving = this.#saveAll()
    try {
      await this.#saving
    } finally {
      this.#saving = undefined
      this.#publish()
    }
    const view = this.#waiting
    this.#waiting = undefined
    if (view) this.received(view)
  }

  async #saveAll(): Promise<void> {
    // Each turn saves something, leaves out a refused field, or takes a newer view; the bound is for a desk that misbehaves.
    for (let turn = 0; turn < 20; turn += 1) {
      const names = this.#sendable()
      if (names.length === 0) break
      if ((await this.#send(names)) === 'stop') break
    }
  }

  #sendable(): string[] {
    return Object.keys(this.#edits).filter((name) => {
      if (this.#conflicts.has(name)) return false
      if (!this.#problems.has(name)) return true
      const good = this.#goodRows(name)
      return good !== undefined && !same(good, this.#state.view?.values[name])
    })
  }

  /** The rows of a table with wrong cells that can be saved without them. */
  #goodRows(name: string): unknown[] | undefined {
    const { view } = this.#state
    const isInvalid = view && this.#problems.get(name)?.kind === 'invalid'
    return isInvalid ? goodRows({ of: view.of, name, typed: this.#edits[name], stored: view.values[name] }) : undefined
  }

  async #send(names: readonly string[]): Promise<'on' | 'stop'> {
    const { view } = this.#state
    if (!view) return 'stop'
    const sent: Fields = Object.fromEntries(names.map((name) => [name, this.#goodRows(name) ?? this.#edits[name]]))
    const command = this.#command(view, sent, names)
    if (!command) return 'stop'
    const [typed] = names.length === 1 ? names.filter((name) => !this.#chosen.has(name)) : []
    this.#sent = sent
    this.#publish()
    try {
      const { touched } = await this.#ports.apply(command)
      this.#failure = undefined
      this.#typing = typed
      this.#stored(view, sent, touched)
      return 'on'
    } catch (error) {
      return this.#failed(error, view, names)
    }
  }

  #command(view: FormView, sent: Fields, names: readonly string[]): Command | undefined {
    const { rev, ref, of } = view
    if (ref.collection !== 'draft') {
      if (rev === undefined) return undefined
      const fields = Object.fromEntries(names.map((name) => [name, sent[name] ?? null]))
      return { kind: 'change', ...ref, rev, fields, continues: this.#continues(names) }
    }
    const { marking, ...values } = { ...view.values, ...sent }
    const fields = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
    if (rev === undefined) {
      return { kind: 'create', collection: 'draft', id: this.#newId, fields: { of, fields, marking } }
    }
    return { kind: 'change', ...ref, rev, fields: { fields, marking }, continues: this.#continues(names) }
  }

  /** Does a save of these fields continue the typing of the one before? */
  #continues([name, ...others]: readonly string[]): boolean {
    return name !== undefined && others.length === 0 && this.#typing === name && !this.#chosen.has(name)
  }

  #stored(view: FormView, sent: Fields, touched: Output<'desk:apply'>['touched']): void {
    const ref: RecordRef = view.rev === undefined ? { collection: 'draft', id: this.#newId } : view.ref
    const rev = touched.find((one) => one.collection === ref.collection && one.id === ref.id)?.rev ?? view.rev
    const values = { ...view.values, ...sent }
    for (const name of Object.keys(values)) if (values[name] === undefined) delete values[name]
    this.#sent = undefined
    // A value that the person chose is not one that the desk filled in.
    const filled = Object.fromEntries(Object.entries(view.filled ?? {}).filter(([name]) => !(name in sent)))
    this.#state = { ...this.#state, view: { ...view, ref, values, filled, ...(rev === undefined ? {} : { rev }) } }
    for (const [name, edit] of Object.entries(this.#edits)) if (same(edit, values[name])) delete this.#edits[name]
  }

  async #failed(error: unknown, view: FormView, names: readonly string[]): Promise<'on' | 'stop'> {
    const code = error instanceof ParleyError ? error.code : undefined
    if (code === 'record-changed') {
      try {
        this.#rebase(await this.#ports.load())
        return 'on'
      } catch (other) {
        this.#failure = other
        return 'stop'
      }
    }
    if (error instanceof ParleyError && (code === 'field-invalid' || code === 'rule-broken')) {
      const field = refusedField(error, view)
      const blamed = field !== undefined && names.includes(field) ? [field] : names
      for (const name of blamed) {
        this.#problems.set(name, { kind: 'refused', error })
      }
      return 'on'
    }
    this.#failure = error
    return 'stop'
  }

  /** Takes the record's new state on the desk: after somebody else's change, an undo, or reopening the desk. */
  received(view: FormView): void {
    if (this.#saving) {
      this.#waiting = view
      return
    }
    const { view: before } = this.#state
    if (!before) return
    this.#failure = undefined
    if (before.rev !== undefined && view.rev !== undefined && view.rev >= before.rev) this.#rebase(view)
    this.#publish()
    if (this.#sendable().length > 0) void this.save()
  }

  /** The record is gone: deleted, or the desk is closed. Typed text stays. */
  lost(error: unknown): void {
    this.#failure = error
    this.#publish()
  }

  /** Moves the person's edits onto a newer state; a field that both changed is a conflict, and is not overwritten. */
  #rebase(view: FormView): void {
    const { view: before } = this.#state
    this.#typing = undefined
    for (const [name, mine] of Object.entries(this.#edits)) {
      const theirs = view.values[name]
      if (same(theirs, mine)) {
        delete this.#edits[name]
        this.#conflicts.delete(name)
        this.#problems.delete(name)
      } else if (!same(theirs, before?.values[name]) && !this.#isSent(name, theirs)) {
        const merged = before && this.#onto(view, before, name)
        if (merged) this.#edits[name] = merged
        else this.#dispute(name, theirs, before?.values[name])
      }
    }
    this.#sent = undefined
    this.#state = { ...this.#state, view }
  }

  /** A table of which only wrong rows are not saved: these, on its newer state. */
  #onto(view: FormView, before: FormView, name: string): unknown[] | undefined {
    const good = this.#goodRows(name)
    if (!good || !same(good, before.values[name])) return undefined
    return withWrongRows({ of: view.of, name, typed: this.#edits[name], stored: view.values[name] })
  }

  /** Did this form send this value without yet hearing the answer? */
  #isSent(name: string, value: unknown): boolean {
    return this.#sent !== undefined && name in this.#sent && same(value, this.#sent[name])
  }

  /** Settles a conflict: overwrites theirs, or discards mine. */
  settle(name: string, whose: 'mine' | 'theirs'): void {
    this.#conflicts.delete(name)
    if (whose === 'theirs') {
      delete this.#edits[name]
      this.#problems.delete(name)
    }
    this.#publish()
    void this.save()
  }

  /** Discards the unsaved text of a field: it has its stored value again. */
  discardField(name: string): void {
    this.set(name, this.#state.view?.values[name], 'chosen')
  }

  /** Discards everything unsaved. */
  discard(): void {
    this.#edits = {}
    this.#problems.clear()
    this.#conflicts.clear()
    this.#failure = undefined
    this.#restored = false
    this.#publish()
    this.#ports.keep(undefined)
  }

  /** Turns a draft into its record. Returns the record, or undefined if something is missing or refused. */
  async complete(): Promise<RecordRef | undefined> {
    const { view } = this.#state
    if (!view) return undefined
    if (view.rev === undefined && Object.keys(this.#edits).length === 0) this.#edits = { ...view.values }
    const missing = missingFields(view.of, this.#state.values)
    for (const name of missing) this.#problems.set(name, { kind: 'missing' })
    this.#publish()
    await this.save()
    const stored = this.#state.view
    if (missing.length > 0 || Object.keys(this.#edits).length > 0 || stored?.rev === undefined) return undefined
    try {
      await this.#ports.apply({ kind: 'complete', id: stored.ref.id, rev: stored.rev })
      return { collection: stored.of, id: stored.ref.id }
    } catch (error) {
      const field = error instanceof ParleyError ? refusedField(error, stored) : undefined
      if (error instanceof ParleyError && field !== undefined) this.#problems.set(field, { kind: 'refused', error })
      else this.#failure = error
      this.#publish()
      return undefined
    }
  }

  #publish(): void {
    const view = this.#state.view
    const names = Object.keys(this.#edits)
    const values: Fields = { ...view?.values, ...this.#edits }
    this.#state = {
      view,
      values,
      dirty: new Set(names),
      implied: this.#implied.among(values),
      partly: new Set(names.filter((name) => same(this.#goodRows(name), view?.values[name] ?? []))),
      problems: new Map(this.#problems),
      conflicts: new Map(this.#conflicts),
      failure: this.#failure,
      restored: this.#restored,
      saving: this.#saving !== undefined,
    }
    const heldUp =
      this.#failure !== undefined || names.some((name) => this.#problems.has(name) || this.#conflicts.has(name))
    this.#ports.mark(names.length === 0 ? 'no' : heldUp ? 'held-up' : 'on-its-way')
    // A record that fails to load must not clear the text kept for it.
    if (view) this.#ports.keep(names.length > 0 ? this.#toKeep(names, view.values) : undefined)
    if (names.length === 0) this.#restored = false
    for (const listener of this.#listeners) listener()
  }

  #toKeep(names: readonly string[], stored: Fields): KeptEdits {
    const began = Object.fromEntries([...this.#begun].filter(([name]) => this.#conflicts.has(name)))
    const kept = { edits: orNull(names, this.#edits), base: orNull(names, { ...stored, ...began }) }
    return this.#sent ? { ...kept, sent: orNull(Object.keys(this.#sent), this.#sent) } : kept
  }
}
