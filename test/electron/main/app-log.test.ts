import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppLog } from '../../../electron/main/app-log'
import { temporaryFolder } from '../../helpers/desks/sample'

const clock = () => '2025-06-06T12:00:00.000Z'
const OWN = () => new Set(['rest-Ab1.js', 'desk.cjs'])
const backup = { event: 'backup', place: 'own', result: 'done' } as const
const failed = (code: 'disk-full' | 'desk-gone') => ({ event: 'desk-failed', code }) as const

describe('the log of this machine', () => {
  it('has a line for each event, and goes on where it was', async () => {
    const folder = join(temporaryFolder(), 'logs')
    const first = new AppLog(folder, OWN, clock)
    first.add(backup)
    await first.flush()
    const second = new AppLog(folder, OWN, clock)
    second.add(failed('disk-full'))
    expect(await second.text()).toBe(
      '2025-06-06T12:00:00.000Z backup place=own result=done\n2025-06-06T12:00:00.000Z desk-failed code=disk-full\n',
    )
    if (process.platform !== 'win32') expect(statSync(second.path).mode & 0o077).toBe(0)
  })

  it('never has more than two files of its size, the newest events kept', async () => {
    const folder = temporaryFolder()
    const log = new AppLog(folder, OWN, clock, 1000)
    for (let n = 0; n < 200; n += 1) log.add(n % 2 === 0 ? backup : failed('desk-gone'))
    log.add(failed('disk-full'))
    const text = await log.text()
    expect(text.trimEnd().endsWith('code=disk-full')).toBe(true)
    const files = readdirSync(folder)
    expect(files.toSorted()).toEqual(['parley.earlier.log', 'parley.log'])
    for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(1000)
  })

  it('stays within its size where the file before it cannot be replaced', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'parley.earlier.log', 'in the way'), { recursive: true })
    const log = new AppLog(folder, OWN, clock, 1000)
    for (let n = 0; n < 200; n += 1) {
      log.add(n % 2 === 0 ? backup : failed('desk-gone'))
      await log.flush()
    }
    log.add(failed('disk-full'))
    expect((await log.text()).trimEnd().endsWith('code=disk-full')).toBe(true)
    expect(statSync(log.path).size).toBeLessThanOrEqual(1000)
  })

  it('counts an event that repeats itself', async () => {
    const log = new AppLog(temporaryFolder(), OWN, clock)
    for (let n = 0; n < 1000; n += 1) log.add(failed('disk-full'))
    log.add(backup)
    const lines = (await log.text()).trimEnd().split('\n')
    expect(lines).toHaveLength(7)
    expect(lines[5]).toContain('repeated times=995')
  })

  it('has only places in Parley’s own files, whoever notes an error', async () => {
    const at = ['rest-Ab1.js:1:2', 'Tokyo_will_accept_27_percent_on_cars.js:1:1', 'desk.cjs:3:4', 'min-x.mjs:1:1']
    const log = new AppLog(temporaryFolder(), OWN, clock)
    log.add({ event: 'error', in: 'page', name: 'Error', at })
    log.add({ event: 'error', in: 'desk', name: 'Error', at: at.slice(1, 2) })
    expect(await log.text()).toBe(
      `${clock()} error in=page name=Error at=rest-Ab1.js:1:2,desk.cjs:3:4\n${clock()} error in=desk name=Error at=\n`,
    )
  })

  it('has places of no file if its own cannot be listed', async () => {
    const log = new AppLog(temporaryFolder(), () => new Set(readdirSync(join(temporaryFolder(), 'nowhere'))), clock)
    log.add({ event: 'error', in: 'main', name: 'Error', at: ['rest-Ab1.js:1:2'] })
    expect(await log.text()).toBe(`${clock()} error in=main name=Error at=\n`)
  })

  it('has so many errors of pages and no more, however many a page sends', async () => {
    const log = new AppLog(temporaryFolder(), OWN, clock)
    for (let n = 1; n <= 1000; n += 1)
      log.add({ event: 'error', in: 'page', name: 'Error', at: [`rest-Ab1.js:${n}:1`] })
    log.add({ event: 'error', in: 'main', name: 'Error', at: [] })
    const lines = (await log.text()).trimEnd().split('\n')
    expect(lines).toHaveLength(201)
    expect(lines.at(-1)).toContain('in=main')
  })

  it('disturbs nothing if it cannot be written', async () => {
    const folder = join(temporaryFolder(), 'logs')
    writeFileSync(folder, 'a file')
    const log = new AppLog(folder, OWN, clock)
    log.add(backup)
    expect(await log.text()).toBe('')
    expect(readFileSync(folder, 'utf8')).toBe('a file')
  })
})
