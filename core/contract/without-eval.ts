import { z } from 'zod'

/**
 * Makes the schemas parse without compiling code at run time, which the window's content security policy forbids: even zod's
 * question whether it may would be a violation. To be called before the first parse.
 */
export function parseWithoutEval(): void {
  z.config({ jitless: true })
}
