import { ParleyError } from '../base/errors'
import { localName } from '../base/text'
import { formatInstant } from '../dates/format-date'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import type { DeskSettings } from '../model/records/records'
import { MADE_MEMOS, type MadeMemoType, type SectionOf } from '../model/values/made-memos'
import { brokenRules } from '../rules/rules'
import type { ContentRun, MemoContent, SectionPart } from './memo-content'
import { boundsOf, type KnownBounds } from '../desk/known-by'
import { KnownDesk } from './known-desk'
import { MemoWriter } from './memo-writer'
import { recordsOfTalk } from './of-talk'

/**
 * A memo's subject: the id of a record of its kind's `about`, the as-of instant (ISO 8601), the zone in which that instant is printed,
 * and the instant after which the memo knows nothing, if that is another.
 */
export interface MemoAbout {
  id: string
  asOf: string
  timeZone: string
  knowledgeCutoff?: string | undefined
}

/** A kind of memo as the rest of Parley uses it. */
export interface MemoKind<T extends MadeMemoType = MadeMemoType> {
  type: T
  /** Size of its body text in points, if it is not the press's own. */
  bodySize?: number
  /**
   * The content that such a memo takes from the records as of an instant: every section present, an empty one saying so, nothing invented.
   * @throws ParleyError `record-missing`, `settings-needed`, `markings-mixed`, `memo-unsound` if a record to print breaks a rule: a quote that is not in its
   * source, an altered text, a dangling reference
   */
  gather: (desk: DeskRead, about: MemoAbout) => MemoContent
}

/** The material for the sections of any memo. `at` is the as-of instant in epoch milliseconds. */
export interface MemoContext {
  /** The desk as the memo may know it. */
  desk: DeskRead
  writer: MemoWriter
  settings: DeskSettings
  at: number
  bounds: KnownBounds
  /** The zone in which the as-of instant is printed. */
  timeZone: string
}

/** The part in which kinds of memo differ. All text of records goes through the context's writer. */
interface Recipe<T extends MadeMemoType, C extends MemoContext> {
  bodySize?: number
  /** Set if it leaves its sources to the other memos, and only counts them. */
  withoutNotes?: true
  /** Gathers the material for the sections, beginning with the memo's subject. */
  context: (base: MemoContext, id: string) => C
  /** The title of a memo without one of its own. */
  title: (context: C) => ContentRun[]
  /** The facts under the title, after reference, version and as-of time. */
  facts: (context: C) => MemoContent['facts']
  sections: Record<SectionOf<T>, (context: C) => SectionPart[]>
}

/** Makes a kind of memo from its recipe. */
export function memoKind<T extends MadeMemoType, C extends MemoContext>(type: T, recipe: Recipe<T, C>): MemoKind<T> {
  const { about: field, sections: order } = MADE_MEMOS[type]
  const write = (context: C, section: SectionOf<T>) => ({ section, parts: recipe.sections[section](context) })
  return {
    type,
    ...(recipe.bodySize === undefined ? {} : { bodySize: recipe.bodySize }),
    gather: (desk, about) => {
      const settings = settingsOf(desk)
      const bounds = boundsOf(about)
      const known = new KnownDesk(desk, bounds)
      const writer = new MemoWriter(known, settings.language, { printsNotes: !recipe.withoutNotes })
      const { at, timeZone } = bounds
      writer.use('deskSettings', settings)
      const context = recipe.context({ desk: known, writer, settings, at, bounds, timeZone }, about.id)
      const facts = recipe.facts(context)
      const sections = order.map((section) => write(context, section))
      const disclaimer =
        settings.disclaimer === undefined
          ? []
          : [writer.run('deskSettings', settings, 'disclaimer', settings.disclaimer)]
      const title = recipe.title(context)
      const cutoff = about.knowledgeCutoff
      const knownUntil = cutoff === undefined ? undefined : instantText(writer, settings, cutoff, timeZone)
      const asOf = instantText(writer, settings, about.asOf, timeZone)
      const isUsed = new Set(writer.used().map(refKey))
      const ofTalk = recordsOfTalk(desk, field === 'session' ? about.id : undefined)
      const leftOut = ofTalk.filter((ref) => known.leavesOut(ref) && !isUsed.has(refKey(ref)))
      const remarks = writer.remarks(knownUntil ?? asOf, leftOut.length)
      refuseIfUnsound(desk, writer)
      return {
        language: writer.language,
        pageSize: settings.pageSize,
        [field]: about.id,
        title,
        asOf: writer.text('memo.asOf', { date: asOf }),
        asOfInstant: new Date(at).toISOString(),
        timeZone,
        ...(knownUntil === undefined
          ? {}
          : {
              knownUntil:
                knownUntil === asOf
                  ? writer.text('memo.knownUntilThen')
                  : writer.text('memo.knownUntil', { date: knownUntil }),
            }),
        marking: writer.marking(),
        facts,
        sections,
        notes: writer.notes(),
        ...(remarks.length > 0 ? { remarks } : {}),
        disclaimer,
        used: writer.used(),
      }
    },
  }
}

/** A memo vouches for its content, so it is not made of records that break a rule. */
function refuseIfUnsound(desk: DeskRead, writer: MemoWriter): void {
  for (const { collection, id } of writer.used()) {
    const [finding] = brokenRules(desk, { collection, id })
    if (finding) {
      const { about } = finding
      throw new ParleyError('memo-unsound', {
        finding: finding.code,
        about: about.id,
        'about.en': titleOf(desk, about).en,
        'about.ja': titleOf(desk, about).ja,
        ...finding.params,
      })
    }
  }
}

/** An instant in a capital's time zone, with its city if the settings have one in that zone. */
function instantText(writer: MemoWriter, settings: DeskSettings, instant: string, timeZone: string): string {
  const date = formatInstant(instant, timeZone, writer.language)
  const capital = settings.capitals.find((candidate) => candidate.timeZone === timeZone)
  return capital
    ? writer.text('memo.asOfPlace', { date, city: localName(capital.city, writer.language) })
    : writer.text('memo.asOfZone', { date, zone: timeZone })
}
