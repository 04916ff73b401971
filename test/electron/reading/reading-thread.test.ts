import { describe, expect, it } from 'vitest'
import { fixture, pictureWithoutText, readApart, textFile } from '../../helpers/files/reading-files'
import { describeLong, itLong } from '../../helpers/long'

describe('a PDF', () => {
  it('gives its paragraphs whole, its rows with tabs, and what its head says', async () => {
    const draft = await readApart(fixture('report.pdf'))
    expect(draft.text).toContain(
      'to discuss the quota on hot-rolled steel. The minister of Arcadia said that her government would accept a quota of 1.2 million tonnes a year, unless Borduria raised its own duty first.\n\nHer counterpart',
    )
    expect(draft.text).toContain('Product\tPresent duty\tOffer\nHot-rolled coil\t25%\t12.5%\n\n')
    expect(draft).toMatchObject({
      kind: 'pdf',
      title: 'Ministers meet on steel quotas',
      author: 'Jane Harrow',
      issued: { edtf: '2025-03-14' },
      pages: [0],
      problems: [],
    })
    expect(draft.readByMachine).toBeUndefined()
  })

  it('in Japanese joins its lines, and has no spaces around figures', async () => {
    const draft = await readApart(fixture('hodo.pdf'))
    expect(draft.text).toContain(
      '\n\n本日、通商大臣は、ボルデュリアの経済大臣と約90分間会談し、熱延鋼板の輸入枠について協議しました。大臣は、相手国が先に関税を引き上げない限り、年間120万トンの枠を受け入れる用意があると述べました。\n\n',
    )
    expect(draft).toMatchObject({
      title: '鉄鋼の輸入枠に関する閣僚協議の結果',
      issued: { edtf: '2025-03-14' },
      language: 'ja',
    })
  })

  it('with a password is refused, and so is a damaged one', async () => {
    await expect(readApart(fixture('locked.pdf'))).rejects.toMatchObject({ code: 'reading-password' })
    const { bytes } = fixture('report.pdf')
    await expect(readApart({ name: 'a.pdf', bytes: bytes.subarray(0, 400) })).rejects.toMatchObject({
      code: expect.stringMatching(/^reading-(damaged|no-text)$/),
    })
  })

  itLong('has its scanned pages read by machine, and says which pages have no text', async () => {
    const draft = await readApart(fixture('scan.pdf'))
    expect(draft).toMatchObject({ readByMachine: true, problems: [{ what: 'emptyPages', pages: [3] }] })
    const [first = 0, second = 0, third = 0] = draft.pages ?? []
    expect(draft.text.slice(first, second)).toMatch(/^Cover sheet of the letter/)
    expect(draft.text.slice(second, third)).toMatch(
      /^Ministry of Trade of Arcadia\n\n14 March 2025\n\nMinisters meet on steel quotas/,
    )
    expect(draft.text).toContain(
      'accept a quota of\n1.2 million tonnes a year, unless Borduria raised its own duty first.',
    )
  })
})

describeLong('a picture', () => {
  it('of Japanese is read by machine, without spaces between its characters', async () => {
    const heard: number[] = []
    const draft = await readApart(fixture('hodo.png'), { onProgress: (done, of) => heard.push(done / of) })
    expect(draft).toMatchObject({
      kind: 'picture',
      readByMachine: true,
      language: 'ja',
      issued: { edtf: '2025-03-14' },
    })
    expect(draft.text).toContain('熱延鋼板の輸入枠について協議しました。')
    expect(heard.length).toBeGreaterThan(0)
    expect(heard.every((share) => share >= 0 && share <= 1)).toBe(true)
  })

  it('can be stopped while it is read', async () => {
    const stop = new AbortController()
    const reading = readApart(fixture('hodo.png'), { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(reading).rejects.toMatchObject({ code: 'canceled' })
  })

  it('without text is refused, and so is one that is damaged or far too large', async () => {
    await expect(readApart({ name: 'photo.png', bytes: pictureWithoutText() })).rejects.toMatchObject({
      code: 'reading-no-text',
    })
    const { bytes } = fixture('hodo.png')
    await expect(readApart({ name: 'a.png', bytes: bytes.subarray(0, 20) })).rejects.toMatchObject({
      code: 'reading-damaged',
    })
    const huge = Buffer.from(bytes)
    huge.writeUInt32BE(60_000, 16)
    huge.writeUInt32BE(60_000, 20)
    await expect(readApart({ name: 'a.png', bytes: huge })).rejects.toMatchObject({ code: 'reading-bomb' })
  })
})

describe('the thread', () => {
  itLong('ends a reading that takes too much memory, and nothing else', async () => {
    const page = textFile('a.html', `<html><body>${'<p>a</p>'.repeat(1_000_000)}`)
    await expect(readApart(page, { memoryMb: 60 })).rejects.toMatchObject({
      code: 'reading-memory',
      params: { file: 'a.html' },
    })
    await expect(readApart({ text: 'Still here.' })).resolves.toMatchObject({ text: 'Still here.' })
  })

  it('ends a reading that says nothing for too long', async () => {
    await expect(readApart(fixture('report.pdf'), { patienceMs: 1 })).rejects.toMatchObject({ code: 'reading-time' })
  })
})
