import { Button } from '@mantine/core'
import type { SourceText } from '../../../core/queries/reading-schemas'
import { useActions } from '../../actions/action-context'
import look from '../../look/look.module.css'
import { useMakeRecord } from '../../navigation/make-record'
import { useTexts } from '../../text/text-context'

/** Says which record the desk needs before most suggestions can be accepted, and opens its form. */
export function LackingLine({ lacks, made }: { lacks: SourceText['lacks']; made?: () => void }) {
  const { t, family } = useTexts()
  const { editable } = useActions().state
  const make = useMakeRecord()
  if (lacks === undefined || !editable) return null
  return (
    <p className={look.quiet}>
      {t(`suggest.lacks.${lacks}`)}{' '}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          made?.()
          make(lacks)
        }}
      >
        {t('suggest.form', { kind: family(`collection.${lacks}`) })}
      </Button>
    </p>
  )
}
