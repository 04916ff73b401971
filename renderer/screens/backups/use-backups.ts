import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { BackupRunning } from '../../../core/backup/backup-schemas'
import { subscribe } from '../../client/bridge'

/** The running backup, from `first` on. When one ends, the views of backups are refetched. */
export function useBackupEvents(first: BackupRunning | undefined): BackupRunning | undefined {
  const client = useQueryClient()
  const [told, setTold] = useState<{ running: BackupRunning | undefined }>()
  useEffect(
    () =>
      subscribe('desk:backup', ({ running }) => {
        setTold({ running })
        if (running) return
        void client.invalidateQueries({ queryKey: ['desk:backups'] })
        void client.invalidateQueries({ queryKey: ['desk:backup-points'] })
      }),
    [client],
  )
  return told ? told.running : first
}

/** A number of bytes as a person reads it. */
export function sizeText(bytes: number, language: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  const digits = value < 10 ? 1 : 0
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digits }).format(value)
}
