import { LaterCode } from '../client/later-code'

/**
 * The screens that the window does not begin with, and its dialogs. One file: with several, the code that they share would be a file before the first, and would
 * run before `without-eval`.
 */
export const REST = new LaterCode(() => import('./rest'))
