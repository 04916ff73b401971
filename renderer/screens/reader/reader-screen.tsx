import { Button } from '@mantine/core'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import type { ReaderPlace } from '../../navigation/routes'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { GiveTextButton } from '../record/give-text-button'
import { OriginalLine } from '../record/original-line'
import { Reader } from './reader'
import classes from './reader.module.css'

/** The text of a source, with its highlights and their cards, and the record beside it that it is read for. */
export function ReaderScreen({ place, navigation }: { place: ReaderPlace; navigation: Navigation }) {
  const { t, title } = useTexts()
  const { data, error, refetch } = useDesk('desk:source-text', { source: place.source })
  if (error) return <Problem error={error} again={() => refetch()} />
  if (!data) return null
  const { sha256 } = data
  // A source that gets another text is read anew: every place in it is another.
  if (sha256 !== undefined)
    return <Reader key={sha256} place={place} text={{ ...data, sha256 }} navigation={navigation} />
  return (
    <div className={classes.head}>
      <h1>{title(data.title)}</h1>
      <p className={look.quiet}>{t('reader.noText')}</p>
      <OriginalLine source={place.source} />
      <p>
        <GiveTextButton isWhole={false} /> <Button onClick={navigation.closeReader}>{t('reader.close')}</Button>
      </p>
    </div>
  )
}
