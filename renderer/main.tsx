import '../core/contract/without-eval'
import '@mantine/core/styles.css'
import './look/tokens.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { makeQueryClient } from './client/use-desk'
import { colourScheme, theme } from './look/theme'

/** The nonce of this load. The page accepts only styles that carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="parley-nonce"]')?.content ?? ''
setNonce(nonce)

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
