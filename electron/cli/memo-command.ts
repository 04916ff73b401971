import { composeMeetingBrief, isBehind } from '../../core/memo/meeting-brief/compose-meeting-brief'
import { refuseUnfitPlace, writeMemoFile } from '../desk/services/memo-file'
import { DeskStore } from '../desk/store/desk-store'
import { bundledPathsFrom } from '../files/bundled-paths'
import type { CliOptions, CliWorld } from './cli-world'

const BEHIND = 'The records have changed since this draft was last refreshed. Refresh it in the app, or add --fresh.'

/** `memo`: composes the meeting brief of a session, writes it as PDF, completely or not at all, and prints its path. */
export async function memoCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const out = options.path(options.out ?? 'parley-brief.pdf')
  await refuseUnfitPlace(out)
  const store = await DeskStore.open(options.desk, 'read')
  const request = {
    now: world.now(),
    fresh: options.fresh,
    ...(options.session === undefined ? {} : { session: options.session }),
  }
  const memo = composeMeetingBrief(store.desk, request)
  if (!options.fresh && isBehind(store.desk, request)) world.warn(BEHIND)
  const places = bundledPathsFrom(world.bundleDirectory)
  const { bytes } = await world.setPages(memo, { workerFile: places.pressFile, fontsDirectory: places.fonts })
  await writeMemoFile(out, bytes)
  world.print(out)
  return 0
}
