import { Press } from '../../../electron/press/press'
import { FONTS, PRESS_FILE } from '../desks/sample'

/** Where a press finds its thread and its fonts in the built app. */
export const PRESS_PLACE = { workerFile: PRESS_FILE, fontsDirectory: FONTS }

/**
 * One press for all tests of a worker, as the desk process has one for all memos, because decoding the fonts takes
 * longer than setting a memo. Its thread does not keep the process alive. A test of how a press starts or ends makes
 * its own.
 */
export const sharedPress = new Press(PRESS_PLACE)
