/** What is said about addresses outside of Parley, in English. */
export const externalLinksEn = {
  'outside.askBrowser': 'Open this address in the browser?',
  'outside.askMail': 'Write to this address in the mail program?',
  'outside.written': 'In the text the host is written as {host}',
  'outside.browserOpens': 'The browser opens it, outside of Parley. Parley itself sends nothing.',
  'outside.mailOpens': 'The mail program opens, with nothing sent yet. Parley itself sends nothing.',
  'outside.open': 'Open in the browser',
  'outside.write': 'Open the mail program',
  'outside.copy': 'Copy the address',
  'outside.cancel': 'Cancel',
  'outside.copied': 'Copied',
  'outside.onlyCopied': 'This address is not encrypted (http), so Parley does not open it.',
  'outside.notOpened': 'No program could be opened for this address. Copy it instead.',
} as const
