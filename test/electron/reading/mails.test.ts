import { describe, expect, it } from 'vitest'
import { fixture, read, textFile } from '../../helpers/files/reading-files'

const HEAD =
  'From: Jane Harrow <jane@example.org>\nTo: desk@example.org\nSubject: Quotas\nDate: Fri, 6 Jun 2025 08:04:05 -0400\nMIME-Version: 1.0\n'

/** A mail with so many files attached. */
const withFiles = (count: number) =>
  `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe text.\n${'--b\nContent-Disposition: attachment; filename=a.txt\n\nx\n'.repeat(count)}--b--\n`

describe('a mail', () => {
  it('in ISO-2022-JP is read with its head, and keeps the offset of its date', async () => {
    const draft = await read(fixture('letter.eml'))
    expect(draft.text).toBe(
      `From: 通商省 山田花子 <hanako.yamada@example.jp>
To: 渉外室 <desk@example.org>
Date: Fri, 6 Jun 2025 21:04:05 +0900 (JST)
Subject: 次回会合の日程について

大臣各位

次回の会合は6月20日に開きます。
案文を添付します。`,
    )
    expect(draft).toMatchObject({
      kind: 'mail',
      title: '次回会合の日程について',
      author: '通商省 山田花子',
      issued: { edtf: '2025-06-06T21:04:05+09:00', timeZone: 'Asia/Tokyo' },
      language: 'ja',
      problems: [{ what: 'attachments', count: 1 }],
    })
  })

  it('of HTML alone is read as a page: nothing in it is run or fetched', async () => {
    const body =
      '<html><body><script>x()</script><p>The quota</p><p>stands.</p><img src="https://example.org/spy.png"></body></html>'
    const draft = await read(textFile('a.eml', `${HEAD}Content-Type: text/html\n\n${body}\n`))
    expect(draft.text.split('\n\n').slice(1)).toEqual(['The quota', 'stands.'])
  })

  it('with up to 100 files is read without them, and with 300 refused', async () => {
    const draft = await read(textFile('a.eml', withFiles(100)))
    expect(draft.problems).toEqual([{ what: 'attachments', count: 100 }])
    await expect(read(textFile('a.eml', withFiles(300)))).rejects.toMatchObject({
      code: 'reading-attachments',
      params: { file: 'a.eml', count: 300, limit: 100 },
    })
  })

  it('without a name that says so is told by its head', async () => {
    expect((await read(textFile('letter', `${HEAD}\nThe text.\n`))).kind).toBe('mail')
  })
})
