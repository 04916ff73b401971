import { contextBridge, ipcRenderer, webFrame } from 'electron'
import { DESK_REQUESTS, MAIN_EVENTS, MAIN_REQUESTS, PORT_CHANNEL } from '../../core/contract/channels'
import { refusalOf } from '../../core/contract/request-input'
import { CHECKS_SPELLING } from '../../core/spelling/spelling-choice'
import { DeskPort, uncloneable } from './desk-port'
import { checkAgain, SpellingProvider, textOfField } from './spelling'

/** The window's wrapper of its transports. The page sees one function per request of the contract, and cannot name a channel. */

const desk = new DeskPort()
ipcRenderer.on(PORT_CHANNEL, (event) => {
  const [port] = event.ports
  if (port) desk.use(port)
  // The window will show another desk, or none; its open requests were meant for the one before.
  else desk.fail({ code: 'desk-lost', params: {} })
})

type Ask = (input: unknown) => Promise<unknown>
const invoke = (request: string, input: unknown): Promise<unknown> => {
  const refused = refusalOf(request, input)
  if (refused) return Promise.resolve({ ok: false, error: refused })
  return ipcRenderer.invoke(request, input).catch((error: unknown) => {
    if (error instanceof Error && error.message.includes('could not be cloned')) return uncloneable(request)
    throw error
  })
}
const requests: Record<string, Ask> = {}
for (const request of MAIN_REQUESTS) requests[request] = (input) => invoke(request, input)
requests['app:ready'] = (input) => {
  desk.expect()
  return invoke('app:ready', input)
}
for (const request of DESK_REQUESTS) requests[request] = (input) => desk.ask(request, input)

const listeners = new Set<(event: string, value: unknown) => void>()
const tellPage = (event: string, value: unknown) => {
  for (const listener of listeners) listener(event, value)
}
desk.onEvent(tellPage)
// Before the page hears of it: a dead desk leaves its port open, and later requests must wait for the next one.
ipcRenderer.on('desk:lost', () => desk.drop())
ipcRenderer.on('desk:failed', (_event, failure: unknown) => desk.fail(failure))
// With a provider of its own, Chromium fetches no dictionary. Its answers are kept, so they are asked anew with the settings and with the desk.
if (process.argv.includes(CHECKS_SPELLING)) {
  const spelling = new SpellingProvider({
    misspelt: (input) => desk.ask('desk:misspelt', input),
    environment: () => invoke('app:environment', {}),
    text: () => textOfField(document.activeElement),
  })
  webFrame.setSpellCheckProvider('en-GB', {
    spellCheck: (words, callback) => void spelling.spellCheck(words, callback),
  })
  ipcRenderer.on('app:changed', () => {
    spelling.forget()
    checkAgain()
  })
  desk.onEvent((event) => {
    if (event === 'desk:changed') spelling.forgetWrong()
  })
}
for (const event of MAIN_EVENTS) ipcRenderer.on(event, (_event, value: unknown) => tellPage(event, value))

contextBridge.exposeInMainWorld('parley', {
  requests,
  /** Listens to every event until the returned function is called. */
  subscribe(listener: (event: string, value: unknown) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
})
