import { fingerprint } from '../base/fingerprint'
import { PROSE_MAX, withoutUnprintable, type Language } from '../base/text'
import { formatInstantDay } from '../dates/format-date'
import { getOrThrow, getRef, type DeskRead } from '../desk/desk-read'
import { evidenceFor } from '../desk/evidence-for'
import { refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import { kindOf } from '../memo/kinds/kinds'
import { setWithSections } from '../memo/lay-out-memo'
import type { Block, MemoModel, RunOrigin } from '../memo/memo-model'
import { matchPortions, type Matched } from '../memo/returned/match-portions'
import { portionsOf, type SectionOf } from '../memo/returned/portions'
import type { Mark, ReturnedFile } from '../memo/returned/returned-file'
import { draftOf } from '../memo/returned/run-field'
import { unreadMargins } from '../memo/returned/margins'
import { suggestionsOf, type Suggestion } from '../memo/returned/suggestions'
import { threadsOf, type Thread } from '../memo/returned/threads'
import { unitsOf } from '../memo/returned/units'
import { gatherFor, keptContentOf, memoAsPrinted } from '../memo/saved/gather-for'
import { isFrozenMemo } from '../model/records/memos'
import type { Memo, RecordOf } from '../model/records/records'
import { covers, evidencePath, type EvidencePlace } from '../model/schema/evidence-path'
import type { RecordRef } from '../model/values/record-ref'
import type { Vocabulary } from '../model/values/vocabularies'
import { translator } from '../text/catalogue'
import { wordChanges, type Stretch } from '../text/word-changes'
import type { ReturnedSuggestion, ReturnedView } from './returned-schemas'

/**
 * The suggestions of a returned Word file for a saved memo, each with the record and field that it belongs to, and the edit that would take it over. Nothing is
 * edited. `limit` is the most suggestions to give.
 * @throws ParleyError `record-missing`, and those of `memoAsPrinted`
 */
export function returnedView(
  desk: DeskRead,
  id: string,
  { name, file }: { name: string; file: ReturnedFile },
  limit: number,
): ReturnedView {
  const memo = getOrThrow(desk, 'memo', id)
  const { model, sectionOf } = printedMemo(desk, memo)
  const units = unitsOf(file)
  const about = aboutOf(desk, memo, file)
  const matched = matchPortions(
    portionsOf(model, sectionOf),
    units.units,
    about.of === 'this' ? file.from : undefined,
    about.of === 'version' ? file.from?.memo : undefined,
  )
  const view = new SuggestionView(desk, memo, model)
  const isOwn = about.of === 'this' || about.of === 'version'
  const changes = suggestionsOf(desk, { id, model, isOwn }, matched)
  const threads = threadsOf(file, units, matched)
  const all = inOrder(matched, changes, threads).flatMap((one) => view.of(one))
  const draft = isFrozenMemo(memo) ? draftOf(desk, id) : undefined
  return {
    file: name,
    ...about,
    isCopy: memo.memoAudience !== undefined,
    frozen: isFrozenMemo(memo),
    ...(draft ? { draft: { ref: { collection: 'memo', id: draft.id }, version: draft.version } } : {}),
    share: Math.round(matched.share * 100),
    missing: matched.unknown,
    leftOut: { ...file.leftOut, margins: unreadMargins(model, units.units, changes) },
    count: all.length,
    open: all.filter(isOpen).length,
    suggestions: all.slice(0, limit),
  }
}

/** Can a person take a suggestion over, or keep it as a note? */
const isOpen = ({ kind, edit, note }: ReturnedSuggestion): boolean => (kind === 'comment' ? note : edit) !== undefined

/** A memo as it prints, with the sections of its blocks if it is a draft. */
function printedMemo(desk: DeskRead, memo: Memo): { model: MemoModel; sectionOf: SectionOf } {
  if (isFrozenMemo(memo)) return { model: memoAsPrinted(desk, memo), sectionOf: () => undefined }
  const content = keptContentOf(desk, memo) ?? gatherFor(desk, memo)
  const { model, sections } = setWithSections(desk, kindOf(memo), content, memo)
  const known = new Map<Block, Vocabulary<'memoSection'>>(
    sections.flatMap(({ section, blocks }) => blocks.map((block) => [block, section] as const)),
  )
  return { model, sectionOf: (block) => known.get(block) }
}

/** The memo that a file says it is of. */
function aboutOf(desk: DeskRead, memo: Memo, { from }: ReturnedFile): Pick<ReturnedView, 'of' | 'version' | 'other'> {
  if (!from) return { of: 'unmarked' }
  if (from.memo === memo.id) return { of: 'this' }
  const other = desk.get('memo', from.memo)
  if (!other) return { of: 'desk' }
  const ref: RecordRef = { collection: 'memo', id: other.id }
  const named = { other: { ref, title: titleOf(desk, ref) }, version: other.version }
  return { of: isVersionOf(desk, memo, other) || isVersionOf(desk, other, memo) ? 'version' : 'memo', ...named }
}

/** Does a memo replace another one, over however many versions? */
function isVersionOf(desk: DeskRead, later: Memo, earlier: Memo): boolean {
  const seen = new Set<string>()
  for (let memo: Memo | undefined = later; memo && !seen.has(memo.id);) {
    if (memo.id === earlier.id) return true
    seen.add(memo.id)
    memo = memo.supersedes === undefined ? undefined : desk.get('memo', memo.supersedes)
  }
  return false
}

/** Changes and comments in the order of the memo; comments follow the changes of their text. */
function inOrder({ matches }: Matched, changes: readonly Suggestion[], threads: readonly Thread[]) {
  const place = new Map<object, number>()
  for (const [at, { portion, unit }] of matches.entries()) {
    if (portion) place.set(portion, at)
    if (unit) place.set(unit, at)
  }
  const placed = [
    ...changes.map((one) => ({ one, at: place.get(one.portion ?? one.unit ?? one) ?? matches.length })),
    ...threads.map((one) => ({ one, at: one.at ?? matches.length })),
  ]
  return placed.toSorted((a, b) => a.at - b.at).map(({ one }) => one)
}

/** Two texts that are compared word by word have at most so many characters. */
const COMPARED = 20_000
/** How much of a text a note about a suggestion quotes. */
const QUOTED = 2000

const isNoteOn = (note: RecordOf<'note'>) => (note.about ? refKey(note.about) : undefined)

class SuggestionView {
  readonly #desk: DeskRead
  readonly #memo: Memo
  readonly #model: MemoModel
  readonly #keys = new Map<string, number>()

  constructor(desk: DeskRead, memo: Memo, model: MemoModel) {
    this.#desk = desk
    this.#memo = memo
    this.#model = model
  }

  of(one: Suggestion | Thread): ReturnedSuggestion[] {
    return 'comments' in one ? this.#comment(one) : [this.#change(one)]
  }

  #change({ kind, was, now, by, from, section, edit, why, present }: Suggestion): ReturnedSuggestion {
    const target = edit ? { collection: edit.collection, id: edit.id } : undefined
    const body = edit && by.length > 0 ? this.#suggestedBy(by, was, now) : undefined
    return {
      key: this.#key([kind, from?.id, from?.field, was, now].join('\n')),
      kind,
      words: stretches(was, now, this.#model.language),
      by,
      ...this.#placePart(from, section),
      isSourced: from !== undefined && isSourced(this.#desk, from),
      ...(edit ? { edit } : {}),
      ...(why === undefined ? {} : { why }),
      ...(present === undefined ? {} : { present }),
      ...(target && body !== undefined ? { note: { about: target, body, quotes: this.#memo.id } } : {}),
    }
  }

  /** A comment to keep as a note; one that was kept before is there no more. */
  #comment({ comments, from }: Thread): ReturnedSuggestion[] {
    const [root] = comments
    const ofRecord = from && !UNNOTED.has(from.collection) && getRef(this.#desk, from) ? from : undefined
    const about: RecordRef = ofRecord
      ? { collection: ofRecord.collection, id: ofRecord.id }
      : { collection: 'memo', id: this.#memo.id }
    const text = translator(this.#model.language)
    const lines = comments.map((one) => text('returned.noteLine', { who: this.#named(one), text: one.text }))
    const on = root.on.trim()
    const quoted = on === '' ? [] : [text('returned.noteOn', { text: on.slice(0, QUOTED) })]
    const body = noteOf(quoted, lines, text('returned.noteCut'))
    const notes = this.#desk.index('note', isNoteOn).get(refKey(about))
    if (notes.some((note) => note.body === body)) return []
    return [
      {
        key: this.#key(['comment', about.id, body].join('\n')),
        kind: 'comment',
        words: on === '' ? [] : [{ text: on, kind: 'same' }],
        by: [markPart(root)],
        said: comments.map((one) => ({ ...markPart(one), text: one.text })),
        ...this.#placePart(from, undefined),
        isSourced: false,
        note: { about, body, quotes: this.#memo.id },
      },
    ]
  }

  #suggestedBy(by: readonly Mark[], was: string, now: string): string {
    const text = translator(this.#model.language)
    const who = by.map((one) => this.#named(one)).join(text('memo.semicolon'))
    const [before, after] = [was, now].map((one) => cut(one, QUOTED))
    return text('returned.noteSuggested', { who, was: before ?? '', now: after ?? '' })
  }

  /** A name with its day, as far as the file has them. */
  #named({ who, at }: Mark): string {
    const text = translator(this.#model.language)
    const name = who ?? text('returned.nobody')
    return at === undefined
      ? name
      : text('returned.named', { who: name, day: formatInstantDay(at, this.#memo.timeZone, this.#model.language) })
  }

  #placePart(from: RunOrigin | undefined, section: Vocabulary<'memoSection'> | undefined) {
    const ref = from && getRef(this.#desk, from) ? { collection: from.collection, id: from.id } : undefined
    return {
      ...(ref ? { ref, title: titleOf(this.#desk, ref) } : {}),
      ...(from ? { field: from.field } : {}),
      ...(section === undefined ? {} : { section }),
    }
  }

  /** Suggestions of the same words differ by their order. */
  #key(text: string): string {
    const print = fingerprint(text)
    const count = this.#keys.get(print) ?? 0
    this.#keys.set(print, count + 1)
    return `${print}-${count}`
  }
}

/** Kinds of records about which nobody takes notes. */
const UNNOTED: ReadonlySet<string> = new Set(['note', 'staff', 'deskSettings', 'evidence', 'annotation', 'draft'])

const markPart = ({ who, at }: Mark): Mark => ({
  ...(who === undefined ? {} : { who }),
  ...(at === undefined ? {} : { at }),
})

/** At most so many characters of a text, without half a character at its end. */
const cut = (text: string, most: number) =>
  withoutUnprintable(text)
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()

/** A comment and its answers as one note. Where a note can't hold them, each that is longer than its share is cut and says so with `sign` at its end. */
function noteOf(quoted: readonly string[], lines: readonly string[], sign: string): string {
  const whole = withoutUnprintable([...quoted, ...lines].join('\n')).trim()
  if (whole.length <= PROSE_MAX) return whole
  const room = PROSE_MAX - quoted.join('\n').length - lines.length - quoted.length
  let [left, open] = [room, lines.length]
  const shares = new Map<number, number>()
  // The shortest first: what they leave is for the longer ones.
  for (const index of [...lines.keys()].toSorted((a, b) => (lines[a] ?? '').length - (lines[b] ?? '').length)) {
    const share = Math.min((lines[index] ?? '').length, Math.floor(left / open))
    shares.set(index, share)
    left -= share
    open -= 1
  }
  const held = lines.map((line, index) => {
    const share = shares.get(index) ?? 0
    return line.length <= share ? line : `${cut(line, Math.max(0, share - sign.length - 1))} ${sign}`
  })
  return cut([...quoted, ...held].join('\n'), PROSE_MAX)
}

function stretches(was: string, now: string, language: Language): Stretch[] {
  if (was !== '' && now !== '' && was.length + now.length <= COMPARED) return wordChanges(was, now, language)
  const both: Stretch[] = [
    { text: was, kind: 'removed' },
    { text: now, kind: 'added' },
  ]
  return both.filter(({ text }) => text !== '')
}

/** Is evidence cited for the field that a text comes from? */
function isSourced(desk: DeskRead, { collection, id, field }: RunOrigin): boolean {
  const path = evidencePath(placeOf(field))
  return evidenceFor(desk, { collection, id }).some((evidence) => covers(evidence.field, path))
}

/** The place in a record that a run names: `elements.a1.text` is the text of the element a1. */
function placeOf(field: string): EvidencePlace {
  const [, whole = field, part, inner] = /^(\w+)\.(.+)\.(\w+)$/.exec(field) ?? []
  const [name = whole] = whole.split('[')
  return { field: name, ...(part === undefined ? {} : { part }), ...(inner === undefined ? {} : { inner }) }
}
