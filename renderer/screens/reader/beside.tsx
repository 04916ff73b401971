import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { refKey, refOfKey } from '../../../core/desk/ops'
import { CITABLE_COLLECTIONS } from '../../../core/model/schema/citable-fields'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { hasDetail, RecordOrForm } from '../detail/detail'
import classes from './reader.module.css'
import type { PendingCitation } from './use-pending-citations'
import { WaitingWords } from './waiting-words'

/** The record that a text is read for, or a box to choose it. It stays while the text moves. */
export function Beside({
  navigation,
  pending,
  waiting,
}: {
  navigation: Navigation
  /** The passage that waits for this record. */
  pending: PendingCitation | undefined
  /** All passages of the text that wait for a record. */
  waiting: readonly PendingCitation[]
}) {
  const { t } = useTexts()
  const isOpen = hasDetail(navigation)
  return (
    <aside className={classes.beside} data-open={isOpen} aria-label={t('reader.beside')}>
      {isOpen ? (
        <>
          <p className={classes.tools}>
            <Button size="compact-sm" variant="subtle" onClick={navigation.closeRecord}>
              {t('reader.closeBeside')}
            </Button>
            {pending && (
              <span className={look.quiet}>
                {pending.words ? t('reader.pendingWords', { words: pending.words }) : t('reader.pending')}
              </span>
            )}
          </p>
          <RecordOrForm navigation={navigation} />
        </>
      ) : (
        <>
          <WaitingWords waiting={waiting} navigation={navigation} />
          <RecordChooser navigation={navigation} />
        </>
      )}
    </aside>
  )
}

function RecordChooser({ navigation }: { navigation: Navigation }) {
  const { t, title, family, labelled } = useTexts()
  const [find, setFind] = useState('')
  const choices = useDesk('desk:choices', { collections: [...CITABLE_COLLECTIONS], find: find.slice(0, 200) })
  const rows = choices.data?.rows ?? []
  return (
    <div className={classes.chooser}>
      <Select
        label={t('reader.chooseBeside')}
        description={t('reader.chooseHint')}
        searchable
        openOnFocus={false}
        // The desk has done the filtering.
        filter={({ options }) => options}
        data={rows.map(({ ref, title: name }) => ({
          value: refKey(ref),
          label: labelled(family(`collection.${ref.collection}`), title(name)),
        }))}
        value={null}
        searchValue={find}
        onSearchChange={setFind}
        nothingFoundMessage={t('form.noChoice')}
        onChange={(key) => key !== null && navigation.open(refOfKey(key))}
      />
    </div>
  )
}
