import type { ElectronApplication } from '@playwright/test'

/** The number of the running desk process, to stop or kill it; undefined between two of them. */
export const deskPid = (app: ElectronApplication): Promise<number | undefined> =>
  app.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('Parley desk'))?.pid,
  )

/** Kills the desk process; says whether there was one. */
export async function killDesk(app: ElectronApplication): Promise<boolean> {
  const pid = await deskPid(app)
  if (pid === undefined) return false
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    // It was gone already, and the next one is starting.
    return false
  }
}

/** Runs `work` while the desk process is stopped, so that it answers nothing. */
export async function whileDeskStands(app: ElectronApplication, work: () => Promise<void>): Promise<void> {
  const pid = await deskPid(app)
  if (pid === undefined) throw new Error('there is no desk process')
  process.kill(pid, 'SIGSTOP')
  try {
    await work()
  } finally {
    process.kill(pid, 'SIGCONT')
  }
}
