import { useState } from 'react'
import { useAction } from '../../actions/action-context'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import { AboutDialog } from './about-dialog'
import { LogDialog } from './log-dialog'
import { NewsDialog } from './news'

/** Shows what the Help menu has about Parley itself, with a desk or without. */
export function AboutActions() {
  const [shown, setShown] = useState<'about' | 'log' | 'news'>()
  const { hasNews } = useEnvironment()
  const close = () => setShown(undefined)
  useAction('about', () => setShown('about'))
  useAction('showLog', () => setShown('log'))
  useAction('whatsNew', () => {
    setShown('news')
    if (hasNews) void ask('app:choose', { newsSeen: true })
  })
  return (
    <>
      <AboutDialog opened={shown === 'about'} close={close} />
      <LogDialog opened={shown === 'log'} close={close} />
      <NewsDialog opened={shown === 'news'} close={close} />
    </>
  )
}
