import {
  BookmarkEnd,
  BookmarkStart,
  DeletedTextRun,
  FootnoteReferenceRun,
  Tab,
  TextRun,
  XmlAttributeComponent,
  XmlComponent,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import { facesIn } from '../../core/base/faces'
import { forXml } from '../../core/base/xml-text'
import type { How, MarkedRun } from '../../core/memo/marked-runs'
import type { Language } from '../../core/base/text'
import type { MemoModel, Run } from '../../core/memo/memo-model'
import { LANGUAGE, OTHER_FACES } from './word-styles'

/** The author of the changes that Parley itself tracks. */
const AUTHOR = 'Parley'

const STYLES: Readonly<Record<Run['style'], string | undefined>> = {
  plain: undefined,
  strong: 'MemoStrong',
  label: 'MemoLabel',
  caveat: 'MemoCaveat',
  quiet: 'MemoQuiet',
}

/** The number, author and date of a tracked change. */
interface Mark {
  id: number
  author: string
  date: string
}

class MarkAttributes extends XmlAttributeComponent<Mark> {
  protected override readonly xmlKeys = { id: 'w:id', author: 'w:author', date: 'w:date' }
}

/** An insertion that holds runs of any kind, marks of footnotes too. */
class Inserted extends XmlComponent {
  constructor(mark: Mark, child: XmlComponent) {
    super('w:ins')
    this.root.push(new MarkAttributes(mark), child)
  }
}

class Instruction extends XmlAttributeComponent<{ instruction: string }> {
  protected override readonly xmlKeys = { instruction: 'w:instr' }
}

/** A field that repeats the number of a footnote, with the number as it is now. */
class NoteNumber extends XmlComponent {
  constructor(name: string, number: XmlComponent) {
    super('w:fldSimple')
    this.root.push(new Instruction({ instruction: ` NOTEREF ${name} \\f \\h ` }), number)
  }
}

/** Turns the texts of a memo into Word's runs, with live footnotes or typed marks, and with tracked changes. */
export class WordInlines {
  readonly #memo: MemoModel
  readonly #hasFootnotes: boolean
  readonly #mentioned = new Set<number>()
  #lastId = 0

  /** `hasFootnotes` makes the marks of notes live: each first mention a footnote, and each later one a field that repeats its number. */
  constructor(memo: MemoModel, hasFootnotes: boolean) {
    this.#memo = memo
    this.#hasFootnotes = hasFootnotes
  }

  /** A text, as it changed, as runs of one look. */
  text(text: string, look: IRunOptions = {}, how: How = 'same'): ParagraphChild[] {
    // A tab or a break is an element of its own.
    const parts = forXml(text)
      .split(/(\t|\r\n?|\n)/u)
      .filter((part) => part !== '')
      .flatMap((part) => stretchesOf(part, this.#memo.language))
    return parts.map(({ part, face }) => {
      const options: IRunOptions = { ...look, language: LANGUAGE, ...(face && OTHER_FACES[face]), ...contentOf(part) }
      return how === 'removed'
        ? new DeletedTextRun({ ...options, ...this.mark() })
        : this.#kept(new TextRun(options), how)
    })
  }

  /** Runs as they changed, each with the marks of its notes; plain ones in the style `plain`, if one is given. */
  runs(runs: readonly MarkedRun[], plain?: string): ParagraphChild[] {
    return runs.flatMap(({ run, how }) => {
      const style = STYLES[run.style] ?? plain
      return [...this.text(run.text, style === undefined ? {} : { style }, how), ...this.#marks(run.notes ?? [], how)]
    })
  }

  /** The mark of one tracked change. */
  mark(): Mark {
    const date = new Date(this.#memo.asOfInstant).toISOString().replace(/\.\d+Z$/, 'Z')
    return { id: this.nextId(), author: AUTHOR, date }
  }

  /** A number that no other change or bookmark of the document has. */
  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** The numbers of the notes so far, in the order of their first mention. */
  get mentioned(): number[] {
    return [...this.#mentioned]
  }

  #kept(child: XmlComponent, how: How): ParagraphChild {
    return (how === 'added' ? new Inserted(this.mark(), child) : child) as ParagraphChild
  }

  #marks(notes: readonly number[], how: How): ParagraphChild[] {
    if (notes.length === 0) return []
    if (this.#memo.sources) {
      const known = this.#memo.notes
      const marks = notes.map((number) => known.find((note) => note.number === number)?.mark ?? String(number))
      return this.text(`\u200A${marks.join(', ')}`, { style: 'MemoSourceMark' }, how)
    }
    const raised: IRunOptions = { style: 'FootnoteReference' }
    // A removed mark belongs to the notes of the version before, which the file does not have.
    if (how === 'removed') return this.text(notes.join(', '), raised, how)
    return notes.flatMap((number, index) => [
      ...(index === 0 ? [] : this.text(', ', raised, how)),
      ...this.#footnote(number, how),
    ])
  }

  #footnote(number: number, how: How): ParagraphChild[] {
    const isFirst = !this.#mentioned.has(number)
    this.#mentioned.add(number)
    const typed = this.text(String(number), { style: 'FootnoteReference' }, how)
    if (!this.#hasFootnotes) return typed
    const name = `note_${number}`
    if (!isFirst) return typed.map((run) => new NoteNumber(name, run as XmlComponent) as unknown as ParagraphChild)
    const id = this.nextId()
    return [
      new BookmarkStart(name, id) as unknown as ParagraphChild,
      this.#kept(new FootnoteReferenceRun(number), how),
      new BookmarkEnd(id) as unknown as ParagraphChild,
    ]
  }
}

/** A text in stretches of one font: words of Korean and Chinese have their own. */
function stretchesOf(text: string, language: Language): { part: string; face: keyof typeof OTHER_FACES | undefined }[] {
  const stretches: ReturnType<typeof stretchesOf> = []
  const characters = Array.from(text)
  for (const [at, found] of facesIn(characters, language).entries()) {
    const last = stretches.at(-1)
    const face = found === 'Korean' || found === 'Chinese' ? found : undefined
    if (last && (last.face === face || found === 'invisible')) last.part += characters[at]
    else stretches.push({ part: characters[at] ?? '', face })
  }
  return stretches
}

function contentOf(part: string): IRunOptions {
  if (part === '\t') return { children: [new Tab()] }
  return /^[\r\n]/u.test(part) ? { break: 1 } : { text: part }
}
