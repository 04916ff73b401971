import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ADDRESS_MAX, inLines, externalLink } from '../../../core/external-links/external-link'
import { textWithLinks } from '../../../core/external-links/text-with-links'

describe('an external address', () => {
  it.each([
    ['https://example.org/a?b=c#d', { kind: 'https', address: 'https://example.org/a?b=c#d' }],
    ['HTTPS://Example.ORG', { kind: 'https', address: 'https://example.org/' }],
    ['https://example.org:443/', { kind: 'https', address: 'https://example.org/' }],
    ['https://example.org:8443/', { kind: 'https', address: 'https://example.org:8443/' }],
    ['https://example.org/関税', { kind: 'https', address: 'https://example.org/%E9%96%A2%E7%A8%8E' }],
    ['http://example.org/', { kind: 'http', address: 'http://example.org/' }],
    ['mailto:desk@example.org', { kind: 'mailto', address: 'mailto:desk@example.org' }],
    [
      'mailto:desk@example.org?subject=Steel&cc=a@b.c&body=one%0D%0Atwo',
      { kind: 'mailto', address: 'mailto:desk@example.org?subject=Steel&cc=a@b.c&body=one%0D%0Atwo' },
    ],
  ])('accepts %s', (text, link) => expect(externalLink(text)).toEqual(link))

  it.each([
    // Lookalike letters, and a disguised number.
    ['https://аpple.com/', 'https://xn--pple-43d.com/', 'аpple.com'],
    ['https://日本.example/', 'https://xn--wgv71a.example/', '日本.example'],
    ['https://0x7f.1/', 'https://127.0.0.1/', '0x7f.1'],
    ['https://example.org%2eevil.example/', 'https://example.org.evil.example/', 'example.org%2eevil.example'],
  ])('shows the real host of %s beside the written one', (text, address, writtenHost) =>
    expect(externalLink(text)).toEqual({ kind: 'https', address, writtenHost }),
  )

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' https://example.org/',
    'https://example.org/ ',
    'https://exa mple.org/',
    'https:example.org',
    'https:///example.org',
    'https:\\\\example.org',
    'https://example.org\\@evil.example/',
    'https://user@example.org/',
    'https://user:word@example.org/',
    'https://@example.org/',
    'https://example.org/\u0000',
    'https://example.org/\n',
    'https://example.org/\u202Egpj.exe',
    'https://exam\u200Bple.org/',
    'https://example.org/\uD800',
    'https://example.org/"onclick',
    `https://example.org/${'a'.repeat(ADDRESS_MAX)}`,
    // Short as typed, too long once encoded in ASCII.
    `https://example.org/${'関'.repeat(700)}`,
    // Too long as typed, short once its path is resolved.
    `https://example.org/${'./'.repeat(1000)}`,
    'https://',
    'https://[::1',
    'file:///etc/passwd',
    'ftp://example.org/',
    'data:text/html,x',
    'blob:https://example.org/x',
    'app://parley/',
    'smb://host/share',
    'ms-msdt:/id',
    'search-ms:query=x',
    'vscode://file/x',
    'tel:+81',
    'mailto:',
    'mailto:nobody',
    'mailto:a@b.c?attach=/etc/passwd',
    'mailto:a@b.c?Attachment=/etc/passwd',
    'mailto:a@b.c?bcc=d@e.f',
    'mailto:a@b.c?subject=x%0D%0ABcc:d@e.f',
    'mailto:a@b.c%0D%0ABcc:d@e.f',
    'mailto:a@b.c,d@e.f?x-header=y',
    'mailto:a@b.c#part',
    'example.org',
    '',
  ])('rejects %j', (text) => expect(externalLink(text)).toBeUndefined())

  it('is one of three kinds, short, in ASCII and stable when read again, for any input', () => {
    const pieces = fc.constantFrom(
      // Too long as typed, short once its path is resolved.
      `https://example.org/${'./'.repeat(1000)}`,
      'https://',
      'http://',
      'mailto:',
      'HTTPS:',
      '//',
      '@',
      ':',
      '/',
      '?',
      '#',
      '%00',
      '%2e',
      '%',
      '\\',
      'a.b',
      '関',
      'xn--',
      '[::1]',
      '127.1',
      '\u202E',
      '\u0000',
      '&bcc=',
      '?subject=',
      'é',
      'javascript:',
      'file:',
      ' ',
      '\t',
      '.',
    )
    // Random beginnings would hardly ever make a link.
    const beginnings = fc.constantFrom('', 'https://a.b/', 'http://', 'mailto:a@b.c')
    let taken = 0
    fc.assert(
      fc.property(
        beginnings,
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 }),
        (beginning, parts) => {
          const link = externalLink([beginning, ...parts].join(''))
          if (!link) return
          taken += 1
          expect(link.address).toMatch(/^(https?:\/\/[^/?#@]+\/|mailto:)[!-~]*$/)
          expect(link.address.length).toBeLessThanOrEqual(ADDRESS_MAX)
          expect(externalLink(link.address)).toEqual({ kind: link.kind, address: link.address })
        },
      ),
      { numRuns: 3000 },
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('splits into lines without losing a character', () => {
    expect(inLines('abcdefg', 3)).toBe('abc\ndef\ng')
    expect(inLines('', 3)).toBe('')
  })
})

describe('a text with addresses in it', () => {
  const addresses = (text: string) => textWithLinks(text).flatMap(({ address }) => address ?? [])

  it.each([
    ['See https://a.b/c_d?e=f&g=*h*.', ['https://a.b/c_d?e=f&g=*h']],
    ['（https://a.b/c）を見る', ['https://a.b/c']],
    ['https://a.b/cを見る', ['https://a.b/c']],
    ['(see https://a.b/c_(d))', ['https://a.b/c_(d)']],
    ['“https://a.b/c”, and http://d.e/f; mailto:a@b.c!', ['https://a.b/c', 'http://d.e/f', 'mailto:a@b.c']],
    ['https://user@a.b/ javascript:alert(1) xhttps://a.b/', []],
    ['no address', []],
  ])('yields the addresses in “%s”', (text, found) => expect(addresses(text)).toEqual(found))

  it('splits into pieces without losing a character', () => {
    const parts = fc.constantFrom(
      // Too long as typed, short once its path is resolved.
      `https://example.org/${'./'.repeat(1000)}`,
      'https://',
      'a.b',
      '/',
      '(',
      ')',
      '.',
      ' ',
      '、',
      'mailto:',
      '@',
      '\n',
      'http://x.y/',
      '*',
    )
    fc.assert(
      fc.property(fc.array(parts), (given) => {
        const text = given.join('')
        expect(
          textWithLinks(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
