import { isBlank, PROSE_MAX, withoutUnprintable } from '../../base/text'
import type { DeskRead } from '../../desk/desk-read'
import type { Vocabulary } from '../../model/values/vocabularies'
import { translator } from '../../text/catalogue'
import { wordChanges } from '../../text/word-changes'
import { printsWords } from '../audience/audiences'
import type { MemoModel, Run, RunOrigin } from '../memo-model'
import { wordsOf } from '../memo-order'
import { printedLine, wordLabels } from '../own-words'
import { textPrint, type Anchor } from './anchors'
import { isRunAsExported } from './as-exported'
import { likeness, pairsIn } from './likeness'
import type { Match, Matched } from './match-portions'
import { portionEdits, type RunEdit } from './portion-edits'
import { plainText, portionText, type Portion } from './portions'
import type { Mark } from './returned-file'
import { draftOf, fieldOfRun, withWords, type FieldEdit, type NotTaken } from './run-field'
import { unitText, type Unit } from './units'

/** A change that a returned file suggests: the text as the memo has it and as the file has it, and what a person may do with it. */
export interface Suggestion {
  kind: 'change' | 'removed' | 'added'
  was: string
  now: string
  /** The people who tracked it; without any, it was made without tracking. */
  by: Mark[]
  portion?: Portion
  unit?: Unit
  /** The record and field that the text comes from. */
  from?: RunOrigin
  section?: Vocabulary<'memoSection'>
  /** The edit that takes it over, or why none can; `present` is the record's text of today where that is another one. */
  edit?: FieldEdit
  why?: NotTaken
  present?: string
}

/** The memo that a file is compared with; `isOwn` is true if the file's bookmarks are of it or of another version of it. */
export interface ReturnedTo {
  id: string
  model: MemoModel
  isOwn: boolean
}

/** The changes that a file suggests, in the memo's order: for single runs where it can tell them apart, else for the whole portion. */
export function suggestionsOf(desk: DeskRead, to: ReturnedTo, { matches }: Matched): Suggestion[] {
  const maker = new SuggestionMaker(desk, to)
  return matches.flatMap((match) => maker.of(match))
}

/** The author of the changes that Parley itself tracks, against an earlier version. */
const PARLEY = 'Parley'

/** The styles of the marking and of the reference line at the head and foot of pages. */
const RUNNING: ReadonlySet<string> = new Set(['MemoMarking', 'MemoRunning'])
/** The longest text that is compared word by word: no field holds as much, with what stands around it. */
const COMPARED = 2 * PROSE_MAX

class SuggestionMaker {
  readonly #desk: DeskRead
  readonly #memo: string
  readonly #model: MemoModel
  readonly #isOwn: boolean
  /** The last portion before the one that is looked at, for text that belongs to none. */
  #before: Portion | undefined
  readonly #printed = new Map<string, number>()

  constructor(desk: DeskRead, { id, model, isOwn }: ReturnedTo) {
    this.#desk = desk
    this.#memo = id
    this.#model = model
    this.#isOwn = isOwn
  }

  of({ portion, unit, stale }: Match): Suggestion[] {
    if (!portion) return unit ? this.#added(unit) : []
    this.#before = portion
    const nth = this.#count(portion)
    if (!unit || plainText(unitText(unit)) === '') return this.#removed(portion, unit, nth)
    const now = unitText(unit)
    const isAsExported = unit.anchor !== undefined && textPrint(now) === unit.anchor.text
    // A new text that was accepted before prints behind a label.
    const known = unit.anchor ? [portionText(portion)] : [portionText(portion), textOfRecords(portion)]
    if (isAsExported || known.some((text) => plainText(now) === plainText(text))) return []
    if (now.length > COMPARED) return this.#uncompared(portion, unit)
    if (stale) return this.#stale(portion, unit, nth, stale === 'unsure')
    return this.#changed(portion, unit, nth)
  }

  #uncompared(portion: Portion, unit: Unit): Suggestion[] {
    const [from] = originsOf(portion)
    const texts = { was: portionText(portion).trim(), now: unitText(unit).trim() }
    return [{ ...baseOf(portion, unit), ...texts, ...(from ? { from } : {}), why: 'uncompared' }]
  }

  #changed(portion: Portion, unit: Unit, nth: ReadonlyMap<Run, number>): Suggestion[] {
    const now = unitText(unit)
    const edits = this.#edits(portion, now, nth)
    const single = edits.runs.flatMap((edit) => this.#ofRun(edit, portion, unit, nth))
    if (!edits.hasOther) return single
    const origins = originsOf(portion)
    return [
      ...single,
      {
        ...baseOf(portion, unit),
        was: portionText(portion).trim(),
        now: now.trim(),
        ...(origins[0] ? { from: origins[0] } : {}),
        why: origins.length > 1 ? 'across' : 'composed',
      },
    ]
  }

  /**
   * A portion that the desk has changed since the export: neither text may replace the other unseen. Where tracking tells what the text was, a run that the desk
   * has not changed can be taken over all the same.
   */
  #stale(portion: Portion, unit: Unit, nth: ReadonlyMap<Run, number>, isUnsure: boolean): Suggestion[] {
    const [before, now, present] = [unitText(unit, 'rejected'), unitText(unit), portionText(portion)]
    const isKnown = unit.anchor !== undefined && textPrint(before) === unit.anchor.text
    const edits = this.#edits(portion, now, nth)
    const safe = isKnown && !isUnsure ? edits.runs.filter(({ run }) => isRunAsExported(portion, run, before)) : []
    const single = safe.flatMap((edit) => this.#ofRun(edit, portion, unit, nth))
    const isAll = safe.length === edits.runs.length && isKnown && this.#isIn(before, now, present, safe)
    if (isAll) return single
    const [from] = originsOf(portion)
    const was = (isKnown ? before : present).trim()
    return [
      ...single,
      {
        ...baseOf(portion, unit),
        was,
        now: now.trim(),
        ...(from ? { from } : {}),
        why: 'stale',
        present: present.trim(),
      },
    ]
  }

  /** Is each word that was added to a text in its portion already, or in what a run would take over? */
  #isIn(before: string, now: string, present: string, edits: readonly RunEdit[]): boolean {
    const known = plainText([present, ...edits.map((edit) => edit.now)].join('\n'))
    const changes = wordChanges(before, now, this.#model.language)
    const added = changes.filter(({ kind, text }) => kind === 'added' && text.trim() !== '')
    const removed = changes.filter(({ kind, text }) => kind === 'removed' && text.trim() !== '')
    return added.length > 0
      ? added.every(({ text }) => known.includes(plainText(text)))
      : edits.length > 0 || removed.every(({ text }) => !known.includes(plainText(text)))
  }

  #edits(portion: Portion, now: string, nth: ReadonlyMap<Run, number>) {
    const isOpen = (run: Run) => 'write' in fieldOfRun(this.#desk, run, nth.get(run))
    return portionEdits(portion, now, this.#model.language, isOpen)
  }

  #ofRun({ run, now }: RunEdit, portion: Portion, unit: Unit, nth: ReadonlyMap<Run, number>): Suggestion[] {
    const found = fieldOfRun(this.#desk, run, nth.get(run))
    const suggestion = { ...baseOf(portion, unit), was: run.text, now, ...(run.from ? { from: run.from } : {}) }
    if ('write' in found) return [{ ...suggestion, ...editPart(found.write(now)) }]
    if (found.has?.(now)) return []
    return [{ ...suggestion, why: found.why, ...(found.present === undefined ? {} : { present: found.present }) }]
  }

  #removed(portion: Portion, unit: Unit | undefined, nth: ReadonlyMap<Run, number>): Suggestion[] {
    const runs = portion.parts.flatMap(({ run }) => (run?.from && run.text.trim() !== '' ? [run] : []))
    const [run] = runs
    const found = run && runs.length === 1 ? fieldOfRun(this.#desk, run, nth.get(run)) : undefined
    const isGone = found && 'has' in found && found.why === 'changed' && found.present === ''
    if (isGone) return []
    const taken = found && 'write' in found ? editPart(found.write('')) : { why: found?.why ?? 'composed' }
    return [
      {
        kind: 'removed',
        was: portionText(portion).trim(),
        now: '',
        by: unit ? authorsOf(unit) : [],
        portion,
        ...(unit ? { unit } : {}),
        ...(run?.from ? { from: run.from } : {}),
        ...sectionPart(portion),
        ...taken,
      },
    ]
  }

  /** A text of no portion. You can take it over as the desk's own words in the section around it. */
  #added(unit: Unit): Suggestion[] {
    const typed = withoutUnprintable(unitText(unit)).trim()
    // A copied desk comment has its label, which prints by itself.
    const label = wordLabels(translator(this.#model.language)).find((one) => typed.startsWith(one)) ?? ''
    const now = typed.slice(label.length).trim()
    if (isBlank(now) || (unit.part === 'margins' && this.#isMargin(unit, now))) return []
    const section = unit.part === 'body' ? this.#before?.section : undefined
    if (this.#isOwn && unit.anchor) return this.#removedSince(unit, unit.anchor, section)
    const base = { kind: 'added' as const, was: '', now, by: authorsOf(unit), unit }
    const memo = draftOf(this.#desk, this.#memo)
    if (section === undefined || !memo || !printsWords(memo)) return [{ ...base, why: 'nowhere' }]
    const words = wordsOf(memo, section)
    // Accepted before, it is there already.
    const known = new Set(linesOf(words ?? ''))
    if (linesOf(now).every((line) => known.has(line))) return []
    const joined = words === undefined ? now : `${words}\n${now}`
    if (joined.length > PROSE_MAX) return [{ ...base, section, why: 'long' }]
    const sections = withWords(memo, section, joined)
    const from = { collection: 'memo' as const, id: memo.id, field: `sections.${section}` }
    return [{ ...base, section, from, edit: { collection: 'memo', id: memo.id, rev: memo.rev, fields: { sections } } }]
  }

  /** A text that the memo had and the desk has removed since the export: if the file has it otherwise, a person decides by hand. */
  #removedSince(unit: Unit, anchor: Anchor, section: Suggestion['section']): Suggestion[] {
    const [was, now] = [unitText(unit, 'rejected').trim(), unitText(unit).trim()]
    if (textPrint(now) === anchor.text) return []
    const part = section === undefined ? {} : { section }
    return [
      { kind: 'change', was: was === now ? '' : was, now, by: authorsOf(unit), unit, ...part, why: 'removedSince' },
    ]
  }

  /** Is a text of the margins the marking or the reference line? Another version of that line has another date. */
  #isMargin({ pieces, style }: Unit, now: string): boolean {
    const { markingLine, reference, version, asOf } = this.#model
    if (plainText(now) === plainText(markingLine)) return true
    // The memo may have another marking, reference or version since.
    if (RUNNING.has(style ?? '') && pieces.every(({ how }) => how === 'same')) return true
    const line = pairsIn([reference, version, asOf].join(' · '))
    return pieces.every(({ how }) => how === 'same') && likeness(line, pairsIn(now)) > 0.5
  }

  /** Counts the runs of each field that print one text, since a field of several lines may have it twice. */
  #count({ parts }: Portion): Map<Run, number> {
    const nth = new Map<Run, number>()
    for (const { run } of parts) {
      if (!run?.from) continue
      const key = [run.from.collection, run.from.id, run.from.field, run.text].join('\n')
      const count = this.#printed.get(key) ?? 0
      this.#printed.set(key, count + 1)
      nth.set(run, count)
    }
    return nth
  }
}

const linesOf = (words: string): string[] => words.split(/\r?\n/).map((line) => plainText(printedLine(line).said))

/** A change of a portion, without its texts. */
const baseOf = (portion: Portion, unit: Unit) => ({
  kind: 'change' as const,
  by: authorsOf(unit),
  portion,
  unit,
  ...sectionPart(portion),
})

const sectionPart = ({ section }: Portion) => (section === undefined ? {} : { section })

const editPart = (written: FieldEdit | NotTaken): { edit: FieldEdit } | { why: NotTaken } =>
  typeof written === 'string' ? { why: written } : { edit: written }

const textOfRecords = ({ parts }: Portion): string => parts.map(({ run, text }) => (run?.from ? text : '')).join('')

/** The records and fields of a portion, each once. */
export function originsOf({ parts }: Portion): RunOrigin[] {
  const origins = new Map<string, RunOrigin>()
  for (const { run } of parts)
    if (run?.from) origins.set(`${run.from.collection}/${run.from.id}/${run.from.field}`, run.from)
  return [...origins.values()]
}

/** The people who tracked changes in a text, each once with their first instant. */
function authorsOf({ pieces }: Unit): Mark[] {
  const authors = new Map<string, Mark>()
  for (const { how, by } of pieces) {
    const who = by?.who ?? ''
    if (how !== 'same' && by && who !== PARLEY && !authors.has(who)) authors.set(who, by)
  }
  return [...authors.values()]
}
