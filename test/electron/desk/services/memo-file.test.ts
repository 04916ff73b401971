import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeError } from '../../../../core/text/describe'
import { outFailure } from '../../../../electron/desk/services/memo-file'
import { writeDurably } from '../../../../electron/files/write-durably'
import { realFileSystem } from '../../../../electron/files/file-system'
import { temporaryFolder } from '../../../helpers/desks/sample'

/** Fails to replace a file as the system does that answers with `code`; returns the failure of the export. */
async function heldWith(code: string, { isWindows, exists = true }: { isWindows: boolean; exists?: boolean }) {
  const folder = temporaryFolder()
  const file = join(folder, 'brief.pdf')
  if (exists) writeFileSync(file, '%PDF-1.7 earlier')
  const rename = () => Promise.reject(Object.assign(new Error(code), { code }))
  const failed = await writeDurably(file, Buffer.from('%PDF'), { ...realFileSystem, rename }).catch(
    (error: unknown) => error,
  )
  expect(readdirSync(folder)).toEqual(exists ? ['brief.pdf'] : [])
  return outFailure(file, failed, isWindows)
}

it.each(['EPERM', 'EACCES', 'EBUSY'])(
  'says that a file may be open elsewhere, where Windows does not let go of it: %s',
  async (code) => {
    const failure = await heldWith(code, { isWindows: true })
    expect(failure.code).toBe('out-held')
    for (const language of ['en', 'ja'] as const)
      expect(describeError(failure.code, failure.params, language)).toMatch(
        /open in another program.*Close it there|別のプログラムで開かれている/,
      )
  },
)

it('speaks of permissions where there is no such file, and on other systems', async () => {
  expect((await heldWith('EPERM', { isWindows: true, exists: false })).code).toBe('cannot-write')
  expect((await heldWith('EACCES', { isWindows: false })).code).toBe('cannot-write')
})
