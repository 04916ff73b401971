import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ParleyError } from '../core/contract/errors'
import type { Output } from '../core/contract/contract'
import { LIST_SCREENS, type ListScreen, type Screen } from '../core/queries/view-schemas'
import { ask } from './desk/bridge'
import { useDesk, useDeskEvents, useReopen } from './desk/use-desk'
import { Frame, type Runtime } from './frame/frame'
import { useNavigation, type Navigation } from './frame/navigation-state'
import { OpenRecordProvider } from './frame/open-record'
import look from './look/look.module.css'
import { Problem } from './look/problem'
import { ListScreenView } from './screens/lists/list-screen'
import { OverviewScreen } from './screens/overview/overview-screen'
import { TextProvider, useTexts } from './text/text-context'

/** The window. It asks what it runs on first, for its language; then for its desk. */
export function App() {
  const environment = useQuery<Output<'app:environment'>, ParleyError>({
    queryKey: ['app:environment'],
    queryFn: () => ask('app:environment', {}),
  })
  useEffect(() => {
    if (environment.data) document.documentElement.lang = environment.data.language
  }, [environment.data])
  if (!environment.data) return null
  return (
    <TextProvider language={environment.data.language}>
      <Desk runtime={environment.data} />
    </TextProvider>
  )
}

function Desk({ runtime }: { runtime: Runtime }) {
  const { t } = useTexts()
  const navigation = useNavigation()
  const reopening = useDeskEvents()
  // After the subscriptions above: from now on main may tell the window things, and hands it a port to the desk.
  useEffect(() => {
    void ask('app:ready', {})
  }, [])
  const status = useDesk('desk:status', {})
  const overview = useDesk('desk:overview', {})
  const reopen = useReopen()
  const failed = status.error ?? overview.error
  if (failed) return <Problem error={failed} again={reopen} />
  if (!status.data || !overview.data) return <p className={look.waiting}>{t('status.opening')}</p>
  return (
    <OpenRecordProvider value={navigation.open}>
      <Frame
        status={status.data}
        careCount={overview.data.care.length}
        runtime={runtime}
        reopening={reopening}
        navigation={navigation}
      >
        <Place navigation={navigation} overview={overview.data} />
      </Frame>
    </OpenRecordProvider>
  )
}

const isList = (screen: Screen): screen is ListScreen => (LIST_SCREENS as readonly string[]).includes(screen)

function Place({ navigation, overview }: { navigation: Navigation; overview: Output<'desk:overview'> }) {
  const { screen } = navigation.route
  if (isList(screen)) return <ListScreenView screen={screen} navigation={navigation} />
  return <OverviewScreen overview={overview} />
}
