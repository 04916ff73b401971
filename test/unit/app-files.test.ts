import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileOf } from '../../electron/main/file-of'
import { temporaryFolder } from '../helpers/sample'

function folder(): string {
  const root = temporaryFolder()
  const served = join(root, 'renderer')
  mkdirSync(join(served, 'fonts'), { recursive: true })
  writeFileSync(join(served, 'index.html'), '')
  writeFileSync(join(root, 'secret.txt'), '')
  mkdirSync(join(root, 'renderer-too'))
  writeFileSync(join(root, 'renderer-too', 'x.txt'), '')
  symlinkSync(join(root, 'secret.txt'), join(served, 'link.txt'))
  symlinkSync(join(root, 'renderer-too'), join(served, 'too'))
  return served
}

describe('the file that an app:// address names', () => {
  it('is one inside the folder', async () => {
    const served = folder()
    expect(await fileOf('app://parley/', served)).toBe(join(served, 'index.html'))
    expect(await fileOf('app://parley/index.html?x#y', served)).toBe(join(served, 'index.html'))
  })

  it.each([
    'app://other/index.html',
    'app://parley.evil/index.html',
    'file:///etc/passwd',
    'app://parley/../secret.txt',
    'app://parley/%2e%2e/secret.txt',
    'app://parley/..%2fsecret.txt',
    'app://parley/fonts/..%2f..%2fsecret.txt',
    'app://parley/..%5csecret.txt',
    'app://parley/index.html%00.txt',
    'app://parley/link.txt',
    'app://parley/too/x.txt',
    'app://parley/%E0%A4%A',
    'app://parley/nothing',
    'nonsense',
  ])('is none for %s', async (address) => expect(await fileOf(address, folder())).toBeUndefined())
})
