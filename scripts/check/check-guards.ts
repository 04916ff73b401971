import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutation } from '../mutate/mutation'
import { READING } from '../mutate/reading-mutations'
import { REPAIR } from '../mutate/repair-mutations'
import { SECURITY } from '../mutate/security-mutations'
import { WRITING } from '../mutate/writing-mutations'

/**
 * The guards that `npm run mutate:security` and `mutate:store` could no longer remove, because their text or their tests have moved. Removing them
 * takes long and is done seldom; that they are still there is seen at once.
 */
export function checkGuards(root: string): string[] {
  return [...SECURITY, ...WRITING, ...READING, ...REPAIR].flatMap((guard) => [
    ...guard.edits.flatMap(([file, from]) => problemOf(root, guard, file, from)),
    ...testProblem(root, guard),
  ])
}

function problemOf(root: string, { name }: Mutation, file: string, from: string): string[] {
  const path = join(root, file)
  const times = existsSync(path) ? readFileSync(path, 'utf8').split(from).length - 1 : 0
  return times === 1 ? [] : [`“${name}”: ${file} has ${times} times, not once: ${from}`]
}

function testProblem(root: string, { name, tests }: Mutation): string[] {
  const file = 'unit' in tests ? tests.unit : tests.window
  return existsSync(join(root, file)) ? [] : [`“${name}”: there is no test ${file}`]
}
