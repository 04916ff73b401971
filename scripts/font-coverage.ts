import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { coverageOf } from '../electron/press/coverage'

/** Writes the table of the characters that the bundled fonts have: `npm run fonts:coverage`, after a build with new fonts. */

const ROOT = resolve(import.meta.dirname, '..')
const { Latin, Japanese, Korean, Chinese } = coverageOf(join(ROOT, 'out', 'renderer', 'fonts'))

writeFileSync(
  join(ROOT, 'core', 'base', 'font-coverage.ts'),
  `/**
 * The characters that every face of a family has, written by \`npm run fonts:coverage\`: steps in base 36 from code point to code point, to one with a
 * glyph, to one without, and so on.
 */
export const COVERAGE = {
  Latin:
    '${Latin}',
  Japanese:
    '${Japanese}',
  Korean:
    '${Korean}',
  Chinese:
    '${Chinese}',
} as const
`,
)
