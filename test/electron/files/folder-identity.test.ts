import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderIdentity } from '../../../electron/files/folder-identity'
import { temporaryFolder } from '../../helpers/desks/sample'

const identityOf = (path: string) => folderIdentity(path, statSync(path, { bigint: true }))

it('is the same by every path to a folder, and another for another folder', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'a'))
  mkdirSync(join(folder, 'b'))
  expect(identityOf(join(folder, 'b', '..', 'a'))).toBe(identityOf(join(folder, 'a')))
  expect(identityOf(join(folder, 'a'))).not.toBe(identityOf(join(folder, 'b')))
})

it('tells folders apart on a drive that numbers every file 0', () => {
  const unnumbered = (path: string) => folderIdentity(path, { dev: 7n, ino: 0n }, (given) => given.replace('x:', 'Z:'))
  expect(unnumbered('Z:/one')).not.toBe(unnumbered('Z:/two'))
  expect(unnumbered('x:/one')).toBe(unnumbered('Z:/one'))
  expect(unnumbered('Z:/one')).toMatch(/^[\da-z-]+$/)
})
