import { BrowserWindow, clipboard, dialog, shell, type WebContents } from 'electron'
import type { Language } from '../../core/base/text'
import type { Output } from '../../core/contract/contract'
import { inLines, externalLink, type ExternalLink } from '../../core/external-links/external-link'
import { translator } from '../../core/text/catalogue'

/**
 * The only door to other programs. Main asks, in a dialog of the system's, and not the window: a page that was taken over could answer
 * a question of its own, and cannot answer this one. What is asked about is what main read out of the address, never the page's words.
 */

/** How many characters of an address stand on a line: a dialog of the system's breaks lines at spaces, which an address has none of. */
const LINE = 72

type Button = 'open' | 'copy' | 'cancel'
const BUTTONS: readonly Button[] = ['open', 'copy', 'cancel']

/** One question at a time, so that no page can bury a person in them. */
let asking = false

/** Asks whether an address may be opened outside of Parley, and opens or copies it if so. */
export async function askToOpen(
  sender: WebContents,
  text: string,
  language: Language,
): Promise<Output<'app:open-link'>> {
  const link = externalLink(text)
  if (!link || link.kind === 'http' || asking) return { done: 'refused' }
  asking = true
  try {
    const answer = await ask(sender, link, language)
    if (answer === 'cancel') return { done: 'canceled' }
    if (answer === 'copy') return await copyAddress(text)
    // The reason may name the address, and is of no use to the person: they are told what else they can do.
    return await shell.openExternal(link.address).then(
      () => ({ done: 'opened' }) as const,
      () => ({ done: 'failed' }) as const,
    )
  } finally {
    asking = false
  }
}

/** Puts an address on the clipboard. */
export async function copyAddress(text: string): Promise<Output<'app:copy-address'>> {
  const link = externalLink(text)
  if (!link) return { done: 'refused' }
  await clipboard.writeText(link.address)
  return { done: 'copied' }
}

async function ask(sender: WebContents, link: ExternalLink, language: Language): Promise<Button> {
  const t = translator(language)
  const mail = link.kind === 'mailto'
  const host = link.writtenHost
  const detail = [
    inLines(link.address, LINE),
    ...(host === undefined ? [] : [t('outside.written', { host: inLines(host, LINE) })]),
    t(mail ? 'outside.mailOpens' : 'outside.browserOpens'),
  ]
  const options = {
    type: 'question' as const,
    title: 'Parley',
    message: t(mail ? 'outside.askMail' : 'outside.askBrowser'),
    detail: detail.join('\n\n'),
    buttons: [t(mail ? 'outside.write' : 'outside.open'), t('outside.copy'), t('outside.cancel')],
    // Enter and Esc both leave everything as it is.
    defaultId: BUTTONS.indexOf('cancel'),
    cancelId: BUTTONS.indexOf('cancel'),
    noLink: true,
  }
  const window = BrowserWindow.fromWebContents(sender)
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  return BUTTONS[response] ?? 'cancel'
}

/** Shows a file or folder in the system's file manager, marked in the folder that holds it. Opens no file and runs no program of its own. */
export function showFolder(path: string): void {
  shell.showItemInFolder(path)
}
