// The virtual display for windows when no other is available.

/**
 * The arguments of the display's server. Without `-noreset` it restarts whenever its last window closes, and refuses new windows in those moments: a
 * window of the tests then failed to open once in some hundreds of times.
 */
export const DISPLAY_SERVER = ['-screen', '0', '1720x1100x24', '-nolisten', 'tcp', '-noreset']

/** Wraps a command in a virtual display of its own, which ends with it. */
export function onVirtualDisplay(command) {
  return ['xvfb-run', '-a', '-s', DISPLAY_SERVER.join(' '), ...command]
}
