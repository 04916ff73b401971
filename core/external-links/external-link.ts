/** Longest address passed to another program, in UTF-16 code units: the limit of Windows. */
export const ADDRESS_MAX = 2000

/** An address outside Parley that you may be asked about. */
export interface ExternalLink {
  /** `https` opens in the browser, `mailto` in the mail program; `http` is only ever copied. */
  kind: 'https' | 'mailto' | 'http'
  /** The address to pass on: percent-encoded, its host in ASCII (`xn--…`), never with a name or password. */
  address: string
  /** The host as written, if the address names it differently: letters of other scripts, a number in disguise. */
  writtenHost?: string
}

/** The part of the standard URL class that is used here. It is the same in Node and in the window, but the language's own type library lacks it. */
interface ParsedUrl {
  readonly protocol: string
  readonly host: string
  readonly username: string
  readonly password: string
  readonly pathname: string
  readonly hash: string
  readonly href: string
  readonly searchParams: Iterable<[string, string]>
}
const { URL: Url } = globalThis as unknown as { URL: new (text: string) => ParsedUrl }

/** Spaces, control and invisible characters, private and unassigned ones, half characters, and characters that end an address elsewhere. */
const UNSAFE = /[\s\p{C}\\<>"`^|{}]/u
/** Mail headers that an address may fill in. Others, `attach` and `bcc` among them, act unseen. */
const MAIL_HEADERS = new Set(['to', 'cc', 'subject', 'body'])

/**
 * Reads a text as an address that Parley may ask about: `https:`, `mailto:`, or `http:` for copying only; undefined for everything else. Both sides use it: the
 * window to recognise a link, main to decide for itself.
 */
export function externalLink(text: string): ExternalLink | undefined {
  const kind =
    /^(https|http):\/\/[^/?#]/i.exec(text)?.[1]?.toLowerCase() ?? /^(mailto):./i.exec(text)?.[1]?.toLowerCase()
  if (kind === undefined || text.length > ADDRESS_MAX || UNSAFE.test(text)) return undefined
  const url = parsed(text)
  if (!url || url.protocol !== `${kind}:` || url.href.length > ADDRESS_MAX) return undefined
  if (kind === 'mailto') return isPlainMail(url) ? { kind, address: url.href } : undefined
  // A user name before the host can pass for the host.
  if (url.host === '' || url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/i.test(text))
    return undefined
  const written = /^https?:\/\/([^/?#]*)/i.exec(text)?.[1] ?? ''
  const plain = written.toLowerCase().replace(kind === 'https' ? /:443$/ : /:80$/, '')
  return {
    kind: kind === 'https' ? 'https' : 'http',
    address: url.href,
    ...(plain === url.host ? {} : { writtenHost: written }),
  }
}

function parsed(text: string): ParsedUrl | undefined {
  try {
    return new Url(text)
  } catch {
    return undefined
  }
}

function isPlainMail(url: ParsedUrl): boolean {
  if (url.hash !== '') return false
  const to = decoded(url.pathname)
  if (to === undefined || (to !== '' && !/^[^@\s\p{C}]+@[^@\s\p{C}]+$/u.test(to))) return false
  return [...url.searchParams].every(([header, value]) => {
    const name = header.toLowerCase()
    // A line break would begin another header.
    return MAIL_HEADERS.has(name) && (name === 'body' ? !/[\0]/.test(value) : !/[\p{Cc}]/u.test(value))
  })
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** A text in lines of at most `width` characters, for a dialog that breaks lines only at spaces. */
export function inLines(text: string, width: number): string {
  return (text.match(new RegExp(`[^]{1,${width}}`, 'g')) ?? []).join('\n')
}
