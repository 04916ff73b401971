import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Environment } from '../core/contract/app-schemas'
import type { ParleyError } from '../core/contract/errors'
import { ask } from './desk/bridge'
import { EnvironmentProvider } from './desk/environment'
import { useAppEvents } from './desk/use-desk'
import { DeskWindow } from './frame/desk-window'
import { WelcomeScreen } from './screens/welcome/welcome-screen'
import { TextProvider } from './text/text-context'

/** The window. It asks what it runs on first, for its language and its desk; without a desk it offers the ways to one. */
export function App() {
  useAppEvents()
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
        {data.desk !== undefined && data.staff ? <DeskWindow key={data.desk} /> : <WelcomeScreen />}
      </TextProvider>
    </EnvironmentProvider>
  )
}
