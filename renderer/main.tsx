import '../core/contract/without-eval'
import '@mantine/core/styles.css'
import './look/tokens.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { noteErrors } from './client/note-errors'
import { makeQueryClient } from './client/use-desk'
import { colourScheme, theme } from './look/theme'

noteErrors()

/** The nonce of this load. The page accepts only styles that carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="parley-nonce"]')?.content ?? ''
setNonce(nonce)

// The fonts of the desk's own words are fetched while the desk opens: otherwise only once the first words are laid out, and those wait for them unseen.
for (const [family, text] of [
  ['Noto Sans', 'a'],
  ['Noto Sans JP', '日'],
] as const)
  // A font that is late or missing leaves the page in the system's own.
  document.fonts.load(`400 1em "${family}"`, text).catch(() => undefined)

const root = document.querySelector('#root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colourScheme}
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={makeQueryClient()}>
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
