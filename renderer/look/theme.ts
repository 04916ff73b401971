import { createTheme } from '@mantine/core'

/** Mantine in Parley's look: the system's font for the interface, one deep blue, small radii. Colours come from tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--interface)',
  headings: { fontFamily: 'var(--interface)' },
  primaryColor: 'blue',
  defaultRadius: 'sm',
  respectReducedMotion: true,
})
