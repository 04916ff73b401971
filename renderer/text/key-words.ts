/** Is this window on a Mac? */
export const isMac = navigator.platform.startsWith('Mac')

/** The signs of a Mac's keys, the modifiers in Apple's order: https://support.apple.com/guide/applestyleguide */
const MAC_MODIFIERS: Readonly<Record<string, string>> = { Alt: '⌥', Shift: '⇧', Mod: '⌘', Ctrl: '⌘' }
const MAC_KEYS: Readonly<Record<string, string>> = { Enter: '↩', Backspace: '⌫', Delete: '⌦' }
const NAMES: Readonly<Record<string, string>> = { Mod: 'Ctrl' }
const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }

/** Words keys as a kind of machine does: "Ctrl+Shift+N", "⇧⌘N". */
export function keyWords(keys: string | undefined, onMac = isMac): string {
  if (keys === undefined) return ''
  const parts = keys.split('+')
  const named = (part: string) => ARROWS[part] ?? (onMac ? MAC_KEYS[part] : NAMES[part]) ?? part
  if (!onMac) return parts.map(named).join('+')
  const modifiers = Object.keys(MAC_MODIFIERS).filter((part) => parts.includes(part))
  const rest = parts.filter((part) => MAC_MODIFIERS[part] === undefined)
  return [...modifiers.map((part) => MAC_MODIFIERS[part] ?? ''), ...rest.map(named)].join('')
}

/** The keys in a text as a Mac has them: "⌘↩ to finish" for "Ctrl+Enter to finish", "⌘クリック" for 「Ctrl+クリック」. */
export const withMacKeys = (text: string): string =>
  text.replaceAll(
    /\b((?:Ctrl|Alt|Shift)(?:\+(?:Ctrl|Alt|Shift))*)\+([A-Za-z]+|\d|[←→↑↓,.])?/g,
    (_all, modifiers: string, key = '') => keyWords(key === '' ? modifiers : `${modifiers}+${key}`, true),
  )
