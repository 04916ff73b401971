import { BrowserWindow, clipboard, dialog, shell, type WebContents } from 'electron'
import type { Language } from '../../core/base/text'
import type { Output } from '../../core/contract/contract'
import { inLines, externalLink, type ExternalLink } from '../../core/external-links/external-link'
import { translator } from '../../core/text/catalogue'
import { askAlone } from './ask-alone'

/**
 * The only door to other programs. Main asks in a system dialog, because a compromised page could answer a question in its own window, but not this
 * one. The dialog shows the address as main parsed it, never the page's words.
 */

/** How many characters of an address fit on a line: a system dialog breaks lines at spaces, which addresses lack. */
const LINE = 72

type Button = 'open' | 'copy' | 'cancel'
const BUTTONS: readonly Button[] = ['open', 'copy', 'cancel']

/** Asks whether to open an address outside Parley, and then opens or copies it. */
export async function askToOpen(
  sender: WebContents,
  text: string,
  language: Language,
): Promise<Output<'app:open-link'>> {
  const link = externalLink(text)
  if (!link || link.kind === 'http') return { done: 'refused' }
  const done = await askAlone(async () => {
    const answer = await ask(sender, link, language)
    if (answer === 'cancel') return { done: 'canceled' } as const
    if (answer === 'copy') return copyAddress(text)
    // The reason may contain the address and does not help the person; the window says what else to do.
    return shell.openExternal(link.address).then(
      () => ({ done: 'opened' }) as const,
      () => ({ done: 'failed' }) as const,
    )
  })
  return done ?? { done: 'refused' }
}

/** Copies an address to the clipboard. */
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
    // Enter and Esc both change nothing.
    defaultId: BUTTONS.indexOf('cancel'),
    cancelId: BUTTONS.indexOf('cancel'),
    noLink: true,
  }
  const window = BrowserWindow.fromWebContents(sender)
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  return BUTTONS[response] ?? 'cancel'
}

/** Shows a file or folder in the system's file manager, selected in its parent folder. Opens no file and runs no program of its own. */
export function showFolder(path: string): void {
  shell.showItemInFolder(path)
}
