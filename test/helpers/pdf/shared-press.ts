import { Press } from '../../../electron/press/press'
import { FONTS, PRESS_FILE } from '../desks/sample'

/** Where a press finds its thread and its fonts, once the app is built. */
export const PRESS_PLACE = { workerFile: PRESS_FILE, fontsDirectory: FONTS }

/**
 * One press for all tests of a worker, as the desk process has one for all memos: to decode the fonts takes longer than to set a
 * memo. Its thread holds nobody up at the end. A test of how a press begins or ends makes its own.
 */
export const sharedPress = new Press(PRESS_PLACE)
