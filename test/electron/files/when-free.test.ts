import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { move, removeEmptyFolder, removeFile, removeFolder, whenFree } from '../../../electron/files/when-free'
import { temporaryFolder } from '../../helpers/desks/sample'

const held = (code: string) => Object.assign(new Error(code), { code })

/** Work on a file that another program holds until it was tried `tries` times, on a system with a clock of its own. */
function work(tries: number, code = 'EBUSY', isWindows = true) {
  const made = { tries: 0, waited: 0 }
  const done = whenFree(
    () => {
      made.tries += 1
      return made.tries > tries ? Promise.resolve('done') : Promise.reject(held(code))
    },
    {
      isWindows,
      pause: (milliseconds) => {
        made.waited += milliseconds
        return Promise.resolve()
      },
    },
  )
  return { made, done }
}

describe('a file that another program holds on Windows', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY'])('is tried again until it is free: %s', async (code) => {
    const { made, done } = work(6, code)
    await expect(done).resolves.toBe('done')
    expect(made).toEqual({ tries: 7, waited: 5 + 10 + 20 + 40 + 80 + 160 })
  })

  it('is given up after some seconds, with the error of the system', async () => {
    const { made, done } = work(Infinity, 'EPERM')
    await expect(done).rejects.toMatchObject({ code: 'EPERM' })
    expect(made.waited).toBeGreaterThanOrEqual(5000)
    expect(made.waited).toBeLessThan(5500)
  })

  it('is not waited for if the error is another one', async () => {
    const { made, done } = work(1, 'ENOSPC')
    await expect(done).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(made).toEqual({ tries: 1, waited: 0 })
  })
})

it('refuses at once on other systems, where nobody lets go', async () => {
  const { made, done } = work(1, 'EACCES', false)
  await expect(done).rejects.toMatchObject({ code: 'EACCES' })
  expect(made.tries).toBe(1)
})

it('moves and removes files and folders', async () => {
  const folder = temporaryFolder()
  const at = (...names: string[]) => join(folder, ...names)
  writeFileSync(at('a'), 'text')
  await move(at('a'), at('b'))
  expect(readFileSync(at('b'), 'utf8')).toBe('text')
  await removeFile(at('b'))
  await removeFile(at('never there'))
  mkdirSync(at('empty'))
  await removeEmptyFolder(at('empty'))
  mkdirSync(at('full', 'inner'), { recursive: true })
  await expect(removeEmptyFolder(at('full'))).rejects.toMatchObject({ code: 'ENOTEMPTY' })
  await removeFolder(at('full'))
  expect(readdirSync(folder)).toEqual([])
})
