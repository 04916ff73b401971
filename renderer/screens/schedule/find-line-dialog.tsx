import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { describeColumn, lineNumber } from '../../../core/text/describe-schedule'
import type { LineReport } from '../../../core/rates/schedule/line-report'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { Dialog, DialogButtons } from '../../look/dialog'
import look from '../../look/look.module.css'
import { WorkBar } from '../../parts/work-bar'
import { useTexts } from '../../text/text-context'
import { ChosenLine } from './chosen-line'
import classes from './schedule.module.css'
import { useLines } from './use-lines'

/** Finds the line of a good in a tariff schedule of the desk, shows what it says, and fills it in as one edit. */
export function FindLineDialog({ good, close }: { good: string; close: () => void }) {
  const { t, error } = useTexts()
  const staff = useStaff()
  const { data } = useDesk('desk:schedules', {})
  const schedules = data?.schedules ?? []
  const [chosen, setChosen] = useState<string>()
  const source = chosen ?? schedules[0]?.source
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const lines = useLines(source, words, good)
  const { line, failure } = lines
  const fill = async () => {
    if (!line?.command || busy) return
    setBusy(true)
    try {
      await applyCommand(line.command, staff)
      close()
    } catch (cause) {
      lines.setFailure(cause)
      setBusy(false)
    }
  }
  return (
    <Dialog
      opened
      onClose={close}
      title={t('findLine.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('cite.cancel') }}
      closeOnClickOutside={false}
    >
      {data && source === undefined && <p>{t('findLine.none')}</p>}
      {source !== undefined && !line && (
        <>
          <NativeSelect
            label={t('findLine.schedule')}
            data={schedules.map(({ source: value, title, revision }) => ({
              value,
              label: title === revision ? title : `${title} (${revision})`,
            }))}
            value={source}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <TextInput
            data-autofocus
            label={t('findLine.words')}
            description={t('findLine.wordsHelp')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          {lines.isReading && <WorkBar label={t('findLine.reading')} progress={lines.progress} cancel={lines.cancel} />}
          <p role="status" className={look.quiet}>
            {lines.found && (lines.foundWords ?? '').trim() !== '' && (
              <FoundCount total={lines.found.total} shown={lines.found.found.length} of={lines.found.of} />
            )}
          </p>
          <ul className={classes.lines}>
            {lines.found?.found.map((report) => (
              <li key={report.row}>
                <LineButton report={report} choose={() => lines.choose(report.row)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {line && <ChosenLine line={line} />}
      {failure !== undefined && !lines.isCanceled && (
        <p role="alert" className={look.caveat}>
          {error(failure)}
        </p>
      )}
      <DialogButtons>
        {line && (
          <Button variant="subtle" onClick={lines.leave}>
            {t('findLine.back')}
          </Button>
        )}
        <Button variant="default" onClick={close}>
          {t('cite.cancel')}
        </Button>
        {line?.command && (
          <Button aria-busy={busy} onClick={() => void fill()}>
            {t('findLine.fill')}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  )
}

function FoundCount({ total, shown, of }: { total: number; shown: number; of: number }) {
  const { t, language } = useTexts()
  const figure = (count: number) => new Intl.NumberFormat(language).format(count)
  const values = { total: figure(total), shown: figure(shown), of: figure(of) }
  return t(shown < total ? 'findLine.firstOf' : 'findLine.found', values)
}

/** A line with what it is under, and its general rate. */
function LineButton({ report, choose }: { report: LineReport; choose: () => void }) {
  const { language } = useTexts()
  const above = report.descriptions.slice(0, -1)
  return (
    <button type="button" className={classes.line} onClick={choose}>
      <span className={classes.number}>{lineNumber(report)}</span>
      <span lang="en">
        {report.description}
        {above.length > 0 && (
          <span className={classes.above}>
            {above
              .toReversed()
              .map((one) => one.replace(/:$/, ''))
              .join(' ‹ ')}
          </span>
        )}
      </span>
      <span className={classes.rate}>{describeColumn(report.general, report, language)}</span>
    </button>
  )
}
