import { expect, it } from 'vitest'
import type { Language } from '../../../../core/base/text'
import type { BackupsView } from '../../../../core/backup/backup-schemas'
import { translator } from '../../../../core/text/catalogue'
import { backupStatus } from '../../../../renderer/screens/backups/backup-status'

const view: BackupsView = {
  places: [],
  next: '2025-06-08T10:00:00Z',
  now: '2025-06-08T09:00:00Z',
  isFailing: false,
  isOpen: true,
  readOnly: false,
}
const said = (language: Language) =>
  backupStatus(view, 'done', { language, t: translator(language), moment: () => '10:00' })

it('says how a backup ended and when the next one runs, in Japanese without a space between', () => {
  expect(said('en')).toBe('Backed up and checked. Next backup: 10:00')
  expect(said('ja')).toBe('バックアップし、内容を確認しました。次回のバックアップ：10:00')
})
