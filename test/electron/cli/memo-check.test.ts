import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/desks/sample'
import { runCommandLine } from '../../helpers/requests/command-line'
import { deskOnDisk, STAFF } from '../../helpers/requests/desk-service'
import { itLong } from '../../helpers/long'

const check = (directory: string, ...args: string[]) => runCommandLine(['memo', 'check', '--desk', directory, ...args])

it('names each obstacle and each point to look at, as the dialog for issuing does, and returns 1', async () => {
  const on = await deskOnDisk()
  await on.make()
  const view = await on.room()
  const { status, stdout, stderr } = await check(on.directory, 'brief')
  const lines = stdout.trim().split('\n')
  expect(stderr).toBe('')
  expect(status).toBe(view.blockers.length > 0 ? 1 : 0)
  expect(lines.filter((line) => line.startsWith('obstacle: '))).toHaveLength(view.blockers.length)
  expect(stdout).toContain('obstacle: Add a reference.\n')
  const looks = lines.filter((line) => line.startsWith('look at: '))
  expect(looks.length).toBeGreaterThanOrEqual((view.checks ?? []).length)
  expect(stdout).toContain('look at: Nobody has been asked to clear it.\n')
  expect(lines.at(-1)).toBe(`obstacles: ${view.blockers.length}, to look at: ${looks.length}, let pass: 0`)
})

it('prints data with --json, and returns 0 once nothing prevents issuing', async () => {
  const on = await deskOnDisk()
  await on.make()
  const { rev } = await on.room()
  const fields = { reference: 'T-1' }
  await on.ask('desk:apply', {
    command: { kind: 'change', collection: 'memo', id: 'brief', rev, fields },
    staff: STAFF,
  })
  const { blockers } = await on.room()
  const { status, stdout } = await check(on.directory, '--session', 'session-0605', '--json')
  const data: { id: string; obstacles: { code: string; says: string }[]; look: { code: string }[] } = JSON.parse(stdout)
  expect(data).toMatchObject({ id: 'brief', version: 1, marking: 'UNCLASSIFIED – DRAFT', passed: [] })
  expect(data.obstacles.map(({ code }) => code)).toEqual(blockers.map(({ why }) => why))
  expect(data.look.map(({ code }) => code)).toContain('notAsked')
  expect(status).toBe(blockers.length > 0 ? 1 : 0)
})

itLong('takes the newest memo that is not issued, also one in clearance', async () => {
  const on = await deskOnDisk()
  await on.make()
  const { rev } = await on.room()
  const people = [{ id: 'a', who: 'Legal' }]
  await on.ask('desk:apply', { command: { kind: 'askClearance', id: 'brief', rev, people }, staff: STAFF })
  const { stdout } = await check(on.directory)
  expect(stdout).toContain('obstacle: No answer yet to the request for clearance: Legal\n')
})

itLong(
  'takes the newest draft of any kind if nothing is named, and prints when somebody let a point pass as other times',
  async () => {
    const on = await deskOnDisk()
    await on.make()
    const make = { kind: 'makeMemo', type: 'decisionSubmission', about: 'talk-jp-us', id: 'submission' } as const
    await on.ask('desk:apply', { command: make, staff: STAFF })
    const pass = {
      kind: 'passMemoFinding',
      id: 'submission',
      rev: 1,
      finding: 'emptySection',
      detail: 'handling',
      why: 'Nobody to tell.',
    } as const
    await on.ask('desk:apply', { command: pass, staff: STAFF })
    const { stdout } = await check(on.directory)
    expect(JSON.parse((await check(on.directory, '--json')).stdout)).toMatchObject({ id: 'submission' })
    expect(stdout).toMatch(/let pass: .*Nobody to tell\. \(Edith Kato, 8 June 2025, \d\d:\d\d \(EDT\)\)\n/)
    // A kind, or the subject of a brief, still names the brief.
    expect(JSON.parse((await check(on.directory, '--kind', 'A', '--json')).stdout)).toMatchObject({ id: 'brief' })
  },
)

itLong('warns that a memo that it exports was recalled: by whom, when and why', async () => {
  const on = await deskOnDisk()
  const make = { kind: 'makeMemo', type: 'decisionSubmission', about: 'talk-jp-us', id: 'brief' } as const
  await on.ask('desk:apply', { command: make, staff: STAFF })
  await on.change('memo', 'brief', { reference: 'T-1' })
  await on.issue()
  const out = join(temporaryFolder(), 'memo.md')
  const write = () => runCommandLine(['memo', '--kind', 'D', '--desk', on.directory, '--out', out])
  expect(await write()).toMatchObject({ status: 0, stderr: '' })
  const recall = { kind: 'recallMemo', id: 'brief', rev: on.rev(), reason: 'Wrong date.' } as const
  await on.ask('desk:apply', { command: recall, staff: STAFF })
  const { status, stderr } = await write()
  expect(status).toBe(0)
  expect(stderr).toMatch(
    /version 1 of this memo was recalled by Edith Kato, 8 June 2025, \d\d:\d\d \(EDT\): Wrong date\./i,
  )
})

it('refuses an issued memo, one that is not there, and another word than check, in a sentence', async () => {
  const on = await deskOnDisk()
  const missing = await check(on.directory, 'none')
  expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('isn’t on this desk')])
  const none = await check(on.directory, '--kind', 'chronology')
  expect([none.status, none.stderr]).toEqual([1, expect.stringContaining('no saved draft of such a memo')])
  const word = await runCommandLine(['memo', 'chekc'])
  expect([word.status, word.stderr]).toEqual([
    2,
    expect.stringContaining('doesn’t understand this command line: chekc'),
  ])
})
