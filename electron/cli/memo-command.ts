import { basename, extname } from 'node:path'
import { ParleyError } from '../../core/base/errors'
import { withNamesOf } from '../../core/desk/record-names'
import { formatMoment } from '../../core/dates/format-date'
import { getOrThrow, type DeskRead } from '../../core/desk/desk-read'
import { titleOf } from '../../core/desk/titles'
import { isExtract } from '../../core/memo/audience/audiences'
import { figuresOfMemo } from '../../core/memo/saved/memo-figures'
import {
  composeMemo,
  composeWithChanges,
  hiddenSections,
  isBehind,
  laterCount,
  memoWanted,
  newestDraft,
  type MemoRequest,
} from '../../core/memo/saved/memo-to-print'
import type { MemoChoices } from '../../core/memo/saved/gather-for'
import { MEMO_FORMATS, type MemoFormat } from '../../core/memo/memo-formats'
import type { MemoModel } from '../../core/memo/memo-model'
import { tooLong } from '../../core/memo/too-long'
import type { Memo } from '../../core/model/records/records'
import { VOCABULARIES } from '../../core/model/values/vocabularies'
import { translator } from '../../core/text/catalogue'
import { vocabularyText } from '../../core/text/describe'
import { choosesGoods } from '../../core/model/values/made-memos'
import { memoBytes } from '../desk/services/memo-bytes'
import { MEMO_FILES, refuseUnfitPlace, writeMemoFile } from '../desk/services/memo-file'
import { DeskStore } from '../desk/store/desk-store'
import { bundledPathsFrom } from '../files/bundled-paths'
import type { CliOptions, CliWorld } from './cli-world'
import { checkMemo } from './memo-check-command'
import { memoKindName, memoKindNamed } from './memo-kind-name'
import { readBackCommand } from './read-back-command'
import { subjectNamed } from './subject-named'

const t = translator('en')

const BEHIND = 'The records have changed since this draft was last refreshed. Refresh it in the app, or add --fresh.'

/** "Version 1 of this memo was recalled by Edith Kato, 8 June 2025, 05:00 (EDT): Wrong date." */
function recallWarning(desk: DeskRead, { version, recalledBy, recalledAt, recallReason, timeZone }: Memo): string {
  const by = recalledBy === undefined ? '' : ` by ${titleOf(desk, { collection: 'staff', id: recalledBy }).en}`
  const when = recalledAt === undefined ? '' : `, ${formatMoment({ edtf: recalledAt, timeZone }, 'en')}`
  const why = recallReason === undefined ? '' : `: ${recallReason}`
  return `Version ${version} of this memo was recalled${by}${when}${why}${/[.!?。]$/.test(why) ? '' : '.'} Its pages are as they were issued.`
}

const laterWarning = (count: number) =>
  `Later than this draft’s as-of time or cut-off: ${count}. The draft leaves them out or marks them; “check” names each.`

const longWarning = ({ pages, most, longest }: NonNullable<ReturnType<typeof tooLong>>) =>
  `The memo has ${pages} pages, and should have at most ${most}. Its longest sections: ${longest.join(', ')}. Shorten them, or hide some in the memo room.`

const hiddenWarning = (sections: ReturnType<typeof hiddenSections>) =>
  `Hidden in this draft, so not printed: ${sections.map((section) => vocabularyText('en', 'memoSection', section)).join(', ')}.`

/** `memo`: composes a memo of a kind, writes it as PDF, Word or Markdown, completely or not at all, and prints its path; `memo check` says what prevents issuing one. */
export async function memoCommand(options: CliOptions, world: CliWorld): Promise<number> {
  if (options.figures !== undefined) return listFigures(options.figures, options, world)
  const { positional, second } = options
  if (positional === 'read-back') return readBackCommand(options, world)
  const isCheck = positional === 'check'
  if (positional !== undefined && !isCheck) throw new ParleyError('option-unknown', { option: positional.slice(0, 80) })
  const kind = memoKindNamed(options.kind)
  const { good } = options
  if (good !== undefined && !choosesGoods(kind)) throw new ParleyError('option-unknown', { option: '--good' })
  const about = subjectNamed(kind, options)
  const choices = choicesOf(options)
  const request: MemoRequest = {
    kind,
    now: world.now(),
    fresh: options.fresh,
    ...(about === undefined ? {} : { about }),
    ...(Object.keys(choices).length === 0 ? {} : { choices }),
  }
  if (isCheck) return checkNamed(request, second, options, world)
  const format = formatOf(options)
  const name = `parley-${kind === 'meetingBrief' ? 'brief' : memoKindName(kind)}`
  const forWhom = options.audience === undefined ? '' : `-${options.audience.toLowerCase()}`
  const out = options.path(options.out ?? `${name}${forWhom}.${format}`)
  await refuseUnfitPlace(out, MEMO_FILES[format])
  const store = await DeskStore.open(options.desk, 'read')
  try {
    const memo = composeMemo(store.desk, request)
    const compared = options.changes ? composeWithChanges(store.desk, request, memo) : undefined
    if (!options.fresh && isBehind(store.desk, request)) world.warn(BEHIND)
    const wanted = memoWanted(store.desk, request).memo
    if (wanted?.status === 'recalled') world.warn(recallWarning(store.desk, wanted))
    const later = laterCount(store.desk, request)
    if (later > 0) world.warn(laterWarning(later))
    const hidden = hiddenSections(store.desk, request)
    if (hidden.length > 0) world.warn(hiddenWarning(hidden))
    // With other choices it is not the text of the saved memo, so it could not be read back to that.
    const saved = request.choices ? undefined : wanted
    const bytes =
      format === 'pdf' ? await pressedBytes(memo, world) : await memoBytes(memo, format, { saved, compared })
    await writeMemoFile(out, bytes, format)
  } catch (error) {
    throw withNamesOf(store.desk, error)
  }
  world.print(out)
  return 0
}

/** Checks the draft that was named, or the newest of its kind or about its subject; of any kind if neither is named. */
async function checkNamed(request: MemoRequest, id: string | undefined, options: CliOptions, world: CliWorld) {
  const { desk } = await DeskStore.open(options.desk, 'read')
  try {
    const isAny = id === undefined && options.kind === undefined && request.about === undefined
    const newest = isAny ? newestDraft(desk, request.choices)?.id : undefined
    return await checkMemo(desk, request, world, { id: id ?? newest, json: options.json })
  } catch (error) {
    throw withNamesOf(desk, error)
  }
}

/** A memo as PDF; warns if it is too long. */
async function pressedBytes(memo: MemoModel, world: CliWorld): Promise<Uint8Array> {
  const places = bundledPathsFrom(world.bundleDirectory)
  const pressed = await world.setPages(memo, { workerFile: places.pressFile, fontsDirectory: places.fonts })
  const long = tooLong(memo, pressed)
  if (long) world.warn(longWarning(long))
  return pressed.bytes
}

/**
 * The format that was named, or that of the file's ending, or PDF.
 * @throws ParleyError `memo-format`, `memo-format-name` if both were named and differ, `memo-changes-format`
 */
function formatOf({ format, out, changes }: CliOptions): MemoFormat {
  const named = format === undefined ? undefined : MEMO_FORMATS.find((one) => one === format.toLowerCase())
  if (format !== undefined && !named) throw new ParleyError('memo-format', { format: format.slice(0, 80) })
  const ending = out === undefined ? '' : extname(out).slice(1).toLowerCase()
  const byName = MEMO_FORMATS.find((one) => one === ending)
  if (named && byName && named !== byName)
    throw new ParleyError('memo-format-name', { file: basename(out ?? ''), format: named })
  const found = named ?? byName ?? 'pdf'
  if (changes && found !== 'docx') throw new ParleyError('memo-changes-format')
  return found
}

/** The readers that the command line knows, by the words of its option. */
const AUDIENCES = { principal: 'principal', ministry: 'otherMinistry', press: 'press' } as const

/** The goods, the language, the paper and the reader that were named. @throws ParleyError `option-unknown` */
function choicesOf({ good, language, paper, audience }: CliOptions): MemoChoices {
  const one = <T extends string>(option: string, values: readonly T[], typed: string): T => {
    const found = values.find((value) => value.toLowerCase() === typed.toLowerCase())
    if (found === undefined) throw new ParleyError('option-unknown', { option: `${option} ${typed.slice(0, 80)}` })
    return found
  }
  return {
    ...(good === undefined ? {} : { goods: good.split(',').map((id) => id.trim()) }),
    ...(language === undefined ? {} : { language: one('--language', VOCABULARIES.language, language) }),
    ...(audience === undefined ? {} : { memoAudience: AUDIENCES[one('--audience', AUDIENCE_WORDS, audience)] }),
    ...(paper === undefined ? {} : { pageSize: one('--paper', VOCABULARIES.pageSize, paper) }),
  }
}

const AUDIENCE_WORDS = Object.keys(AUDIENCES) as (keyof typeof AUDIENCES)[]

/**
 * The rates of an issued memo and the dates and numbers in it that were corrected, each with its title, as printed, as known that day, as known now; with `--json`, as data. Returns 1 if any of them
 * differs. @throws ParleyError `record-missing`, `memo-not-issued`
 */
async function listFigures(id: string, options: CliOptions, world: CliWorld): Promise<number> {
  const { desk } = await DeskStore.open(options.desk, 'read')
  const memo = getOrThrow(desk, 'memo', id)
  const figures = figuresOfMemo(desk, memo, world.now())
  const gone = 'no longer on the desk'
  const rows = figures.map(({ knownThen = null, knownNow = null, ...rest }) => ({ ...rest, knownThen, knownNow }))
  if (options.json) world.print(JSON.stringify(rows))
  else if (rows.length === 0) world.print(t(isExtract(memo) ? 'room.noRates' : 'room.noFigures'))
  else
    for (const { title, printed, knownThen, knownNow } of rows) {
      world.print(title)
      world.print(`  printed: ${printed}`)
      world.print(`  known then: ${knownThen ?? gone}`)
      world.print(`  known now: ${knownNow ?? gone}`)
    }
  return rows.some(({ printed, knownThen, knownNow }) => printed !== knownThen || printed !== knownNow) ? 1 : 0
}
