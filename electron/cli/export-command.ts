import { ParleyError } from '../../core/base/errors'
import { INTEROP_FORMATS, type InteropFormat } from '../../core/interop/import-states'
import { exportRecords } from '../desk/services/interop-files'
import { DeskStore } from '../desk/store/desk-store'
import type { CliOptions, CliWorld } from './cli-world'
import { kindNamed } from './kind-named'

/** `export`: writes records as JSON or CSV, completely or not at all, and prints the path. All kinds as CSV go into a new folder. */
export async function exportCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const format = formatNamed(options.format)
  const what = kindNamed(options.positional) ?? 'all'
  const file = options.path(
    options.out ?? (format === 'csv' && what === 'all' ? 'parley-export' : `parley-export.${format}`),
  )
  const store = await DeskStore.open(options.desk, 'read')
  await exportRecords(store.desk, { storeId: store.storeId, what, format, file })
  world.print(file)
  return 0
}

function formatNamed(format: string | undefined): InteropFormat {
  const found = INTEROP_FORMATS.find((known) => known === (format ?? 'json'))
  if (!found) throw new ParleyError('interop-format', { format: (format ?? '').slice(0, 80) })
  return found
}
