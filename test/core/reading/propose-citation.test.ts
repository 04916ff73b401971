import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../core/reading/language-of'
import { proposeCitation } from '../../../core/reading/propose-citation'

describe('an English text', () => {
  it('reads a dateline below a title that ends in a small word', () => {
    const text = 'Talks on dairy go on\n\nWELLINGTON, June 5, 2025 – The ministers met for two hours.'
    expect(proposeCitation(text).issued).toEqual({ edtf: '2025-06-05' })
    expect(proposeCitation('Minutes of the talks held on\n5 June 2025\n\nText.').issued).toBeUndefined()
  })

  it('gives its title, date, publisher and author in a press release', () => {
    const text = `FOR IMMEDIATE RELEASE
June 6, 2025

Office of the Trade Commissioner

Commissioner Welcomes Progress on Steel Quotas

By Jane Harrow and Tom O'Dell, Staff

PORT LORNE – The commissioner said on Friday that talks held on 3 June 2025 had been constructive.`
    expect(proposeCitation(text)).toEqual({
      title: 'Commissioner Welcomes Progress on Steel Quotas',
      publisher: 'Office of the Trade Commissioner',
      author: "Jane Harrow; Tom O'Dell",
      issued: { edtf: '2025-06-06' },
      language: 'en',
    })
  })

  it('takes an agency that nobody knows from a dateline, and no other name in brackets', () => {
    const of = (line: string) => proposeCitation(`Ministers keep talking\n${line}`).publisher
    expect(of('TOKYO, June 12, 2025 (Harbour News) – Trade ministers met for two hours.')).toBe('Harbour News')
    expect(of('The minister (Labour) – a former clerk – said so.')).toBeUndefined()
    expect(of('Trade ministers met (in Tokyo) – again.')).toBeUndefined()
  })

  it('takes the date of a dateline and the agency in it', () => {
    const text = `Borduria weighs answer to duty
PORT LORNE, June 6, 2025 (Reuters) - Borduria is weighing its answer to a duty that takes effect on 9 July 2025, officials said.`
    expect(proposeCitation(text)).toMatchObject({
      title: 'Borduria weighs answer to duty',
      publisher: 'Reuters',
      issued: { edtf: '2025-06-06' },
    })
  })

  it('takes the hour with the clock that the text names, and no hour without one', () => {
    expect(proposeCitation('Notice\nPublished: 6 June 2025, 9:30 a.m. EDT\n\nText.').issued).toEqual({
      edtf: '2025-06-06T09:30:00-04:00',
      timeZone: 'America/New_York',
    })
    expect(proposeCitation('Notice\nPublished: 6 June 2025, 9:30 a.m.\n\nText.').issued).toEqual({ edtf: '2025-06-06' })
  })

  it('takes the date at the end of a letter, and never one from within a sentence', () => {
    const body =
      'Dear colleague,\n\nThe duty of 9 April 2025 remains a concern to our members, and we ask for a meeting.'
    expect(proposeCitation(body).issued).toBeUndefined()
    expect(proposeCitation(`${body}\n\nYours,\nA. Marsh\n\n14 May 2025`).issued).toEqual({ edtf: '2025-05-14' })
  })

  it('leaves out a date that has two readings', () => {
    expect(proposeCitation('Notice of duty\n06/07/2025\n\nText.').issued).toBeUndefined()
  })

  it('prefers what the file says of itself', () => {
    const details = {
      title: 'Own title',
      publisher: 'Own publisher',
      authors: ['A; B', 'C'],
      issued: { edtf: '2025-01-02' },
    }
    expect(proposeCitation('Another title\n6 June 2025\nBy Jane Harrow', details)).toEqual({
      title: 'Own title',
      publisher: 'Own publisher',
      author: 'A, B; C',
      issued: { edtf: '2025-01-02' },
      language: 'en',
    })
  })

  it('cuts a first paragraph down to its first sentence where there is no title', () => {
    const text = `The ministers met in Port Lorne to discuss quotas. ${'They agreed on little. '.repeat(20)}`
    expect(proposeCitation(text).title).toBe('The ministers met in Port Lorne to discuss quotas.')
  })
})

describe('the day of a text', () => {
  it.each([
    ['Statement on the round of 12 May 2026\nThe ministers met.', undefined],
    ['Joint statement, Tokyo, 12 May 2026\nThe ministers met.', undefined],
    ['Meeting on 12 May 2026 – report\nThe ministers met.', undefined],
    ['Japan-UK talks (12 May 2026)\nThe ministers met.', undefined],
    ['Summit of 12 May 2026: results\nPublished 14 May 2026\nThe ministers met.', '2026-05-14'],
    ['Results of the ministerial meeting held on\n12 May 2026\nTrade Ministry, 14 May 2026\n\nThey met.', '2026-05-14'],
    ['12 May 2026\nUpdated 14 May 2026\nThey met.', '2026-05-14'],
    ['12 May 2026\n14 May 2026\nThey met.', undefined],
    ['2026年5月12日の閣僚協議の結果について\n2026年5月14日\n通商省', '2026-05-14'],
    ['日英閣僚協議（2026年5月12日）の結果\n通商省\n本文。', undefined],
    ['日英閣僚協議の結果（2026年5月12日開催）\n本文。', undefined],
    ['日英閣僚協議　2026年5月12日\n本文。', undefined],
  ])('is never that of the event in its title: %j', (text, day) => {
    expect(proposeCitation(text).issued?.edtf).toBe(day)
  })

  it('is none that the title of a PDF has, which its first lines repeat', () => {
    const title = 'Joint statement of the ministers, London, 12 May 2026'
    expect(
      proposeCitation('Joint statement of the ministers,\nLondon, 12 May 2026\n\nThey met.', { title }).issued,
    ).toBe(undefined)
  })

  it.each([
    ['2026年3月10日\n\n日英貿易協議の結果\n本文です。', {}],
    ['日英貿易協議の結果\n2026年3月10日（火）\n外務省\n本文です。', { publisher: '外務省' }],
    ['港湾新聞 2026年3月10日 朝刊 1面\n見出しです\n本文です。', { publisher: '港湾新聞' }],
    ['2026/03/10 09:00 港湾通信\n見出しです\n本文です。', { publisher: '港湾通信' }],
    ['見出しです\n【ロンドン2026年3月10日 港湾通信】英国は発表した。', { publisher: '港湾通信' }],
    ['見出しです\n（東京 2026年3月10日 共同）英国は9日、発表した。', { publisher: '共同' }],
    ['見出しです\n［東京　2026年3月10日　ロイター］ - 英国は9日、発表した。', { publisher: 'ロイター' }],
    ['Headline\nLONDON (Harbour News), March 10, 2026 – They met.', { publisher: 'Harbour News' }],
  ])('is that of its own line or its dateline: %j', (text, rest) => {
    expect(proposeCitation(text)).toMatchObject({ issued: { edtf: '2026-03-10' }, ...rest })
    expect(proposeCitation(text).author).toBeUndefined()
  })
})

describe('a Japanese text', () => {
  it.each([
    ['【ロンドン=港湾通信】英国政府は10日、発表した。', '港湾通信'],
    ['【ロンドン＝港湾新聞】英国政府は10日、発表した。', '港湾新聞'],
    ['【ロンドン共同】英国政府は10日、発表した。', '共同'],
    ['（東京　10日　共同）英国政府は9日、発表した。', '共同'],
    ['（ロンドン　港湾通信　10日）英国政府は9日、発表した。', '港湾通信'],
  ])('has the agency of its dateline as publisher, and no author or day: %s', (line, publisher) => {
    const proposed = proposeCitation(`英国、関税を検討\n\n${line}`)
    expect(proposed).toEqual({ title: '英国、関税を検討', publisher, language: 'ja' })
  })

  it('gives its title, its date with the era in words, and the ministry', () => {
    const text = `報道発表
令和７年６月６日（金）
通商省

鉄鋼の輸入枠に関する閣僚協議（第５回）の結果

本日、通商大臣は、2025年4月9日に発効した関税について協議しました。`
    expect(proposeCitation(text)).toEqual({
      title: '鉄鋼の輸入枠に関する閣僚協議（第５回）の結果',
      publisher: '通商省',
      issued: { edtf: '2025-06-06', words: { ja: '令和7年6月6日' } },
      language: 'ja',
    })
  })

  it('gives the agency and the writer of an article, and the hour on the clock that it names', () => {
    const text = `ボルデュリア、対抗措置を検討
2025年6月6日 21時04分 日本時間

【ポートローン＝山田太郎】ボルデュリア政府は対抗措置の検討に入った。（共同）`
    expect(proposeCitation(text)).toEqual({
      title: 'ボルデュリア、対抗措置を検討',
      publisher: '共同',
      author: '山田太郎',
      issued: { edtf: '2025-06-06T21:04:00+09:00', timeZone: 'Asia/Tokyo' },
      language: 'ja',
    })
  })

  it('reads the first year of an era', () => {
    expect(proposeCitation('お知らせ\n令和元年5月1日\n本文です。').issued).toEqual({
      edtf: '2019-05-01',
      words: { ja: '令和元年5月1日' },
    })
  })
})

describe('the language', () => {
  it('is told by the letters: names in the other language do not change it', () => {
    expect(languageOf('Minister 赤井 of Arcadia (通商省) said that talks would go on for another month.')).toBe('en')
    expect(languageOf('大臣はUSMCAやNAFTAについて、Hot-rolled coilの関税を含めて協議した。')).toBe('ja')
    expect(languageOf('12.5% 2025')).toBe('en')
  })
})
