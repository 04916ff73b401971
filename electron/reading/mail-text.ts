import PostalMime, { decodeWords, type Address } from 'postal-mime'
import { ParleyError } from '../../core/base/errors'
import { mailDate } from '../../core/reading/mail-date'
import { htmlText } from './html-text'
import type { FileText } from './read-result'

/** A mail with more attached files is an archive of something. */
export const ATTACHMENTS_MAX = 100

/** The lines of a mail's head that become part of its text, so that they can be quoted. */
export interface MailHead {
  from?: string | undefined
  to?: string | undefined
  /** As the header has it, with its offset. */
  date?: string | undefined
  subject?: string | undefined
}

/** The text of a mail with its head. */
export function textWithHead({ from, to, date, subject }: MailHead, body: string): string {
  const head = { From: from, To: to, Date: date, Subject: subject }
  const lines = Object.entries(head).flatMap(([name, value]) =>
    value?.trim() ? [`${name}: ${value.replaceAll(/\s+/g, ' ').trim()}`] : [],
  )
  return `${lines.join('\n')}\n\n${body}`
}

/** Reads a mail file. Attached files are counted and left alone. @throws ParleyError `reading-attachments`, `reading-damaged` */
export async function mailText(bytes: Uint8Array, file: string): Promise<FileText> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 60, maxRfc822NestingDepth: 3 }).catch(
    (error: unknown) => {
      throw new ParleyError('reading-damaged', { file }, { cause: error })
    },
  )
  const attached = mail.attachments.filter(({ related }) => related !== true).length
  if (attached > ATTACHMENTS_MAX)
    throw new ParleyError('reading-attachments', { file, count: attached, limit: ATTACHMENTS_MAX })
  const page = mail.html === undefined ? undefined : htmlText(mail.html)
  const body = mail.text?.trim() ? mail.text : (page?.text ?? '')
  const date = mail.headers.find(({ key }) => key === 'date')?.value
  const head = {
    from: mail.from && nameAndAddress(mail.from),
    to: mail.to?.map(nameAndAddress).join(', '),
    date,
    subject: mail.subject,
  }
  const issued = date === undefined ? undefined : mailDate(date)
  const organisation = mail.headers.find(({ key }) => key === 'organization')?.value
  const author = mail.from === undefined ? undefined : mail.from.name || mail.from.address
  return {
    text: body.trim() === '' ? '' : textWithHead(head, body),
    attachments: attached,
    details: {
      title: mail.subject,
      ...(organisation === undefined ? {} : { publisher: decodeWords(organisation) }),
      ...(author ? { authors: [author] } : {}),
      ...(issued ? { issued } : {}),
    },
  }
}

/** A name with its address, as a mail's header shows them. */
function nameAndAddress({ name, address, group }: Address): string {
  if (group) return `${name}: ${group.map(nameAndAddress).join(', ')};`
  return name && address ? `${name} <${address}>` : name || (address ?? '')
}
