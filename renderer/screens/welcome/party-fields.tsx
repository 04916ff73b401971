import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useId, useMemo } from 'react'
import { foldText } from '../../../core/base/fold-text'
import { localName, type Language } from '../../../core/base/text'
import { withCode, type PartyDraft } from '../../../core/editing/new-desk-form'
import { CAPITALS } from '../../../core/model/values/capitals'
import { COUNTRY_CODES, regionNames } from '../../../core/model/values/countries'
import look from '../../look/look.module.css'
import { SearchSelect, type Searchable } from '../../look/search-select'
import { useTexts } from '../../text/text-context'
import classes from './welcome.module.css'

/** One party of a new desk: a country by search, or a bloc by its code; its capital and time zone. */
export function PartyFields(props: {
  title: string
  party: PartyDraft
  problemOf: (field: keyof PartyDraft) => string | undefined
  change: (party: PartyDraft) => void
  remove?: () => void
}) {
  const { party, problemOf, change } = props
  const { t, language } = useTexts()
  const heading = useId()
  const choose = (code: string) => change(withCode(party, code, language))
  return (
    <fieldset className={classes.party} aria-labelledby={heading}>
      <div className={classes.partyHead}>
        <h3 id={heading}>{props.title}</h3>
        <SegmentedControl
          size="xs"
          aria-label={t('newDesk.kind')}
          transitionDuration={0}
          classNames={{
            root: look.segments ?? '',
            indicator: look.chosen ?? '',
            label: look.segment ?? '',
          }}
          data={[
            { value: 'country', label: t('newDesk.country') },
            { value: 'bloc', label: t('newDesk.bloc') },
          ]}
          value={party.kind}
          onChange={(kind) => change(withCode({ ...party, kind }, '', language))}
        />
        {props.remove && (
          <Button size="compact-sm" variant="subtle" color="gray" className={classes.remove} onClick={props.remove}>
            {t('newDesk.remove')}
          </Button>
        )}
      </div>
      <div className={classes.partyFields} data-kind={party.kind}>
        {party.kind === 'country' ? (
          <Country value={party.code} problem={problemOf('code')} choose={choose} />
        ) : (
          <Bloc party={party} problemOf={problemOf} change={change} choose={choose} />
        )}
        <TextInput
          label={t('newDesk.city')}
          value={party.city}
          error={problemOf('city')}
          dir="auto"
          onChange={(event) => change({ ...party, city: event.currentTarget.value })}
        />
        <Zone
          value={party.timeZone}
          problem={problemOf('timeZone')}
          choose={(timeZone) => change({ ...party, timeZone })}
        />
      </div>
    </fieldset>
  )
}

function countryOptions(language: Language): Searchable[] {
  const order = new Intl.Collator(language)
  return COUNTRY_CODES.flatMap((code) => {
    const names = regionNames(code)
    if (!names) return []
    const label = `${localName(names, language)} (${code})`
    return [{ value: code, label, find: foldText(`${names.en} ${names.ja} ${code}`) }]
  }).toSorted((a, b) => order.compare(a.label, b.label))
}

function Country(props: { value: string; problem: string | undefined; choose: (code: string) => void }) {
  const { t, language } = useTexts()
  const options = useMemo(() => countryOptions(language), [language])
  return (
    <SearchSelect
      label={t('newDesk.country')}
      data={options}
      value={options.some((option) => option.value === props.value) ? props.value : null}
      error={props.problem}
      nothingFoundMessage={t('newDesk.noCountry')}
      allowDeselect={false}
      onChange={(code) => code !== null && props.choose(code)}
    />
  )
}

function Bloc(props: {
  party: PartyDraft
  problemOf: (field: keyof PartyDraft) => string | undefined
  change: (party: PartyDraft) => void
  choose: (code: string) => void
}) {
  const { party, problemOf, change, choose } = props
  const { t } = useTexts()
  return (
    <>
      <TextInput
        label={t('newDesk.code')}
        placeholder={t('newDesk.codeHelp')}
        value={party.code}
        error={problemOf('code')}
        onChange={(event) => change({ ...party, code: event.currentTarget.value })}
        // Not while typing: that would break the composition of an input method.
        onBlur={(event) => choose(event.currentTarget.value.normalize('NFKC').trim().toUpperCase())}
      />
      <TextInput
        label={t('newDesk.blocName')}
        value={party.name}
        error={problemOf('name')}
        dir="auto"
        onChange={(event) => change({ ...party, name: event.currentTarget.value })}
      />
    </>
  )
}

/** All time zones of this machine. Those of the capitals are found by their cities in both languages too. */
function zoneOptions(): Searchable[] {
  const cities = new Map<string, string>()
  for (const { city, timeZone } of Object.values(CAPITALS))
    cities.set(timeZone, `${cities.get(timeZone) ?? ''} ${city.en} ${city.ja}`)
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), ...cities.keys(), 'UTC'])
  return [...zones].toSorted().map((zone) => ({
    value: zone,
    label: zone,
    find: foldText(`${zone.replaceAll('_', ' ')} ${zone} ${cities.get(zone) ?? ''}`),
  }))
}

function Zone(props: { value: string; problem: string | undefined; choose: (zone: string) => void }) {
  const { t } = useTexts()
  const options = useMemo(() => zoneOptions(), [])
  return (
    <SearchSelect
      label={t('newDesk.zone')}
      data={options}
      value={props.value === '' ? null : props.value}
      error={props.problem}
      nothingFoundMessage={t('newDesk.noZone')}
      clearable
      clearButtonProps={{ 'aria-hidden': true }}
      onChange={(zone) => props.choose(zone ?? '')}
    />
  )
}
