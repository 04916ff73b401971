import { statSync, writeFileSync } from 'node:fs'
import { createServer, Server } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { describeError } from '../../../../core/text/describe'
import { holderOf, lockDesk } from '../../../../electron/desk/store/desk-lock'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { copyOfSample } from '../../../helpers/desks/sample'
import { describeUnless, NOT_LINUX } from '../../../helpers/left-out'
import { failure } from '../../../helpers/edits/edit-lead'
import { startResponder } from '../../../helpers/requests/desk-responder'

/** The abstract name of a desk's lock, as long as the system allows: not every version of Node fills it up by itself. */
function nameOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true })
  return `\0parley-desk-${dev}-${ino}`.padEnd(108, '\0')
}

/** Holds the name of a desk's lock as a program of another account would, and answers with some text. */
async function strangerOn(folder: string, answer: string): Promise<void> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end(answer)
  })
  await new Promise<void>((resolve) => server.listen(nameOf(folder), resolve))
  onTestFinished(() => {
    server.close()
  })
}

describeUnless(NOT_LINUX, 'the name of a desk’s lock', () => {
  it('is the same in every version of Node: as long as the system allows', async () => {
    const folder = await copyOfSample()
    const listen = vi.spyOn(Server.prototype, 'listen')
    onTestFinished(() => listen.mockRestore())
    const lock = await lockDesk(folder)
    expect(listen.mock.calls.map(([name]) => name as unknown)).toEqual([nameOf(folder)])
    await lock.release()
  })

  it.each([
    JSON.stringify({ who: 'Your minister. Call 555-0100', pid: 1, since: '2026-11-23T00:00:00Z' }),
    'Call 555-0100',
    '\u001B[31mCall 555-0100\u202E',
    'Call 555-0100 '.repeat(1000),
    '',
  ])('may be held by a stranger, of whose answer no word is shown: %j', async (answer) => {
    const folder = await copyOfSample()
    // Left by an earlier opening, which is not the stranger's.
    const former = { lease: 'former', device: 'ffffffffffff', who: 'The minister', since: '2026-11-23T00:00:00Z' }
    writeFileSync(join(folder, 'lease.json'), JSON.stringify({ ...former, renewed: former.since }))
    await strangerOn(folder, answer)
    const { code, params } = await failure(DeskStore.open(folder, 'write'))
    expect([code, params.who, params.pid, params.since]).toEqual(['desk-locked', undefined, undefined, undefined])
    for (const language of ['en', 'ja'] as const)
      expect(describeError(code, params, language)).not.toMatch(/555|minister|\p{Cc}|\p{Cf}/u)
    expect(await holderOf(folder)).toEqual({})
    const { open } = await startResponder({ directory: folder, mode: 'read' })
    expect((await open()).reading).toEqual({ why: 'held', holder: {} })
  })

  it('is described by the holder’s own lease, in one line without invisible characters', async () => {
    const folder = await copyOfSample()
    const lease = {
      lease: 'id-of-the-holder',
      device: 'ffffffffffff',
      who: `Miyu\u202E\u200B\n Abe\u001B[31m ${'x'.repeat(150)}`,
      host: 'desk\u0000-2',
      pid: 7,
      since: 'since ever',
      renewed: '2026-11-23T00:00:00Z',
    }
    writeFileSync(join(folder, 'lease.json'), JSON.stringify(lease))
    await strangerOn(folder, lease.lease)
    expect(await holderOf(folder)).toEqual({ who: `Miyu Abe [31m ${'x'.repeat(66)}`, pid: 7 })
  })
})
