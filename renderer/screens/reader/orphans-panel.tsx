import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import { useActions } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { useFirstFocus } from '../../navigation/wanted-focus'
import { useTexts } from '../../text/text-context'
import { OrphanItem } from './orphan-item'
import classes from './orphans.module.css'
import type { Orphan, Placing } from './use-placing'

interface Props {
  source: string
  language: string
  placing: Placing
  /** Shows a place in the text. */
  see: (at: Stretch) => void
}

/** Above the text: how many quotes are of an earlier one, and the list of them, each with near places in this text. */
export function OrphansPanel(props: Props & { count: number }) {
  const { count, placing } = props
  const { t } = useTexts()
  if (count === 0 || placing.selecting) return null
  return (
    <section
      className={classes.panel}
      aria-label={t('orphans.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || !placing.isOpen) return
        event.preventDefault()
        event.stopPropagation()
        placing.toggleByKey()
      }}
    >
      <p className={classes.line}>
        <span className={look.caveat}>{count === 1 ? t('orphans.countOne') : t('orphans.count', { count })}</span>
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={placing.isOpen}
          aria-keyshortcuts="O"
          onClick={placing.toggle}
        >
          {placing.isOpen ? t('orphans.hide') : t('orphans.show')}
        </Button>
      </p>
      {placing.isOpen && <OrphanList {...props} />}
    </section>
  )
}

function OrphanList(props: Props) {
  const { placing } = props
  const { t } = useTexts()
  const list = useRef<HTMLOListElement>(null)
  const [isLoaded, setLoaded] = useState(false)
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-orphan]') ?? [])]
  useFirstFocus(placing.isAsked, isLoaded, () => {
    // A person who comes back from the text is at the quote that they left.
    if (!list.current?.contains(document.activeElement)) items()[0]?.focus()
  })
  useEffect(() => placing.takeFocus(items()))
  /** The quote that takes the focus once another one is placed. */
  const nextTo = ({ annotation }: Orphan) => {
    const all = items().map(({ dataset }) => dataset.orphan)
    const at = all.indexOf(annotation)
    return all[at + 1] ?? all[at - 1]
  }
  return (
    <div className={classes.list}>
      <p className={look.quiet}>{t('orphans.legend')}</p>
      <ol ref={list}>
        <OrphanPage {...props} offset={0} nextTo={nextTo} loaded={() => setLoaded(true)} />
      </ol>
    </div>
  )
}

/** Some quotes, and after them, once they are asked for, the next ones. */
function OrphanPage(
  props: Props & { offset: number; nextTo: (orphan: Orphan) => string | undefined; loaded: () => void },
) {
  const { source, language, placing, see, offset, nextTo, loaded } = props
  const { t, error: says } = useTexts()
  const { editable } = useActions().state
  const { first } = placing
  const { data, error } = useDesk('desk:source-orphans', { source, offset, ...(first === undefined ? {} : { first }) })
  const [more, setMore] = useState(false)
  const isHere = data !== undefined
  useEffect(() => {
    if (isHere) loaded()
  }, [isHere, loaded])
  if (error) return <li role="alert">{says(error)}</li>
  if (!data) return <li className={look.quiet}>{t('reader.waiting')}</li>
  return (
    <>
      {data.orphans.map((orphan) => (
        <OrphanItem
          key={orphan.annotation}
          orphan={orphan}
          language={language}
          editable={editable}
          place={(at) => void placing.place(orphan, at, nextTo(orphan))}
          see={see}
          select={() => placing.select(orphan, nextTo(orphan))}
        />
      ))}
      {data.next !== undefined &&
        (more ? (
          <OrphanPage {...props} offset={data.next} />
        ) : (
          <li>
            <Button size="compact-sm" variant="default" onClick={() => setMore(true)}>
              {t('orphans.more')}
            </Button>
          </li>
        ))}
    </>
  )
}
