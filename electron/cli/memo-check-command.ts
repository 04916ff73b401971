import { ParleyError } from '../../core/base/errors'
import { formatMoment } from '../../core/dates/format-date'
import type { DeskRead } from '../../core/desk/desk-read'
import { withNames } from '../../core/desk/record-names'
import { memoWanted, type MemoRequest } from '../../core/memo/saved/memo-to-print'
import { tooLong } from '../../core/memo/too-long'
import { memoRoomView } from '../../core/queries/memo-room'
import type { MemoRoomView } from '../../core/queries/memo-schemas'
import { translator } from '../../core/text/catalogue'
import { describeError, vocabularyText } from '../../core/text/describe'
import { bundledPathsFrom } from '../files/bundled-paths'
import type { CliWorld } from './cli-world'

const t = translator('en')

/** A line of the check: its code (`stale`, `lineExpired`), its sentence, and the record or section that it is about. */
interface Point {
  code: string
  says: string
  collection?: string
  id?: string
  section?: string
  title?: string
}

/**
 * Prints what prevents a draft from being issued, what to look at first, and what somebody let pass, as the dialog for issuing does; with `json`, as data. Returns 1 if anything
 * prevents it. @throws ParleyError `memo-no-draft`, `memo-issued`, and those of `memoRoomView`
 */
export async function checkMemo(
  desk: DeskRead,
  request: MemoRequest,
  world: CliWorld,
  { id: named, json }: { id: string | undefined; json: boolean },
): Promise<number> {
  const id = named ?? memoWanted(desk, request).memo?.id
  if (id === undefined) throw new ParleyError('memo-no-draft')
  const view = memoRoomView(desk, id, world.now())
  if (view.frozen) throw new ParleyError('memo-issued', { id })
  const obstacles = obstaclesOf(desk, view)
  const look = [...(await lengthPoint(view, world)), ...lookPoints(view)]
  const passed = passedPoints(view)
  if (json) {
    const { title, version, status } = view
    const data = { id, title: title.en, version, status, marking: view.model?.markingLine, obstacles, look, passed }
    world.print(JSON.stringify(data))
    return obstacles.length > 0 ? 1 : 0
  }
  world.print(`${view.title.en}, ${t('room.version', { version: view.version })}`)
  for (const [name, points] of [
    ['obstacle', obstacles] as const,
    ['look at', look] as const,
    ['let pass', passed] as const,
  ])
    for (const { says, title } of points) world.print(`${name}: ${withTitle(says, title)}`)
  world.print(`obstacles: ${obstacles.length}, to look at: ${look.length}, let pass: ${passed.length}`)
  return obstacles.length > 0 ? 1 : 0
}

/** "A line is not cleared: Steel"; "It has one source – Steel". */
const withTitle = (says: string, title: string | undefined) =>
  title === undefined ? says : `${says}${says.endsWith(':') ? '' : ' –'} ${title}`

function obstaclesOf(desk: DeskRead, { blockers, failure, trouble, model }: MemoRoomView): Point[] {
  const broken = failure ?? trouble
  const failed = broken
    ? t('room.blocker.failed', {
        reason: describeError(broken.code, withNames(desk, broken.params, broken.code), 'en'),
      })
    : undefined
  return [
    ...(broken && failed !== undefined ? [{ code: broken.code, says: failed }] : []),
    // A kind that Parley doesn't compose, or one without its subject.
    ...(!broken && !model ? [{ code: 'no-pages', says: t('room.noPages') }] : []),
    ...blockers.map(({ why, ref, title }) => ({
      code: why,
      says: t(`room.blocker.${why}`),
      ...(ref ? { collection: ref.collection, id: ref.id } : {}),
      ...(title ? { title: title.en } : {}),
    })),
  ]
}

/** The excess length of a memo, once its pages are laid out. */
async function lengthPoint({ model }: MemoRoomView, world: CliWorld): Promise<Point[]> {
  if (!model) return []
  const places = bundledPathsFrom(world.bundleDirectory)
  const pressed = await world.setPages(model, { workerFile: places.pressFile, fontsDirectory: places.fonts })
  const long = tooLong(model, pressed)
  return long ? [{ code: 'tooLong', says: t('check.tooLong', { pages: long.pages, most: long.most }) }] : []
}

function lookPoints({ checks = [], later, downgrade, timeZone }: MemoRoomView): Point[] {
  return [
    ...(downgrade && !downgrade.holds
      ? [
          {
            code: 'downgradeLapsed',
            says: downgradeText(downgrade, timeZone),
            title: downgrade.news.map(({ title }) => title.en).join(', '),
          },
        ]
      : []),
    ...checks.map(({ finding, ref, title, says, section }) => ({
      code: finding,
      says: says?.en ?? t(`check.${finding}`),
      ...(ref ? { collection: ref.collection, id: ref.id } : {}),
      ...(title ? { title: title.en } : {}),
      ...(section === undefined ? {} : { section, title: vocabularyText('en', 'memoSection', section) }),
    })),
    ...later.map(({ what, ref, title }) => ({
      code: 'later',
      says: t(`later.${what}`, { record: title.en }),
      collection: ref.collection,
      id: ref.id,
    })),
  ]
}

function passedPoints({ passed = [], downgrade, timeZone }: MemoRoomView): Point[] {
  return [
    ...(downgrade?.holds ? [{ code: 'downgrade', says: downgradeText(downgrade, timeZone) }] : []),
    ...passed.map(({ finding, title, why, by, at }) => ({
      code: finding,
      says: t('check.passedBy', {
        finding: [vocabularyText('en', 'memoCheck', finding), title?.en].filter(Boolean).join(': '),
        why,
        staff: by.en,
        when: timeText(at, timeZone),
      }),
    })),
  ]
}

function downgradeText(downgrade: NonNullable<MemoRoomView['downgrade']>, timeZone: string): string {
  const { holds, from, to, decidedBy, why, by, at } = downgrade
  const when = timeText(at, timeZone)
  return t(holds ? 'lower.holds' : 'lower.lapsed', {
    from: from.en,
    to: to.en,
    who: decidedBy,
    why,
    staff: by.en,
    when,
  })
}

/** An instant on the memo's clock: "8 June 2025, 05:00 (EDT)". */
const timeText = (at: string, timeZone: string) => formatMoment({ edtf: at, timeZone }, 'en')
