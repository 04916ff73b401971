import { ParleyError } from '../base/errors'
import { localName } from '../base/text'
import { formatInstant } from '../dates/format-date'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import type { DeskSettings, Memo } from '../model/records/records'
import type { Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import type { Vocabulary } from '../model/values/vocabularies'
import { MADE_MEMOS, type MadeMemoType, type SectionOf } from '../model/values/made-memos'
import { brokenRules } from '../rules/rules'
import type { ContentRun, MemoContent, SectionContent, SectionPart } from './memo-content'
import { boundsOf, type KnownBounds } from '../desk/known-by'
import { deskForReader } from './audience/audience-desk'
import { hasSection, rulesFor } from './audience/audiences'
import { KnownDesk } from './known-desk'
import type { MemoChanges } from './memo-changes'
import { MemoWriter } from './memo-writer'
import { recordsOfTalk } from './of-talk'
import { withLevels } from './portion-levels'

/**
 * A memo's subject: the id of a record of its kind's `about`, the as-of instant (ISO 8601), the zone in which that instant is printed,
 * and the instant after which the memo knows nothing, if that is another.
 */
export interface MemoAbout {
  id: string
  asOf: string
  timeZone: string
  knowledgeCutoff?: string | undefined
  /** The ids of the goods that it shows, in order; all of the desk if there are none. */
  goods?: readonly string[] | undefined
  /** Its language and the size of its pages, if they are not those of the desk. */
  language?: Vocabulary<'language'> | undefined
  pageSize?: Vocabulary<'pageSize'> | undefined
  /** Its reader, and the highest marking of a record in it, if that is not the reader's. */
  memoAudience?: Vocabulary<'memoAudience'> | undefined
  ceiling?: Marking | undefined
  /** The memo that a kind which looks back compares the records with. */
  earlier?: EarlierMemo | undefined
}

/** An issued memo about the same talk, and how its text differs from the records. */
export interface EarlierMemo {
  memo: Memo
  /** Its text, and what the records say now as of its own instant: somebody corrected the records. */
  corrected: MemoChanges
  /** Changes from its instant to this memo's: the world changed. */
  moved: MemoChanges
  /** The records of the talk that are later than it knew, and not later than this memo knows. */
  newer: readonly RecordRef[]
}

/** A memo on two sheets: one to speak from, and the one behind it, with its sources by letters and what is empty in one line. */
export interface Sheets {
  /** The sections of the second sheet. */
  behind: readonly Vocabulary<'memoSection'>[]
  /** The most pages that it should take. */
  mostPages: number
}

/** A kind of memo as the rest of Parley uses it. */
export interface MemoKind<T extends MadeMemoType = MadeMemoType> {
  type: T
  /** Size of its body text in points, if it is not the press's own. */
  bodySize?: number
  /** The most pages that it should take, if it is not on sheets. */
  mostPages?: number
  /** Set if its reader signs it. */
  signed?: true
  /** Set if it is laid out as two sheets. */
  sheets?: Sheets
  /** Set if its pages lie on their long side. */
  landscape?: true
  /** Set if it tells what changed since an earlier memo. */
  looksBack?: true
  /**
   * The content that such a memo takes from the records as of an instant: every section present, an empty one saying so, nothing invented.
   * @throws ParleyError `record-missing`, `settings-needed`, `markings-mixed`, `audience-above`, `memo-unsound` if a record to print breaks a rule: a quote that is not in its
   * source, an altered text, a dangling reference
   */
  gather: (desk: DeskRead, about: MemoAbout) => MemoContent
}

/** The material for the sections of any memo. `at` is the as-of instant in epoch milliseconds. */
export interface MemoContext {
  /** The desk as the memo may know it. */
  desk: DeskRead
  /** The desk with what is later, for the rate engine, which judges by itself what was known. */
  whole: DeskRead
  /** Set for an extract, which has no judgement of the desk, and does not tell what the desk lacks. */
  isExtract: boolean
  writer: MemoWriter
  settings: DeskSettings
  at: number
  bounds: KnownBounds
  /** The zone in which the as-of instant is printed. */
  timeZone: string
  /** The ids of the goods that it shows, in order; all of the desk if there are none. */
  goods: readonly string[]
  earlier: EarlierMemo | undefined
}

/** The part in which kinds of memo differ. All text of records goes through the context's writer. */
interface Recipe<T extends MadeMemoType, C extends MemoContext> {
  bodySize?: number
  mostPages?: number
  signed?: true
  sheets?: Sheets
  landscape?: true
  looksBack?: true
  /** Set if it leaves its sources to the other memos, and only counts them. */
  withoutNotes?: true
  /** Gathers the material for the sections, beginning with the memo's subject. */
  context: (base: MemoContext, id: string) => C
  /** The title of a memo without one of its own. */
  title: (context: C) => ContentRun[]
  /** The facts under the title, after reference, version and as-of time. */
  facts: (context: C) => MemoContent['facts']
  sections: Record<SectionOf<T>, (context: C) => SectionPart[] | WrittenSection>
}

/** A section with a remark, and what the desk has nothing for in it, each as a phrase: "press line". */
export interface WrittenSection extends SectionContent {
  gaps?: ContentRun[][]
}

/** Makes a kind of memo from its recipe. */
export function memoKind<T extends MadeMemoType, C extends MemoContext>(type: T, recipe: Recipe<T, C>): MemoKind<T> {
  const { about: field, sections: order } = MADE_MEMOS[type]
  const write = (context: C, section: SectionOf<T>) => {
    const { written, records } = context.writer.records.during(() => recipe.sections[section](context))
    const { gaps = [], ...content } = Array.isArray(written) ? { parts: written } : written
    return { section: { section, ...content }, gaps: gaps.map((runs) => ({ section, runs })), records }
  }
  return {
    type,
    ...(recipe.bodySize === undefined ? {} : { bodySize: recipe.bodySize }),
    ...(recipe.mostPages === undefined ? {} : { mostPages: recipe.mostPages }),
    ...(recipe.signed ? { signed: true } : {}),
    ...(recipe.sheets === undefined ? {} : { sheets: recipe.sheets }),
    ...(recipe.landscape ? { landscape: true } : {}),
    ...(recipe.looksBack ? { looksBack: true } : {}),
    gather: (desk, about) => {
      const ofDesk = settingsOf(desk)
      const { language = ofDesk.language, pageSize = ofDesk.pageSize } = about
      const settings = { ...ofDesk, language, pageSize }
      const bounds = boundsOf(about)
      const { at, timeZone } = bounds
      const { memoAudience, ceiling } = about
      const whole = deskForReader(desk, { memoAudience, ceiling, subject: { collection: field, id: about.id }, at })
      const ofReader = settingsOf(whole)
      const { isExtract } = rulesFor(memoAudience)
      const known = new KnownDesk(whole, bounds, desk)
      const writer = new MemoWriter(known, settings.language, { printsNotes: !recipe.withoutNotes, isExtract })
      writer.use('deskSettings', settings)
      const { goods: chosen = [], earlier } = about
      // A good that its reader may not see is not shown as one that is missing.
      const goods = isExtract ? chosen.filter((good) => whole.get('good', good)) : chosen
      const base = { desk: known, whole, isExtract, writer, settings, at, bounds, timeZone, goods, earlier }
      const context = recipe.context(base, about.id)
      const { written: facts, records: ofFacts } = writer.records.during(() => recipe.facts(context))
      const written = order.filter((section) => hasSection(about, section)).map((section) => write(context, section))
      // An extract does not tell what the desk lacks: it could not tell that from what is left out.
      const gaps = isExtract ? [] : written.flatMap((one) => one.gaps)
      const disclaimer =
        ofReader.disclaimer === undefined
          ? []
          : [writer.run('deskSettings', settings, 'disclaimer', ofReader.disclaimer)]
      const title = recipe.title(context)
      const cutoff = about.knowledgeCutoff
      const knownUntil = cutoff === undefined ? undefined : instantText(writer, settings, cutoff, timeZone)
      const asOf = instantText(writer, settings, about.asOf, timeZone)
      const isUsed = new Set(writer.records.all().map(refKey))
      const ofTalk = recordsOfTalk(whole, { [field]: about.id })
      const leftOut = ofTalk.filter((ref) => known.leavesOut(ref) && !isUsed.has(refKey(ref)))
      const remarks = writer.remarks(knownUntil ?? asOf, leftOut.length)
      // Two schemes break a rule too, which would name one record; this names all.
      const marking = writer.records.marking()
      refuseIfUnsound(desk, writer)
      const portions = withLevels({
        facts,
        sections: written.map(({ section }) => section),
        notes: writer.notes(),
        used: writer.records.all(),
        marking,
        markingOf: (record) => writer.records.markingOf(record),
        ofFacts,
        ofSections: written.map(({ records }) => records),
        ofNotes: writer.records.ofNotes(),
      })
      return {
        language: writer.language,
        pageSize: settings.pageSize,
        ...(memoAudience === undefined ? {} : { memoAudience }),
        [field]: about.id,
        title,
        asOf: writer.text('memo.asOf', {
          date: recipe.sheets ? clocksText(writer, settings, about.asOf, timeZone) : asOf,
        }),
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
        marking,
        facts: portions.facts,
        sections: portions.sections,
        ...(gaps.length > 0 ? { gaps } : {}),
        notes: portions.notes,
        ...(remarks.length > 0 ? { remarks } : {}),
        disclaimer,
        ...(portions.portions ? { portions: true } : {}),
        used: portions.used,
      }
    },
  }
}

/** A memo vouches for its content, so it is not made of records that break a rule. */
function refuseIfUnsound(desk: DeskRead, writer: MemoWriter): void {
  for (const { collection, id } of writer.records.all()) {
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
export function instantText(writer: MemoWriter, settings: DeskSettings, instant: string, timeZone: string): string {
  const date = formatInstant(instant, timeZone, writer.language)
  const capital = settings.capitals.find((candidate) => candidate.timeZone === timeZone)
  return capital
    ? writer.text('memo.asOfPlace', { date, city: localName(capital.city, writer.language) })
    : writer.text('memo.asOfZone', { date, zone: timeZone })
}

/** The same, and in brackets on the clocks of the other capitals: "6 June 2025, 23:59 Washington (7 June, 12:59 Tokyo)". */
function clocksText(writer: MemoWriter, settings: DeskSettings, instant: string, timeZone: string): string {
  const { language } = writer
  const year = /\d{4}年?/.exec(formatInstant(instant, timeZone, language))?.[0] ?? ''
  const others = settings.capitals.filter((capital) => capital.timeZone !== timeZone)
  const own = settings.capitals.find((capital) => capital.timeZone === timeZone)
  if (!own || others.length === 0) return instantText(writer, settings, instant, timeZone)
  const onClock = ({ city, timeZone: zone }: DeskSettings['capitals'][number], date: string) =>
    writer.text('memo.asOfCity', {
      date: date.replace(zone === timeZone ? '' : year, ''),
      city: localName(city, language),
    })
  return writer.text('memo.asOfClocks', {
    own: onClock(own, formatInstant(instant, timeZone, language)),
    others: others
      .map((capital) => onClock(capital, formatInstant(instant, capital.timeZone, language)).replace(' ,', ','))
      .join(writer.text('memo.semicolon')),
  })
}
