/** Opening web and mail addresses outside Parley, in English. */
export const externalLinksEn = {
  'outside.askBrowser': 'Open this address in the browser?',
  'outside.askMail': 'Write to this address in your mail program?',
  'outside.written': 'In the text, the host is written as {host}',
  'outside.browserOpens': 'Your browser opens the address. Parley itself sends nothing.',
  'outside.mailOpens': 'Your mail program opens with a new message. Parley itself sends nothing.',
  'outside.open': 'Open in browser',
  'outside.write': 'Open mail program',
  'outside.copy': 'Copy address',
  'outside.cancel': 'Cancel',
  'outside.copied': 'Address copied',
  'outside.onlyCopied': 'This address isn’t encrypted (http), so Parley doesn’t open it. You can copy it instead.',
  'outside.notOpened': 'No program could open this address. Copy it instead.',
} as const
