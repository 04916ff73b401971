import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { realFileSystem, type FileSystem } from '../../../../electron/files/file-system'
import { writtenDesk } from '../../../helpers/desks/damaged-desk'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { failure } from '../../../helpers/edits/edit-lead'
import { describeUnless, NOT_LINUX } from '../../../helpers/left-out'
import { copyOfFixture } from '../../../helpers/faults/killed-format-migrations'

const fault = (code: string) => Object.assign(new Error('a fault'), { code })

/** A file system that can make no file durable, or cannot identify any file. */
const faulty = (what: 'sync' | 'dataSync' | 'mark'): FileSystem => {
  const without = (open: FileSystem['create']) => async (path: string) => {
    const file = await open(path)
    const isIt = what === 'sync' ? path.endsWith('.jsonl') : what === 'dataSync'
    return isIt ? { ...file, [what]: () => Promise.reject(fault('EIO')) } : file
  }
  return {
    ...realFileSystem,
    create: without((path) => realFileSystem.create(path)),
    reopen: without((path) => realFileSystem.reopen(path)),
    mark: (path) => {
      if (what === 'mark') throw fault('EACCES')
      return realFileSystem.mark(path)
    },
  }
}

/** The journal files that this process has open. */
function openIn(directory: string): string[] {
  const links = readdirSync('/proc/self/fd').map((one) => {
    try {
      return readlinkSync(join('/proc/self/fd', one))
    } catch {
      return ''
    }
  })
  return links.filter((link) => link.startsWith(directory))
}

describeUnless(NOT_LINUX, 'a desk that cannot be opened to write', () => {
  it.each(['sync', 'dataSync', 'mark'] as const)('gives the reason and leaves no file open: %s', async (what) => {
    const written = join(temporaryFolder(), 'desk')
    await writtenDesk(written, 3, 5)
    for (const directory of what === 'dataSync'
      ? [copyOfFixture('desk-part1')]
      : [written, copyOfFixture('desk-part1')]) {
      const { code } = await failure(DeskStore.open(directory, 'write', { fs: faulty(what) }))
      expect(code).toBe('desk-read-only')
      expect(openIn(directory)).toEqual([])
    }
  })
})
