import { markingColour, markingLine, type Marking } from '../../core/model/values/marking'
import { useTexts } from '../text/text-context'
import classes from './look.module.css'

/** A marking in its scheme's words and colour. */
export function MarkingLine({ marking }: { marking: Marking }) {
  const { language } = useTexts()
  return (
    <span className={classes.marking} style={{ '--marking': markingColour(marking) } as React.CSSProperties}>
      {markingLine(marking, language)}
    </span>
  )
}
