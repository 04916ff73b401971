import fc from 'fast-check'
import { mkdirSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileOf } from '../../../electron/main/file-of'
import { temporaryFolder } from '../../helpers/desks/sample'
import { NO_LINKS, NO_ODD_NAMES } from '../../helpers/left-out'

function folder(): string {
  const root = temporaryFolder()
  const served = join(root, 'renderer')
  mkdirSync(join(served, 'fonts'), { recursive: true })
  writeFileSync(join(served, 'index.html'), '')
  writeFileSync(join(root, 'secret.txt'), '')
  mkdirSync(join(root, 'renderer-too'))
  writeFileSync(join(root, 'renderer-too', 'x.txt'), '')
  if (NO_ODD_NAMES === undefined) writeFileSync(join(served, 'back\\slash'), '')
  if (NO_LINKS === undefined) {
    symlinkSync(join(root, 'secret.txt'), join(served, 'link.txt'))
    symlinkSync(join(root, 'renderer-too'), join(served, 'too'))
  }
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
    // It leads back inside, but its form is refused anyway.
    'app://parley/fonts/..%2findex.html',
    'app://parley/back%5cslash',
    'app://parley/..%5csecret.txt',
    'app://parley/index.html%00.txt',
    'app://parley/link.txt',
    'app://parley/too/x.txt',
    'app://parley/%E0%A4%A',
    'app://parley/nothing',
    'app://parley/fonts',
    'app://parley/fonts/',
    'app://parley:1/index.html',
    'app://user@parley.evil/index.html',
    'nonsense',
  ])('does not exist for %s', async (address) => expect(await fileOf(address, folder())).toBeUndefined())

  it('is one inside the folder or none, however the address is spelt', async () => {
    const served = folder()
    const root = realpathSync(served)
    const pieces = fc.constantFrom(
      '/',
      '//',
      '\\',
      '.',
      '..',
      '../',
      '..\\',
      '%2e',
      '%2E%2e',
      '%2f',
      '%5c',
      '%252e',
      '%00',
      '\0',
      '%',
      '%c0%ae',
      '?',
      '#',
      'index.html',
      'fonts',
      'secret.txt',
      'link.txt',
      'too',
      'x.txt',
      'renderer',
      'renderer-too',
      'etc/passwd',
      ';',
      '\n',
      '：',
      root,
      encodeURIComponent(root),
      encodeURI(join(root, '..')),
    )
    const hosts = fc.constantFrom(
      'app://parley/',
      'app://parley',
      'app://PARLEY/',
      'app://',
      'file:///',
      'app://x@parley/',
    )
    let found = 0
    await fc.assert(
      fc.asyncProperty(hosts, fc.array(pieces, { maxLength: 7 }), async (host, parts) => {
        const file = await fileOf(host + parts.join(''), served)
        if (file === undefined) return
        found += 1
        expect(realpathSync(file).startsWith(root + sep)).toBe(true)
        expect(statSync(file).isFile()).toBe(true)
      }),
      { numRuns: 2000 },
    )
    expect(found).toBeGreaterThan(20)
  })
})
