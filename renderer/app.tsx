import { useMantineColorScheme } from '@mantine/core'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, type ReactNode } from 'react'
import type { ParleyError } from '../core/base/errors'
import type { Environment } from '../core/contract/app-schemas'
import { ask } from './client/bridge'
import { EnvironmentProvider } from './client/environment'
import { makeQueryClient, useAppEvents } from './client/use-desk'
import { WithoutDesk } from './frame/app-actions'
import { DeskWindow } from './frame/desk-window'
import { useFocusGuard } from './navigation/focus-guard'
import { WelcomeScreen } from './screens/welcome/welcome-screen'
import { TextProvider } from './text/text-context'

/** The window. It shows the desk, or the welcome screen if no desk is open. */
export function App() {
  useAppEvents()
  useFocusGuard()
  const environment = useQuery<Environment, ParleyError>({
    queryKey: ['app:environment'],
    queryFn: () => ask('app:environment', {}),
  })
  const { data } = environment
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => {
    if (!data) return
    document.documentElement.lang = data.language
    setColorScheme(data.theme === 'system' ? 'auto' : data.theme)
  }, [data, setColorScheme])
  if (!data) return null
  return (
    <EnvironmentProvider value={data}>
      <TextProvider language={data.language}>
        {data.desk !== undefined && data.staff ? (
          <QueriesOfDesk key={data.desk}>
            <DeskWindow />
          </QueriesOfDesk>
        ) : (
          <WithoutDesk>
            <WelcomeScreen />
          </WithoutDesk>
        )}
      </TextProvider>
    </EnvironmentProvider>
  )
}

/** Gives each desk its own cache of views. */
function QueriesOfDesk({ children }: { children: ReactNode }) {
  const client = useMemo(() => makeQueryClient(), [])
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
