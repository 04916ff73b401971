import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { importsOf, scriptFiles, targetOf } from './imports'

const ENDINGS = ['', '.ts', '.tsx', '.mts', '.mjs', '/index.ts']

/**
 * The circles of files in these folders: each is a list of files that all reach each other by imports. Type imports count, because a type is a
 * dependency too.
 */
export function checkCircles(root: string, tops: readonly string[]): string[][] {
  const files = scriptFiles(root, tops)
  const known = new Set(files)
  const uses = new Map(files.map((file) => [file, filesUsed(root, file, known)]))
  return circlesOf(uses)
}

function filesUsed(root: string, file: string, known: ReadonlySet<string>): string[] {
  const source = readFileSync(join(root, file), 'utf8')
  return importsOf(parseSync(file, source).module, source).flatMap(({ specifier }) => {
    if (!specifier.startsWith('.')) return []
    const target = targetOf(file, specifier)
    const found = ENDINGS.map((ending) => target + ending).find((path) => known.has(path))
    return found === undefined ? [] : [found]
  })
}

/** Tarjan's strongly connected components with more than one file, or with a file that uses itself. */
function circlesOf(uses: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (file: string): number => {
    let low = order.size
    order.set(file, low)
    stack.push(file)
    for (const next of uses.get(file) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next))
      else if (stack.includes(next)) low = Math.min(low, order.get(next) ?? low)
    }
    if (low === order.get(file)) {
      const circle = stack.splice(stack.indexOf(file))
      if (circle.length > 1 || uses.get(file)?.includes(file)) circles.push(circle)
    }
    return low
  }
  for (const file of uses.keys()) if (!order.has(file)) visit(file)
  return circles
}
