import { Button } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { ParleyError } from '../../../core/base/errors'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { ask } from '../../client/bridge'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import classes from './reader.module.css'
import type { PendingCitation } from './use-pending-citations'

/** The passages of a text that wait for a record which is begun, each with a button to go on with that. Nothing if none waits. */
export function WaitingWords(props: { waiting: readonly PendingCitation[]; navigation: Navigation }) {
  const { t, family, labelled } = useTexts()
  const found = useQueries({
    queries: props.waiting.map((one) => ({
      queryKey: ['desk:form', 'waiting', one.of, one.id],
      queryFn: () => begunRecord(one),
    })),
    combine: (results) => results.map(({ data }) => data),
  })
  const there = props.waiting.flatMap((one, index) => {
    const ref = found[index]
    return ref ? [{ ...one, ref }] : []
  })
  if (there.length === 0) return null
  return (
    <section aria-label={t('reader.stillToCite')} className={classes.waiting}>
      <p>{t('reader.stillToCite')}</p>
      <ul>
        {there.map(({ id, of, words, ref }) => (
          <li key={id}>
            <Button size="compact-sm" variant="default" onClick={() => props.navigation.open(ref)}>
              {labelled(family(`collection.${of}`), words ?? '')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The draft that words wait for, or the record that it has become; null if neither is on the desk. */
async function begunRecord({ of, id }: PendingCitation): Promise<RecordRef | null> {
  const refs: RecordRef[] = [
    { collection: 'draft', id },
    { collection: of, id },
  ]
  for (const ref of refs) {
    try {
      await ask('desk:form', { ref })
      return ref
    } catch (error) {
      const isGone = error instanceof ParleyError && ['record-missing', 'record-trashed'].includes(error.code)
      if (!isGone) throw error
    }
  }
  return null
}
