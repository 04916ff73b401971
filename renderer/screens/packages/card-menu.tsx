import { Menu } from '@mantine/core'
import { useRef } from 'react'
import { VOCABULARIES, type Vocabulary } from '../../../core/model/values/vocabularies'
import type { BoardCard } from '../../../core/queries/package-board-schemas'
import { useActions } from '../../actions/action-context'
import { PointMenu } from '../../parts/point-menu'
import { useTexts } from '../../text/text-context'
import classes from './packages.module.css'

/** What a person chose in the menu of a card. */
export type CardChoice = { status: Vocabulary<'elementStatus'> } | 'conditions' | 'issue' | 'package'

/** The menu of a card, at a point of the window. `close` gives the focus back before the choice is done. */
export function CardMenu(props: {
  card: BoardCard
  at: { x: number; y: number }
  close: (choice: CardChoice | undefined) => void
}) {
  const { card, at } = props
  const { t, word } = useTexts()
  const { editable } = useActions().state
  const chosen = useRef<CardChoice>(undefined)
  const choose = (choice: CardChoice) => () => {
    chosen.current = choice
  }
  return (
    <PointMenu
      at={at}
      label={t('packages.menu', { number: card.number })}
      minWidth={200}
      close={() => props.close(chosen.current)}
    >
      <Menu.Label>{t('packages.moveTo')}</Menu.Label>
      {VOCABULARIES.elementStatus.map((status) => (
        <Menu.Item
          key={status}
          disabled={!editable || status === card.status}
          leftSection={<span className={classes.check}>{status === card.status ? '✓' : ''}</span>}
          onClick={choose({ status })}
        >
          {word('elementStatus', status)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item disabled={!editable} onClick={choose('conditions')}>
        {t('packages.conditions')}
      </Menu.Item>
      {card.issue && <Menu.Item onClick={choose('issue')}>{t('packages.openIssue')}</Menu.Item>}
      <Menu.Item onClick={choose('package')}>{t('packages.openPackage')}</Menu.Item>
    </PointMenu>
  )
}
