import { useState } from 'react'
import type { Navigation } from '../../navigation/navigation-state'
import { ListScreenView } from '../lists/list-screen'
import { MemoRoom } from './memo-room'
import { NewMemo } from './new-memo'

/** The saved memos; an open one has the screen to itself. */
export function MemosScreen({ navigation }: { navigation: Navigation }) {
  const [asking, setAsking] = useState(false)
  const { ref, history } = navigation.route
  if (ref?.collection === 'memo' && !history) return <MemoRoom key={ref.id} id={ref.id} navigation={navigation} />
  return (
    <>
      <ListScreenView screen="memos" navigation={navigation} make={() => setAsking(true)} />
      <NewMemo opened={asking} close={() => setAsking(false)} open={navigation.open} />
    </>
  )
}
