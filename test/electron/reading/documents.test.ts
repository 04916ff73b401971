import { describe, expect, it } from 'vitest'
import { docxOf, fixture, read, textFile, zipOf } from '../../helpers/files/reading-files'

const textOf = async (name: string, content: string | Uint8Array) => (await read(textFile(name, content))).text

describe('plain text', () => {
  it.each(['shift-jis.txt', 'euc-jp.txt', 'iso-2022-jp.txt', 'utf-16.txt'])(
    'is read in its encoding: %s',
    async (name) => {
      const draft = await read(fixture(name))
      expect(draft.text).toBe(
        '鉄鋼の輸入枠について\n令和7年3月14日\n\n大臣は、年間120万トンの枠を受け入れる用意があると述べました。',
      )
      expect(draft).toMatchObject({
        kind: 'text',
        language: 'ja',
        title: '鉄鋼の輸入枠について',
        issued: { edtf: '2025-03-14' },
      })
      expect(draft.original).toMatchObject({ name, mediaType: 'text/plain', bytes: fixture(name).bytes.length })
    },
  )

  it('in an unclear encoding asks for it, and is then read in the one that a person says', async () => {
    const bytes = Buffer.from('Caf\xe9 quotas, as agreed\n', 'latin1')
    await expect(read({ name: 'a.txt', bytes })).rejects.toMatchObject({
      code: 'reading-encoding-open',
      params: { could: expect.stringContaining('Windows-1252') },
    })
    await expect(read({ name: 'a.txt', bytes, as: 'Windows-1252' })).resolves.toMatchObject({
      text: 'Café quotas, as agreed',
    })
  })

  it('that mixes encodings is refused', async () => {
    const mixed = Buffer.concat([
      Buffer.from('通商省の発表です。'),
      Buffer.from(fixture('shift-jis.txt').bytes),
      Buffer.from([0xff, 0xfd]),
    ])
    await expect(read({ name: 'a.txt', bytes: mixed })).rejects.toMatchObject({
      code: expect.stringMatching(/^reading-(encoding|not-text)/),
    })
  })

  it('loses a few control characters, and says so', async () => {
    const draft = await read(textFile('a.txt', `${'Quotas were discussed at length.\n'.repeat(20)}A\u0007B`))
    expect(draft.text.endsWith('AB')).toBe(true)
    expect(draft.problems).toEqual([{ what: 'leftOut', count: 1 }])
  })

  it('full of control characters is no text', async () => {
    await expect(read(textFile('a.txt', '\u0001\u0002ab'.repeat(50)))).rejects.toMatchObject({
      code: 'reading-not-text',
    })
  })

  it('may be one line of five million characters', async () => {
    const draft = await read(textFile('a.txt', 'quota '.repeat(850_000)))
    expect(draft.text.length).toBe(5_099_999)
    expect(draft.title?.length).toBeLessThanOrEqual(200)
  })

  it('that is pasted has no file', async () => {
    const draft = await read({ text: 'A title\r\n\r\nText of 6 June.' })
    expect(draft).toEqual({
      text: 'A title\n\nText of 6 June.',
      kind: 'text',
      title: 'A title',
      language: 'en',
      problems: [],
    })
  })
})

describe('a page', () => {
  it('gives the blocks that a reader sees', async () => {
    const page = `<!doctype html><html><head><title>Site – Quotas</title><style>p{}</style></head><body>
      <nav>Home | About</nav><script>document.write('x')</script><h1>Quotas</h1>
      <p>First <b>part</b>,
      second part.<br>After a break.</p><p hidden>Hidden</p><div style="display: none">None</div><div aria-hidden="true">Icon</div>
      <ul><li>One</li><li>Two</li></ul><table><tr><th>Duty</th><td>25%</td></tr></table>
      <img src="https://example.org/spy.png"><iframe src="https://example.org/"></iframe><pre>a
  b</pre><noscript>Turn it on</noscript></body></html>`
    expect(await textOf('a.html', page)).toBe(
      'Quotas\n\nFirst part, second part.\nAfter a break.\n\nOne\nTwo\n\nDuty\t25%\n\na\n  b',
    )
  })

  it('joins Japanese lines of the file, and leaves readings out', async () => {
    const page =
      '<html><body><p>本日、\n   <ruby>通商<rp>(</rp><rt>つうしょう</rt><rp>)</rp></ruby>大臣は\n述べた。</p></body></html>'
    expect(await textOf('a.html', page)).toBe('本日、通商大臣は述べた。')
  })

  it('is read in the encoding that it names', async () => {
    const head = Buffer.from('<html><head><meta charset="euc-jp"></head><body>', 'latin1')
    const page = Buffer.concat([head, Buffer.from(fixture('euc-jp.txt').bytes), Buffer.from('</body></html>')])
    expect(await textOf('a.html', page)).toContain('鉄鋼の輸入枠について')
  })

  it('proposes what its head says', async () => {
    const page = `<html><head><meta property="og:title" content="Quotas agreed"><meta property="og:site_name" content="The Lorne Post">
      <meta name="author" content="Jane Harrow"><meta property="article:published_time" content="2025-06-06T21:04:05+0900">
      <link rel="canonical" href="https://example.org/quotas"></head><body><p>Text.</p></body></html>`
    expect(await read(textFile('a.html', page))).toMatchObject({
      title: 'Quotas agreed',
      publisher: 'The Lorne Post',
      author: 'Jane Harrow',
      issued: { edtf: '2025-06-06T21:04:05+09:00' },
      URL: 'https://example.org/quotas',
    })
  })

  it('may nest its elements as deep as it likes', async () => {
    expect(await textOf('a.html', `<html><body>${'<div><h1>'.repeat(2000)}${'<span>'.repeat(30_000)}deep`)).toBe('deep')
  })

  it('may begin with any number of comments, and ends each at its own end', async () => {
    expect(await textOf('a.html', `${'<!-- -->'.repeat(200)}<p>A quota.</p>`)).toBe('A quota.')
    expect(await textOf('a', '<!-- one --><!-- two -->\n<html><body><p>A quota.</p></body></html>')).toBe('A quota.')
    const notes = '<!-- one --> Notes on how pages begin: <!-- two --><html>'
    expect(await textOf('a', notes)).toBe(notes)
  })
})

describe('a Word document', () => {
  it('gives its paragraphs, tables and notes, and its own title only if the text has it', async () => {
    const report = await read(fixture('report.docx'))
    expect(report.text).toContain('Product\tPresent duty\tOffer\nHot-rolled coil\t25%\t12.5%')
    expect(report.text).toContain('The statement was published in both languages.\n\nArcadia published it first.')
    expect(report).toMatchObject({
      kind: 'docx',
      title: 'Ministers meet on steel quotas',
      publisher: 'Ministry of Trade of Arcadia',
      author: 'Jane Harrow',
      issued: { edtf: '2025-03-14' },
      language: 'en',
    })
    const hodo = await read(fixture('hodo.docx'))
    expect(hodo.title).toBe('鉄鋼の輸入枠に関する閣僚協議の結果')
    expect(hodo.text).toContain('本日、通商大臣は、ボルデュリアの経済大臣と約90分間会談し、')
  })

  it('gives what was inserted, and not what was deleted, hidden or only a field’s code', async () => {
    const run = (text: string, inside = '') => `<w:r>${inside}<w:t xml:space="preserve">${text}</w:t></w:r>`
    const body = `<w:p>${run('A quota ')}<w:ins>${run('of 1.2')}</w:ins><w:del><w:r><w:delText>of 1.5</w:delText></w:r></w:del>${run(' hidden', '<w:rPr><w:vanish/></w:rPr>')}<w:r><w:instrText> PAGE </w:instrText><w:tab/></w:r>${run('million')}</w:p>`
    expect(await textOf('a.docx', docxOf(body))).toBe('A quota of 1.2\tmillion')
  })

  it('that would unpack to far too much is refused before it is unpacked', async () => {
    const bomb = zipOf([{ name: 'word/document.xml', content: Buffer.alloc(60_000_000, 0x20) }])
    expect(bomb.length).toBeLessThan(100_000)
    await expect(read(textFile('a.docx', bomb))).rejects.toMatchObject({
      code: 'reading-bomb',
      params: { file: 'a.docx' },
    })
  })

  it('that says less than it unpacks to is refused', async () => {
    const liar = zipOf([{ name: 'word/document.xml', content: Buffer.alloc(10_000_000, 0x20), says: 1000 }])
    await expect(read(textFile('a.docx', liar))).rejects.toMatchObject({ code: 'reading-bomb' })
  })

  it('with a document type of its own brings nothing in', async () => {
    const xml = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    const content = `${xml}<w:document xmlns:w="urn:w"><w:p><w:r><w:t>&x;&b;</w:t></w:r></w:p></w:document>`
    await expect(read(textFile('a.docx', zipOf([{ name: 'word/document.xml', content }])))).rejects.toMatchObject({
      code: 'reading-damaged',
    })
  })

  it('that is damaged anywhere is refused or read, and nothing else happens', async () => {
    const { bytes } = fixture('report.docx')
    for (let at = 0; at < bytes.length; at += 97) {
      const hurt = Buffer.from(bytes)
      hurt[at] = (hurt[at] ?? 0) ^ 0xff
      const code = await read({ name: 'a.docx', bytes: hurt }).then(
        () => 'read',
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      )
      expect(code).toMatch(/^read$|^reading-/)
    }
  })
})

describe('a file', () => {
  it.each([
    ['a PDF that is a page', 'a.pdf', '<!doctype html><html><body>Text</body></html>', 'reading-name'],
    ['a document that is a picture', 'a.docx', fixture('hodo.png').bytes, 'reading-name'],
    ['a picture that is a text', 'a.png', 'A text', 'reading-name'],
    ['a document of an old Office', 'report.doc', fixture('report.doc').bytes, 'reading-kind'],
    ['such a document with a new name', 'report.docx', fixture('report.doc').bytes, 'reading-kind'],
    ['an archive', 'a.zip', zipOf([{ name: 'a.txt', content: 'A' }]), 'reading-kind'],
    ['a workbook', 'a.xlsx', zipOf([{ name: 'xl/workbook.xml', content: '<a/>' }]), 'reading-kind'],
    ['a locked archive', 'a.docx', zipOf([{ name: 'word/document.xml', content: '<a/>' }], 1), 'reading-password'],
    ['rich text', 'a.rtf', String.raw`{\rtf1 Text}`, 'reading-kind'],
    ['an empty file', 'a.txt', '', 'reading-empty'],
    ['a file of blanks', 'a.txt', ' \n\u200B\n', 'reading-no-text'],
    ['a page without text', 'a.html', '<html><body><script>x</script></body></html>', 'reading-no-text'],
  ])('is refused by name if it is %s', async (_what, name, content, code) => {
    await expect(read(textFile(name, content))).rejects.toMatchObject({ code, params: { file: name } })
  })

  it('about a page or a mail is the text that its name says', async () => {
    expect(await textOf('a.txt', '<html><body>Text</body></html>')).toBe('<html><body>Text</body></html>')
    expect(await textOf('a.md', 'From: me\nDate: now\n\nText')).toBe('From: me\nDate: now\n\nText')
  })
})
