import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { differences, PICTURED, PICTURES, takePictures } from '../../helpers/pdf/page-pictures'
import { some } from '../../helpers/long'
import { memoIn } from '../../helpers/pdf/filled-memo'

const kept = (name: string, page: number) => readFileSync(join(PICTURES, `${name}-${page}.png`))

describe('printed pages', () => {
  // Kinds in English, and in Japanese the round report.
  it.each(some(PICTURED))('look as they did: $name', async ({ name, pages, memo }) => {
    const taken = await takePictures(await memo(), pages)
    expect(taken).toHaveLength(pages)
    expect(taken.map((picture, index) => differences(picture, kept(name, index + 1)))).toEqual(taken.map(() => 0))
  })

  it('have a picture each, and no other', () => {
    const wanted = PICTURED.flatMap(({ name, pages }) =>
      Array.from({ length: pages }, (_, at) => `${name}-${at + 1}.png`),
    )
    expect(readdirSync(PICTURES).toSorted()).toEqual(wanted.toSorted())
  })

  it('are told apart by one word', async () => {
    const memo = await memoIn('en', 'roundReport')
    const [changed] = await takePictures({ ...memo, title: [{ text: 'Round 5 at working level', style: 'plain' }] }, 1)
    expect(changed && differences(changed, kept('roundReport-en', 1))).toBeGreaterThan(0)
  })
})
