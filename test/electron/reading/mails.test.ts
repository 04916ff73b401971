import { describe, expect, it } from 'vitest'
import { outlookFile } from '../../helpers/files/outlook-file'
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

describe('a mail of Outlook’s', () => {
  const mail = {
    subject: '次回会合の日程について',
    from: '山田花子',
    address: 'hanako@example.jp',
    to: '渉外室',
    body: '大臣各位\r\n\r\n次回の会合は6月20日に開きます。',
    sent: new Date('2025-06-06T12:04:05Z'),
  }

  it('is read with its head, and keeps the offset of the header that came with it', async () => {
    const headers = 'Received: from a by b\r\nDate: Fri, 6 Jun 2025\r\n 21:04:05 +0900\r\nFrom: x\r\n'
    const draft = await read({ name: 'a.msg', bytes: outlookFile({ ...mail, headers }) })
    expect(draft).toMatchObject({
      kind: 'outlook',
      title: mail.subject,
      author: '山田花子',
      issued: { edtf: '2025-06-06T21:04:05+09:00' },
      language: 'ja',
      problems: [],
    })
    expect(draft.text).toBe(
      'From: 山田花子 <hanako@example.jp>\nTo: 渉外室 <desk@example.org>\nDate: Fri, 6 Jun 2025 21:04:05 +0900\nSubject: 次回会合の日程について\n\n大臣各位\n\n次回の会合は6月20日に開きます。',
    )
  })

  it('without that header has the instant of its sending, and says how many files it had', async () => {
    const draft = await read({ name: 'a.msg', bytes: outlookFile({ ...mail, attachments: 2 }) })
    expect(draft.issued).toEqual({ edtf: '2025-06-06T12:04:05Z' })
    expect(draft.problems).toEqual([{ what: 'attachments', count: 2 }])
  })

  it('that is damaged is refused or read, and nothing else happens', async () => {
    const whole = outlookFile(mail)
    for (let at = 0; at < whole.length; at += 211) {
      const hurt = new Uint8Array(whole)
      hurt[at] = (hurt[at] ?? 0) ^ 0xff
      const code = await read({ name: 'a.msg', bytes: hurt }).then(
        () => 'read',
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      )
      expect(code).toMatch(/^read$|^reading-/)
    }
  })
})
