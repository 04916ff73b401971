import type { Good } from './good'
import type { Scope } from './law-conditions'

/** Does a scope cover a good? Undefined: the scope or the good's code does not say. */
export function scopeCovers(scope: Scope, good: Good): boolean | 'scope' | 'code' {
  if (scope === 'all') return true
  if (scope === 'notKnown') return 'scope'
  const { include, exclude } = Array.isArray(scope) ? { include: scope, exclude: [] } : scope
  const included = include === 'all' ? true : isListed(include, good)
  if (included === false) return false
  const excluded = isListed(exclude, good)
  if (excluded === true) return false
  return excluded === 'code' ? 'code' : included
}

function isListed(items: readonly string[], good: Good): boolean | 'code' {
  let found: false | 'code' = false
  for (const item of items) {
    const answer = isCode(item) ? hasCode(good, item) : hasName(good, item)
    if (answer === true) return true
    if (answer === 'code') found = answer
  }
  return found
}

const isCode = (item: string) => /^\d+$/.test(item)

const hasName = ({ id, classes = [] }: Good, name: string) => id === name || classes.includes(name)

/** A code of six digits may or may not be in a line of eight. */
function hasCode({ codes }: Good, line: string): boolean | 'code' {
  if (codes === undefined) return 'code'
  if (codes.some((code) => code.startsWith(line))) return true
  return codes.some((code) => line.startsWith(code)) && 'code'
}
