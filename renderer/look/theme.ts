import {
  Button,
  createTheme,
  DrawerOverlay,
  Menu,
  ModalOverlay,
  Overlay,
  Textarea,
  type MantineColorSchemeManager,
} from '@mantine/core'

/** Mantine in Parley's look: the system's font for the interface, one deep blue, small radii. Colours come from tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--interface)',
  headings: { fontFamily: 'var(--interface)' },
  colors: {
    desk: [
      '#eef3fa',
      '#dce6f3',
      '#b6cae4',
      '#94bcf0',
      '#6b93c8',
      '#3f6fae',
      '#1f4e8c',
      '#1b457d',
      '#163a6a',
      '#102c52',
    ],
  },
  primaryColor: 'desk',
  primaryShade: { light: 6, dark: 5 },
  components: {
    // Spelling is checked in prose alone; a field says so itself.
    Textarea: Textarea.extend({ defaultProps: { spellCheck: true } }),
    // What is behind a dialog stays readable, also in the dark.
    Overlay: Overlay.extend({ defaultProps: { backgroundOpacity: 0.35 } }),
    ModalOverlay: ModalOverlay.extend({ defaultProps: { backgroundOpacity: 0.35 } }),
    DrawerOverlay: DrawerOverlay.extend({ defaultProps: { backgroundOpacity: 0.35 } }),
    // A menu has the height that its side of the button leaves, and scrolls: at twice the size, most are higher.
    Menu: Menu.extend({
      defaultProps: {
        middlewares: {
          flip: true,
          shift: true,
          size: {
            padding: 8,
            apply: ({ availableHeight, elements }) =>
              elements.floating.style.setProperty('--room', `${Math.max(120, availableHeight)}px`),
          },
        },
      },
    }),
    Button: Button.extend({
      // The main button needs colours that are readable in light and dark.
      vars: (_theme, { variant = 'filled', color }) => ({
        root:
          variant === 'filled' && color === undefined
            ? {
                '--button-bg': 'var(--accent)',
                '--button-hover': 'color-mix(in srgb, var(--accent) 88%, var(--ink))',
                '--button-color': 'var(--paper)',
              }
            : {},
      }),
    }),
  },
  defaultRadius: 'sm',
  respectReducedMotion: true,
})

/** The app's settings hold the theme, so the page stores nothing. */
export const colourScheme: MantineColorSchemeManager = {
  get: (otherwise) => otherwise,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}
