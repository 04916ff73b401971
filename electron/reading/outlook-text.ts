import MsgReader from '@kenjiuno/msgreader'
import { ParleyError } from '../../core/base/errors'
import { isEdtf } from '../../core/dates/edtf'
import { mailDate } from '../../core/reading/mail-date'
import { htmlText } from './html-text'
import { ATTACHMENTS_MAX, textWithHead } from './mail-text'
import { pageOf } from './text-file'
import type { FileText } from './read-result'

/** Reads a mail that Outlook saved. Its date is that of the mail's own header, or Outlook's record of it, in UTC, if the mail has no header. */
export function outlookText(bytes: Uint8Array, file: string): FileText {
  const mail = fieldsOf(bytes, file)
  const attached = (mail.attachments ?? []).filter(({ attachmentHidden }) => attachmentHidden !== true).length
  if (attached > ATTACHMENTS_MAX)
    throw new ParleyError('reading-attachments', { file, count: attached, limit: ATTACHMENTS_MAX })
  const html = mail.html === undefined ? mail.bodyHtml : pageOf(mail.html)
  const body = mail.body?.trim() ? mail.body : html === undefined ? '' : htmlText(html).text
  const [, raw] = /^Date:\s*((?:.|\r?\n[ \t])+)/im.exec(mail.headers ?? '') ?? []
  const sent = mail.clientSubmitTime ?? mail.messageDeliveryTime
  const instant =
    sent === undefined || Number.isNaN(Date.parse(sent))
      ? undefined
      : new Date(sent).toISOString().replace('.000Z', 'Z')
  const issued =
    (raw === undefined ? undefined : mailDate(raw)) ??
    (instant !== undefined && isEdtf(instant) ? { edtf: instant } : undefined)
  const sender = mail.senderName ?? mail.senderSmtpAddress ?? mail.senderEmail
  const address = mail.senderSmtpAddress ?? (mail.senderEmail?.includes('@') ? mail.senderEmail : undefined)
  const to = (mail.recipients ?? [])
    .filter(({ recipType }) => recipType === undefined || recipType === 'to')
    .map(({ name, smtpAddress, email }) => {
      const at = smtpAddress ?? (email?.includes('@') ? email : undefined)
      return name !== undefined && at !== undefined && name !== at ? `${name} <${at}>` : (name ?? at ?? '')
    })
  const head = {
    from: sender === undefined || address === undefined || sender === address ? sender : `${sender} <${address}>`,
    to: to.join(', '),
    date: raw ?? instant,
    subject: mail.subject,
  }
  return {
    text: body.trim() === '' ? '' : textWithHead(head, body),
    attachments: attached,
    details: {
      title: mail.subject,
      ...(sender === undefined ? {} : { authors: [sender] }),
      ...(issued ? { issued } : {}),
    },
  }
}

function fieldsOf(bytes: Uint8Array, file: string) {
  const damaged = (cause?: unknown) => new ParleyError('reading-damaged', { file }, { cause })
  try {
    const reader = new MsgReader(new Uint8Array(bytes).buffer)
    const fields = reader.getFileData()
    if (fields.error !== undefined || fields.dataType !== 'msg') throw damaged()
    return fields
  } catch (error) {
    throw error instanceof ParleyError ? error : damaged(error)
  }
}
