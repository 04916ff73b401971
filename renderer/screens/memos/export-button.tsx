import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { MEMO_FORMATS, type MemoFormat } from '../../../core/memo/memo-formats'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useAction } from '../../actions/action-context'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import { useTexts } from '../../text/text-context'
import type { MemoWork } from './use-memo-export'

/** Exports a memo in the format that was chosen last, or in one from the list beside it, which is chosen from then on. */
export function ExportButton({ view, work, disabled }: { view: MemoRoomView; work: MemoWork; disabled: boolean }) {
  const { t } = useTexts()
  const { memoFormat: remembered } = useEnvironment()
  const [chosen, setChosen] = useState<MemoFormat>()
  const format = chosen ?? remembered
  const exportAs = (as: MemoFormat, changes = false) => {
    setChosen(as)
    // A format that can't be remembered is no reason not to export.
    if (as !== remembered) void ask('app:choose', { memoFormat: as }).catch(() => undefined)
    work.exportMemo(as, changes)
  }
  useAction('exportMemo', () => !disabled && exportAs(format))
  return (
    <Button.Group>
      <Button size="compact-sm" disabled={disabled} onClick={() => exportAs(format)}>
        {t(`export.button.${format}`)}
      </Button>
      <Menu transitionProps={{ duration: 0 }} position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" px={4} miw={28} disabled={disabled} aria-label={t('export.formats')}>
            ▾
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {MEMO_FORMATS.map((as) => (
            <Menu.Item key={as} aria-current={as === format} onClick={() => exportAs(as)}>
              {t(`export.as.${as}`)}
            </Menu.Item>
          ))}
          {view.changesSince !== undefined && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => exportAs('docx', true)}>
                {t('export.asChanges', { version: view.changesSince })}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  )
}
