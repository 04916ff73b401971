import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { verify } from '../../../electron/journal/repair/verify'
import { acknowledged } from '../../../scripts/torture/toll'
import { torture } from '../../../scripts/torture/torture'
import { newSmallDesk } from '../../helpers/desks/small-desk-on-disk'
import { temporaryFolder } from '../../helpers/desks/sample'
import { builtScript, writerCommand, type StartWriter } from '../../helpers/processes/run-writer'
import { describeWindows, runWindowsNode, startWindowsNode } from '../../helpers/windows/windows'

/** Starts the writer process in Node for Windows. */
const startWriter: StartWriter = async (...task) => {
  const [, script = '', ...args] = await writerCommand(...task)
  return startWindowsNode(script, args)
}

describeWindows('the store on Windows', () => {
  // In turn: Wine’s own way of appending, unlike that of Windows, loses a line when two processes append in the same instant.
  it('overwrites nothing of another writer’s that no lock keeps apart, and cuts back what it has to', async () => {
    const file = join(temporaryFolder(), 'journal.jsonl')
    writeFileSync(file, '')
    const whole = await runWindowsNode(await builtScript('appender'), [file, '200', 'leave'])
    expect(whole).toMatchObject({ status: 0, stderr: '' })
    const lines = Array.from({ length: 200 }, (_none, at) => [`east ${at + 1}`, `west ${at + 1}`]).flat()
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toEqual(lines)
    writeFileSync(file, '')
    await runWindowsNode(await builtScript('appender'), [file, '200', 'cut'])
    expect(readFileSync(file, 'utf8')).toBe('east 1\nwest end\n')
  })

  it('keeps every acknowledged edit of two computers that open one desk at once', async () => {
    const folder = await newSmallDesk()
    const script = await builtScript('editor')
    const write = async (host: string, how: 'open' | 'overrule') => {
      const edits = Array.from({ length: 60 }, (_none, at) => `edit-${host}-${at}`)
      const input = join(temporaryFolder(), 'commands')
      writeFileSync(input, [how, ...edits.map((text) => `edit ${text}`), 'close', 'quit', ''].join('\n'))
      const { lines, ended } = startWindowsNode(script, [folder, host], { input })
      expect(await ended).toBe(0)
      return edits.filter((_text, at) => lines[at + 1] === 'saved')
    }
    const saved = (await Promise.all([write('east', 'open'), write('west', 'overrule')])).flat()
    expect(saved.length).toBeGreaterThan(0)
    expect((await verify(folder)).problems).toEqual([])
    const { desk } = await DeskStore.open(folder, 'read')
    expect(saved.filter((text) => desk.get('lead', `lead-${text}`) === undefined)).toEqual([])
  })

  it('loses no acknowledged edit to 40 kills', async () => {
    const seed = Date.now() % 100_000
    const tolls = await Promise.all(
      [seed, seed + 1].map((one) => torture({ kills: 20, seed: one, start: startWriter })),
    )
    console.log(tolls.map((toll) => `${toll.kills} kills, ${acknowledged(toll)} acknowledged`).join('; '))
    for (const toll of tolls) expect(toll).toMatchObject({ kills: 20, lost: [], unreadable: [] })
    // Under Wine a writer was once seen to end by itself, without a word and without a loss. The cause is not known.
    const ended = tolls.flatMap((toll) => toll.ended)
    if (ended.length > 0) console.warn('ended before they were killed:', ended)
    expect(ended.length).toBeLessThanOrEqual(1)
  })
})
