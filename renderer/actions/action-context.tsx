import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import { ACTIONS, allKeysOf, type ActionId, type ActionState } from '../../core/actions/actions'
import { subscribe } from '../client/bridge'
import { codeAwaited } from '../client/later-code'
import { isMac } from '../text/key-words'

/** Does an action. If several components handle it, the latest one does. */
type Handler = () => void

interface Registry {
  register: (id: ActionId, handler: Handler) => () => void
  run: (id: ActionId) => void
  state: ActionState
}

const ActionContext = createContext<Registry | undefined>(undefined)

/** Connects menu and keys to the handlers that components inside it register. */
export function ActionProvider({ state, children }: { state: ActionState; children: ReactNode }) {
  const handlers = useRef(new Map<ActionId, Handler[]>())
  const current = useRef(state)
  useLayoutEffect(() => {
    current.current = state
  }, [state])
  const registry = useMemo(() => {
    const run = (id: ActionId): void => {
      const screen = codeAwaited()
      // The screen that the action is meant for is about to be shown: its handlers are registered by then.
      if (screen) return void screen.then(() => setTimeout(() => run(id)))
      const action = ACTIONS.find((candidate) => candidate.id === id)
      if (action?.enabled(current.current)) handlers.current.get(id)?.at(-1)?.()
    }
    const register = (id: ActionId, handler: Handler) => {
      handlers.current.set(id, [...(handlers.current.get(id) ?? []), handler])
      return () => {
        handlers.current.set(
          id,
          (handlers.current.get(id) ?? []).filter((other) => other !== handler),
        )
      }
    }
    return { run, register }
  }, [])
  useEffect(
    () =>
      subscribe('menu:action', ({ id }) => {
        // The browser's own undo history for typed text; no other call reaches it.
        if (isUndo(id) && isTypingIn(document.activeElement)) document.execCommand(id)
        else registry.run(id)
      }),
    [registry],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      const action = actionOfKey(event)
      if (!action?.enabled(current.current)) return
      if (isUndo(action.id) && isTypingIn(event.target)) return
      event.preventDefault()
      registry.run(action.id)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [registry])
  const value = useMemo(() => ({ ...registry, state }), [registry, state])
  return <ActionContext value={value}>{children}</ActionContext>
}

function useRegistry(): Registry {
  const registry = useContext(ActionContext)
  if (!registry) throw new Error('actions outside of an ActionProvider')
  return registry
}

/** Handles an action while the component is mounted and gives a handler. */
export function useAction(id: ActionId, handler: Handler | undefined): void {
  const { register } = useRegistry()
  const latest = useRef(handler)
  useLayoutEffect(() => {
    latest.current = handler
  }, [handler])
  const handles = handler !== undefined
  useEffect(() => (handles ? register(id, () => latest.current?.()) : undefined), [id, register, handles])
}

/** Runs actions, and gives the state that enables them. */
export function useActions(): { run: (id: ActionId) => void; state: ActionState } {
  return useRegistry()
}

const isUndo = (id: ActionId) => id === 'undo' || id === 'redo'

/** Typed text has its own undo, letter by letter, until it loses the focus. */
function isTypingIn(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-typed="true"]') !== null
}

/** The action of the pressed keys. */
function actionOfKey(event: KeyboardEvent) {
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
