/** The scheme and host that the window's own files are served under; compared as a whole origin, never by a part of it. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'parley'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
