import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeError } from '../../../core/text/describe'
import { readEnds } from '../../../electron/files/read-ends'
import { LONGEST_FILE, readChosen, readRegular, readRegularNow } from '../../../electron/files/regular-file'
import { readImportBytes } from '../../../electron/desk/services/interop-files'
import { temporaryFolder } from '../../helpers/desks/sample'
import { itUnless, NO_PIPES } from '../../helpers/left-out'
import { failure } from '../../helpers/edits/edit-lead'

itUnless(
  NO_PIPES,
  'reads ordinary files alone: no link, pipe, socket, device or folder is opened, followed or waited for',
  async () => {
    const folder = temporaryFolder()
    const path = (name: string) => join(folder, name)
    writeFileSync(path('plain'), 'text')
    symlinkSync(path('plain'), path('link'))
    symlinkSync(path('pipe'), path('link to a pipe'))
    execFileSync('mkfifo', [path('pipe')])
    mkdirSync(path('folder'))
    const server = createServer().listen(path('socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    expect((await readRegular(path('plain'))).toString()).toBe('text')
    const cases = [
      [path('link'), 'ELOOP'],
      [path('link to a pipe'), 'ELOOP'],
      [path('pipe'), 'ENOTFILE'],
      [path('socket'), 'ENOTFILE'],
      ['/dev/zero', 'ENOTFILE'],
      [path('folder'), 'EISDIR'],
    ] as const
    for (const [file, code] of cases) {
      await expect(readRegular(file)).rejects.toMatchObject({ code })
      expect(() => readRegularNow(file)).toThrow(expect.objectContaining({ code }))
      expect(await readEnds(file)).toBeUndefined()
    }
    // A person may choose a link, but not what never ends.
    expect((await readChosen(path('link'))).toString()).toBe('text')
    expect((await failure(readImportBytes(path('link to a pipe')))).code).toBe('import-unreadable')
    server.close()
  },
)

it('names the limit in a sentence for a file that is too long to be read at once', async () => {
  const file = join(temporaryFolder(), 'snapshot-00000001.json')
  writeFileSync(file, '')
  // Without a byte of it on the disk.
  truncateSync(file, LONGEST_FILE + 1)
  const { code, params } = await failure(readRegular(file))
  expect(describeError(code, params, 'en')).toBe(
    'snapshot-00000001.json has 537 MB, and Parley reads files of up to 536 MB. Nothing was changed. Use a smaller file; for a desk, open a backup from before it grew.',
  )
  expect((await failure(readImportBytes(file))).code).toBe('import-too-large')
})
