import { withNamesOf } from '../../core/desk/record-names'
import { composeMemo, isBehind, laterCount, type MemoRequest } from '../../core/memo/saved/memo-to-print'
import { refuseUnfitPlace, writeMemoFile } from '../desk/services/memo-file'
import { DeskStore } from '../desk/store/desk-store'
import { bundledPathsFrom } from '../files/bundled-paths'
import type { CliOptions, CliWorld } from './cli-world'
import { memoKindName, memoKindNamed } from './memo-kind-name'

const BEHIND = 'The records have changed since this draft was last refreshed. Refresh it in the app, or add --fresh.'

const laterWarning = (count: number) =>
  `Later than this draft’s as-of time or cut-off: ${count}. The draft leaves them out or marks them; “check” names each.`

/** `memo`: composes a memo of a kind, writes it as PDF, completely or not at all, and prints its path. */
export async function memoCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const kind = memoKindNamed(options.kind)
  const out = options.path(options.out ?? `parley-${kind === 'meetingBrief' ? 'brief' : memoKindName(kind)}.pdf`)
  await refuseUnfitPlace(out)
  const store = await DeskStore.open(options.desk, 'read')
  const request: MemoRequest = {
    kind,
    now: world.now(),
    fresh: options.fresh,
    ...(options.session === undefined ? {} : { about: options.session }),
  }
  try {
    const memo = composeMemo(store.desk, request)
    if (!options.fresh && isBehind(store.desk, request)) world.warn(BEHIND)
    const later = laterCount(store.desk, request)
    if (later > 0) world.warn(laterWarning(later))
    const places = bundledPathsFrom(world.bundleDirectory)
    const { bytes } = await world.setPages(memo, { workerFile: places.pressFile, fontsDirectory: places.fonts })
    await writeMemoFile(out, bytes)
  } catch (error) {
    throw withNamesOf(store.desk, error)
  }
  world.print(out)
  return 0
}
