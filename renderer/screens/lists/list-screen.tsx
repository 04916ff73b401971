import { Button } from '@mantine/core'
import type { ListScreen } from '../../../core/queries/screens'
import { useDesk } from '../../desk/use-desk'
import type { Navigation } from '../../frame/navigation-state'
import look from '../../look/look.module.css'
import { Problem } from '../../look/problem'
import { useTexts } from '../../text/text-context'
import { Detail } from '../record/detail'
import classes from './lists.module.css'
import { RecordList } from './record-list'

/** A list, and beside it the record that is open. Where there is no room for both, the record takes the list's place. */
export function ListScreenView({ screen, navigation }: { screen: ListScreen; navigation: Navigation }) {
  const { t } = useTexts()
  const list = useDesk('desk:list', { screen })
  const { making } = navigation.route
  const ref = navigation.route.ref ?? (making ? { collection: 'draft' as const, id: making.id } : undefined)
  if (list.error) return <Problem error={list.error} again={() => void list.refetch()} />
  return (
    <div className={classes.screen} data-open={ref ? 'record' : 'list'}>
      <section className={classes.list} aria-label={t(`nav.${screen}`)}>
        {list.data && list.data.groups.length === 0 && <p className={look.waiting}>{t(`empty.${screen}`)}</p>}
        {list.data && <RecordList groups={list.data.groups} selected={ref} open={navigation.open} />}
      </section>
      <section className={classes.detail}>
        {ref ? (
          <>
            <Button className={classes.toList} variant="subtle" size="compact-sm" onClick={navigation.closeRecord}>
              ← {t('nav.toList')}
            </Button>
            <Detail navigation={navigation} />
          </>
        ) : (
          <p className={look.waiting}>{t('empty.detail')}</p>
        )}
      </section>
    </div>
  )
}
