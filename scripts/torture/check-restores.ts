import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readPoint } from '../../electron/backup/backup-points'
import { restoreDesk } from '../../electron/desk/process/restore-desk'
import { recover } from '../../electron/journal/read/read-desk'
import { verify } from '../../electron/journal/repair/verify'
import { backupFolders, restoredFolder } from '../../test/helpers/processes/writer-works'
import { lose, said, type Trial } from './toll'

/** Checks the desks made from backups: each exists whole or not at all, an acknowledged one exists, and an interrupted one can be made again. */
export async function checkRestores(trial: Trial): Promise<void> {
  const { home, lines } = trial
  const { storeId } = await recover(trial.folder)
  const done = new Set(said(lines, 'restored'))
  for (const order of said(lines, 'restoring')) {
    const [turn = '', place = '', name = ''] = order.split(' ')
    const to = restoredFolder(home, Number(turn))
    const point = { folder: backupFolders(home)[Number(place)] ?? '', storeId, name }
    const what = `restore of ${name}`
    try {
      const { content } = await readPoint(point.folder, storeId, name)
      const isThere = existsSync(to)
      if (!isThere && done.has(turn)) lose(trial, what, 'there is no desk')
      if (!isThere && (await restoreDesk(point, to)).missingTexts > 0) lose(trial, what, 'lacks texts')
      const { state } = await recover(to)
      const { collections, trash, history } = content
      const made = { collections: state.desk.collections, trash: state.desk.trash, history: state.history }
      if (!isDeepStrictEqual(made, { collections, trash, history })) lose(trial, what, 'is another desk')
      for (const { message } of (await verify(to)).problems) lose(trial, what, message)
    } catch (error) {
      trial.toll.unreadable.push({ kill: trial.kill, why: `${what}: ${String(error)}` })
    }
  }
  // An unfinished restore has a name that no desk has.
  for (const name of readdirSync(home)) if (/^\.?restored-/.test(name)) rmSync(join(home, name), { recursive: true })
}
