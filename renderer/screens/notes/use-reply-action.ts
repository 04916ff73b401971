import type { RefObject } from 'react'
import { useAction } from '../../actions/action-context'

/** Replies, by keys, to the thread that has the focus, or else to the first one here that takes a reply. */
export function useReplyAction(home: RefObject<HTMLElement | null>): void {
  useAction('reply', () => {
    const thread = document.activeElement?.closest('[data-thread]')
    const button = [thread, home.current].map((place) => place?.querySelector<HTMLElement>('[data-reply]'))
    button.find((one) => one)?.click()
  })
}
