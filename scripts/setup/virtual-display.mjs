// The virtual display on which windows are opened where there is no other.

/**
 * How the display's server is started. Without `-noreset` it starts itself anew whenever its last window is gone, and turns away whoever asks for a
 * new one in those moments: a window of the tests then failed to open once in some hundreds of times.
 */
export const DISPLAY_SERVER = ['-screen', '0', '1720x1100x24', '-nolisten', 'tcp', '-noreset']

/** A command on a virtual display of its own, which ends with it. */
export function onVirtualDisplay(command) {
  return ['xvfb-run', '-a', '-s', DISPLAY_SERVER.join(' '), ...command]
}
