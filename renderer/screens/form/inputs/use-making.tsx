import { useState } from 'react'
import { foldText } from '../../../../core/base/fold-text'
import type { Title } from '../../../../core/desk/titles'
import { QUICK_KINDS } from '../../../../core/editing/quick-make'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import type { ChoicesView } from '../../../../core/queries/edit-schemas'
import { useTexts } from '../../../text/text-context'
import { QuickMake } from '../../quick-make/quick-make'

/**
 * Makes a record that a search did not find: the offer for the typed words, and the dialog that makes it. The offer appears only after the search, so that
 * Enter never makes what was about to be found. `field` is the id of the field that asked, to which the focus returns.
 */
export function useMaking(
  field: string,
  collections: readonly CollectionName[],
  find: string,
  { found, upToDate }: { found: ChoicesView | undefined; upToDate: boolean },
  made: (ref: RecordRef, title: Title) => void,
  party: unknown,
) {
  const { t } = useTexts()
  const [making, setMaking] = useState<string>()
  const kind = collections.length === 1 ? QUICK_KINDS.find((one) => one === collections[0]) : undefined
  const name = find.trim()
  const isThere = (found?.rows ?? []).some(({ title }) =>
    [title.en, title.ja].some((text) => foldText(text) === foldText(name)),
  )
  const close = () => {
    setMaking(undefined)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-asks="${field}"]`)?.focus())
  }
  const offer =
    kind !== undefined && upToDate && name !== '' && !isThere ? t(`quickMake.offer.${kind}`, { name }) : undefined
  const dialog = kind !== undefined && making !== undefined && (
    <QuickMake
      kind={kind}
      name={making}
      party={typeof party === 'string' ? party : undefined}
      close={close}
      made={(id, title) => {
        close()
        made({ collection: kind, id }, { en: title, ja: title })
      }}
    />
  )
  return { offer, begin: () => setMaking(name), dialog }
}
