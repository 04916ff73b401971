import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NEWS, newsOf } from '../../../core/actions/news'
import { LANGUAGES } from '../../../core/base/text'
import { translator } from '../../../core/text/catalogue'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const changes = readFileSync('CHANGELOG.md', 'utf8')

describe('what is new', () => {
  it('begins with this version, and every version is in the change log', () => {
    expect(NEWS[0].version).toBe(version)
    for (const one of NEWS) expect(changes).toContain(`\n## ${one.version}`)
  })

  it('has as many lines in each language, and few', () => {
    const [en, ja] = LANGUAGES.map((language) => newsOf(translator(language)).map(({ lines }) => lines.length))
    expect(ja).toEqual(en)
    for (const count of en ?? []) expect(count).toBeLessThanOrEqual(8)
  })
})
