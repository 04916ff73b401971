import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import { ACTIONS, allKeysOf, type ActionId, type ActionState } from '../../core/actions/actions'
import { subscribe } from '../client/bridge'
import { codeAwaited } from '../client/later-code'
import { isMac } from '../text/key-words'
import { SideContext, type Side } from './side-context'
import { hasTypedUndo, noteTyping, undoTyping } from './typed-undo'

/** Does an action. If several components on a side handle it, the latest one does. */
type Handler = () => void

/** A handler, and the side of the window that it is on; none for the window's own. */
interface Handled {
  act: Handler
  side: Side | undefined
}

/** What the window's own side does for the one beside it, which has no list. */
const FOR_BOTH: ReadonlySet<ActionId> = new Set(['find', 'newRecord'])

interface Registry {
  register: (id: ActionId, handled: Handled) => () => void
  run: (id: ActionId) => void
  state: ActionState
}

const ActionContext = createContext<Registry | undefined>(undefined)

/** Connects menu and keys to the handlers that components inside it register; `side` is the one that the person is in. */
export function ActionProvider(props: {
  state: ActionState
  side?: Side
  activate?: (side: Side) => void
  children: ReactNode
}) {
  const { state, side = 'main', activate } = props
  const handlers = useRef(new Map<ActionId, Handled[]>())
  const current = useRef(state)
  const here = useRef({ side, activate })
  useLayoutEffect(() => {
    current.current = state
    here.current = { side, activate }
  }, [state, side, activate])
  const registry = useMemo(() => {
    const run = (id: ActionId): void => {
      const screen = codeAwaited()
      // The screen that the action is meant for is about to be shown: its handlers are registered by then.
      if (screen) return void screen.then(() => setTimeout(() => run(id)))
      const action = ACTIONS.find((candidate) => candidate.id === id)
      if (!action || !mayRun(action, current.current)) return
      const all = handlers.current.get(id) ?? []
      const { side: at, activate: go } = here.current
      const own = all.findLast((one) => one.side === at)
      const handled = own ?? (FOR_BOTH.has(id) ? all.at(-1) : all.findLast((one) => one.side === undefined))
      if (handled?.side === undefined || handled.side === at) return handled?.act()
      // In a narrow window that side shows only now.
      go?.(handled.side)
      requestAnimationFrame(handled.act)
    }
    const register = (id: ActionId, handled: Handled) => {
      handlers.current.set(id, [...(handlers.current.get(id) ?? []), handled])
      return () => {
        handlers.current.set(
          id,
          (handlers.current.get(id) ?? []).filter((other) => other !== handled),
        )
      }
    }
    return { run, register }
  }, [])
  useEffect(
    () =>
      subscribe('menu:action', ({ id }) => {
        const target = document.activeElement
        if (isUndo(id) && (undoTyping(id, target) || takesBack(id, target))) return
        if (!isUndo(id) || !isTypingIn(target)) registry.run(id)
        // A formatted or very long text has the browser's own undo, which no other call reaches.
        else if (!hasTypedUndo(target)) document.execCommand(id)
      }),
    [registry],
  )
  useEffect(() => noteTyping(), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      const action = actionOfKey(event)
      if (!action) return
      if (isUndo(action.id) && undoTyping(action.id, event.target)) return event.preventDefault()
      if (!mayRun(action, current.current)) return
      if (!action.enabled(current.current) && isPlainField(event.target)) return
      if (isUndo(action.id) && takesBack(action.id, event.target)) return event.preventDefault()
      if (isUndo(action.id) && isTypingIn(event.target)) {
        // Nothing typed is left to take back, and Chromium's own steps are of another text.
        if (hasTypedUndo(event.target)) event.preventDefault()
        return
      }
      event.preventDefault()
      registry.run(action.id)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [registry])
  const value = useMemo(() => ({ ...registry, state }), [registry, state])
  return <ActionContext value={value}>{props.children}</ActionContext>
}

function useRegistry(): Registry {
  const registry = useContext(ActionContext)
  if (!registry) throw new Error('actions outside of an ActionProvider')
  return registry
}

/** Handles an action while the component is mounted and gives a handler. */
export function useAction(id: ActionId, handler: Handler | undefined): void {
  const { register } = useRegistry()
  const side = useContext(SideContext)
  const latest = useRef(handler)
  useLayoutEffect(() => {
    latest.current = handler
  }, [handler])
  const handles = handler !== undefined
  useEffect(
    () => (handles ? register(id, { act: () => latest.current?.(), side }) : undefined),
    [id, register, handles, side],
  )
}

/** Runs actions, and gives the state that enables them. */
export function useActions(): { run: (id: ActionId) => void; state: ActionState } {
  return useRegistry()
}

const isUndo = (id: ActionId): id is 'undo' | 'redo' => id === 'undo' || id === 'redo'

/** Right after an edit, an undo or a redo the window may not know yet of the desk’s next one: the desk does, and says so if there is none. */
const mayRun = ({ id, enabled }: (typeof ACTIONS)[number], state: ActionState): boolean =>
  enabled(state) || (isUndo(id) && state.desk && state.editable && state.ownSteps?.[id] === undefined)

/** A field outside of the forms has the browser’s own undo where the desk is known to have none. */
const isPlainField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable="true"]')

/** Typed text has its own undo until it loses the focus. */
function isTypingIn(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-typed="true"]') !== null
}

/**
 * Takes back refused text that is not being typed any more, for the stored value of its field; the field counts as typed in from then on. False for every other
 * target: undo never reaches the desk from text that is not on it.
 */
function takesBack(id: ActionId, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || isTypingIn(target)) return false
  const discard = target.closest('[data-field]')?.querySelector<HTMLElement>('[data-discard]')
  if (!discard) return false
  target.dataset.typed = 'true'
  if (id === 'undo') discard.click()
  return true
}

/** The action of the pressed keys. */
export function actionOfKey(event: KeyboardEvent) {
  const pressed = [
    (isMac ? event.metaKey : event.ctrlKey) && 'Mod',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.key.length === 1 ? event.key.toUpperCase() : event.key,
  ]
  const keys = new Set(pressed.filter((part) => part !== false))
  return ACTIONS.find((action) => {
    const ways = allKeysOf(action, isMac).map((one) => one.split('+'))
    return ways.some((wanted) => wanted.length === keys.size && wanted.every((part) => keys.has(part)))
  })
}
