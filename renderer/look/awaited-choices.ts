/** Choices for which Enter was pressed before their words were looked up. */
const awaited = new Set<symbol>()
let waiting: (() => void)[] = []

/** A refusal of the desk must not keep a form from being saved, in milliseconds. */
const LONGEST = 3000

/** Notes that a choice is awaited, until the returned function is called. */
export function awaitChoice(): () => void {
  const choice = Symbol('choice')
  awaited.add(choice)
  return () => {
    awaited.delete(choice)
    if (awaited.size > 0) return
    const all = waiting
    waiting = []
    for (const go of all) go()
  }
}

/** Is a choice awaited? */
export const isChoiceAwaited = (): boolean => awaited.size > 0

/** Resolves once every awaited choice is made, so that a form saved right after Enter has the choice. */
export async function choicesMade(): Promise<void> {
  // A choice that the same key began is noted only after it.
  await new Promise((resolve) => setTimeout(resolve))
  if (awaited.size === 0) return
  await new Promise<void>((resolve) => {
    waiting.push(resolve)
    setTimeout(resolve, LONGEST)
  })
}
