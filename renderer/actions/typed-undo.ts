/**
 * Undo of what somebody types in a field, a burst at a time and alike in all fields. Chromium's own parts what was typed wherever an element leaves the page
 * meanwhile, as one does at each save.
 */

type TextField = HTMLInputElement | HTMLTextAreaElement

/** A field's text, and what is selected in it. */
interface State {
  text: string
  from: number
  to: number
}

interface Step {
  before: State
  after: State
}

interface History {
  undo: Step[]
  redo: Step[]
  /** The kind of the last step, and when it was typed, in milliseconds: typing that follows soon continues it. */
  last: { kind: string; at: number } | undefined
  /** The field before the current change. */
  begun: { before: State; kind: string } | undefined
}

/** A rest in typing after which a new step begins, in milliseconds. */
const REST_MS = 1000
/** A field keeps so many steps. */
const KEPT = 100
/** Longer texts, in UTF-16 code units, go by Chromium's own steps: a copy for each of ours would take too much memory. */
const LONGEST = 50_000

const histories = new WeakMap<TextField, History>()

/** Does undo in this element go by these steps? */
export const hasTypedUndo = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLTextAreaElement
    ? target.textLength <= LONGEST
    : target instanceof HTMLInputElement && target.selectionStart !== null

const stateOf = (field: TextField): State => ({
  text: field.value,
  from: field.selectionStart ?? 0,
  to: field.selectionEnd ?? 0,
})

function historyOf(field: TextField): History {
  const history = histories.get(field) ?? { undo: [], redo: [], last: undefined, begun: undefined }
  histories.set(field, history)
  return history
}

/** Letters typed one after the other are one kind, as are letters deleted; whatever else changes a text is a step of its own. */
const kindOf = (inputType: string): string =>
  inputType === 'insertText' || inputType === 'insertLineBreak'
    ? 'typed'
    : /^deleteContent(?:Backward|Forward)$/.test(inputType)
      ? 'deleted'
      : ''

function begin(field: TextField, kind: string): void {
  const history = historyOf(field)
  history.begun = { before: stateOf(field), kind }
}

function end(field: TextField): void {
  const history = histories.get(field)
  if (!history?.begun) return
  const { before, kind } = history.begun
  history.begun = undefined
  const after = stateOf(field)
  if (after.text === before.text) return
  const at = performance.now()
  const step = history.undo.at(-1)
  // Something else has changed the text since: earlier steps would bring back what nobody typed.
  if (step && step.after.text !== before.text) history.undo = []
  const isNext = history.last?.kind === kind && kind !== '' && at - history.last.at < REST_MS
  const isThere = step?.after.text === before.text && step.after.from === before.from && before.from === before.to
  if (step && isNext && isThere) step.after = after
  else history.undo = [...history.undo, { before, after }].slice(-KEPT)
  history.redo = []
  history.last = { kind, at }
}

/** Notes what is typed in the fields of the window; returns a function that stops it. */
export function noteTyping(): () => void {
  let composing = false
  const onBefore = ({ target, inputType }: InputEvent) => {
    if (hasTypedUndo(target) && !composing && !inputType.startsWith('history')) begin(target, kindOf(inputType))
  }
  const onInput = ({ target }: Event) => {
    if (hasTypedUndo(target) && !composing) end(target)
  }
  // A composition of an input method is one step.
  const onCompose = ({ target, type }: CompositionEvent) => {
    composing = type === 'compositionstart'
    if (!hasTypedUndo(target)) return
    if (composing) begin(target, '')
    else end(target)
  }
  // A field that was left goes by the undo of the desk.
  const onLeave = ({ target }: FocusEvent) => {
    composing = false
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) histories.delete(target)
  }
  window.addEventListener('beforeinput', onBefore, { capture: true })
  window.addEventListener('input', onInput)
  window.addEventListener('compositionstart', onCompose, { capture: true })
  window.addEventListener('compositionend', onCompose)
  window.addEventListener('focusout', onLeave, { capture: true })
  return () => {
    window.removeEventListener('beforeinput', onBefore, { capture: true })
    window.removeEventListener('input', onInput)
    window.removeEventListener('compositionstart', onCompose, { capture: true })
    window.removeEventListener('compositionend', onCompose)
    window.removeEventListener('focusout', onLeave, { capture: true })
  }
}

/** Takes back the last typing in a field, or brings it back; false if the field has none. */
export function undoTyping(way: 'undo' | 'redo', target: EventTarget | null): boolean {
  const history = hasTypedUndo(target) ? histories.get(target) : undefined
  const step = history?.[way].at(-1)
  if (!hasTypedUndo(target) || !history || !step) return false
  const [now, next] = way === 'undo' ? [step.after, step.before] : [step.before, step.after]
  if (target.value !== now.text) {
    histories.delete(target)
    return false
  }
  history[way] = history[way].slice(0, -1)
  const back = way === 'undo' ? 'redo' : 'undo'
  history[back] = [...history[back], step]
  history.last = undefined
  put(target, next, way)
  return true
}

/** Sets a field as typing does, so that React hears of it. */
function put(field: TextField, { text, from, to }: State, way: 'undo' | 'redo'): void {
  const type = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  // React hides this setter behind its own, which would not tell.
  Object.getOwnPropertyDescriptor(type.prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(
    new InputEvent('input', { bubbles: true, inputType: way === 'undo' ? 'historyUndo' : 'historyRedo' }),
  )
  field.setSelectionRange(from, to)
}
