import type { OriginalView } from '../../../core/queries/original-schemas'
import { sizeText } from '../../../core/wording/size-text'
import { ask } from '../../client/bridge'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { SaveFileCopy } from '../../parts/save-file-copy'
import { useTexts } from '../../text/text-context'
import classes from './original-line.module.css'

type Original = NonNullable<OriginalView['original']>

/** The file that a source was read from, and the way to save a copy of it. Nothing if it was not read from a file. */
export function OriginalLine({ source }: { source: string }) {
  const { data } = useDesk('desk:original', { source })
  return data?.original ? <Line key={source} source={source} original={data.original} /> : null
}

function Line({ source, original }: { source: string; original: Original }) {
  const { t } = useTexts()
  const { name, size, state, isPicture, isAlone, isSchedule } = original
  return (
    <div className={classes.original} data-original={state}>
      <p className={state === 'missing' || state === 'altered' ? look.caveat : look.quiet}>
        {t(`original.${state}`, { name, size: sizeText(size) })}
        {state === 'kept' && isAlone && ` ${t('original.isAlone')}`}
        {state === 'kept' && isSchedule && ` ${t('original.isSchedule')}`}
        {state === 'kept' && isPicture && ` ${t('original.isPicture')}`}
      </p>
      {state === 'kept' && (
        <SaveFileCopy name={name} variant="default" save={(place) => ask('desk:original-save', { source, place })} />
      )}
    </div>
  )
}
