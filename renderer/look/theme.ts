import { createTheme, type MantineColorSchemeManager } from '@mantine/core'

/** Mantine in Parley's look: the system's font for the interface, one deep blue, small radii. Colours come from tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--interface)',
  headings: { fontFamily: 'var(--interface)' },
  primaryColor: 'blue',
  defaultRadius: 'sm',
  respectReducedMotion: true,
})

/** The theme is kept with the app's settings, which also tell the system's colours: the page keeps nothing of its own. */
export const colourScheme: MantineColorSchemeManager = {
  get: (otherwise) => otherwise,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}
