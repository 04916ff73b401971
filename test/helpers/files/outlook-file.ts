import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner'
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader'

/** A mail as Outlook saves it; the instant in its record of the sending, and the header that came with it. */
export interface OutlookMail {
  subject: string
  from: string
  address: string
  to: string
  body: string
  headers?: string
  sent: Date
  attachments?: number
}

const document = (name: string, bytes: Uint8Array): Entry => ({
  name,
  type: TypeEnum.DOCUMENT,
  length: bytes.length,
  // A small buffer is part of a larger one, which the writer would take.
  binaryProvider: () => new Uint8Array(bytes),
})
const text = (tag: string, value: string) => document(`__substg1.0_${tag}001F`, Buffer.from(value, 'utf16le'))

/** The list of the properties of fixed length, after a head of `length` zero bytes: an instant counts tenths of microseconds from 1601. */
function properties(length: number, times: Record<number, Date> = {}): Entry {
  const rows = Object.entries(times).map(([tag, time]) => {
    const row = Buffer.alloc(16)
    row.writeUInt32LE(Number(tag), 0)
    row.writeUInt32LE(6, 4)
    row.writeBigUInt64LE((BigInt(time.getTime()) + 11_644_473_600_000n) * 10_000n, 8)
    return row
  })
  return document('__properties_version1.0', Buffer.concat([Buffer.alloc(length), ...rows]))
}

/** The bytes of a mail in Outlook's own form. */
export function outlookFile(mail: OutlookMail): Uint8Array {
  const entries: Entry[] = []
  const add = (entry: Entry, children: Entry[] = []): number => {
    const at = entries.push(entry) - 1
    if (children.length > 0) entry.children = children.map((child) => add(child))
    return at
  }
  const folder = (name: string): Entry => ({ name, type: TypeEnum.DIRECTORY, length: 0 })
  const root: Entry = { name: 'Root Entry', type: TypeEnum.ROOT, length: 0 }
  entries.push(root)
  const children = [
    properties(32, { 0x0039_0040: mail.sent }),
    text('0037', mail.subject),
    text('0C1A', mail.from),
    text('5D01', mail.address),
    text('1000', mail.body),
    ...(mail.headers === undefined ? [] : [text('007D', mail.headers)]),
  ].map((entry) => add(entry))
  children.push(
    add(folder('__recip_version1.0_#00000000'), [
      properties(8),
      text('3001', mail.to),
      text('39FE', 'desk@example.org'),
    ]),
  )
  for (let index = 0; index < (mail.attachments ?? 0); index += 1) {
    const name = `__attach_version1.0_#${index.toString(16).padStart(8, '0')}`
    children.push(add(folder(name), [properties(8), text('3707', 'draft.txt')]))
  }
  root.children = children
  return burn(entries)
}
