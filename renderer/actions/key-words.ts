import { isMac } from './action-context'

const MAC: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
const NAMES: Record<string, string> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: isMac ? '⌫' : 'Backspace',
}

/** Words keys as this kind of machine does: "Ctrl+Shift+N", "⇧⌘N". */
export function keyWords(keys: string | undefined): string {
  if (keys === undefined) return ''
  const parts = keys.split('+').map((part) => (isMac ? (MAC[part] ?? NAMES[part] ?? part) : (NAMES[part] ?? part)))
  return parts.join(isMac ? '' : '+')
}
