import { useMemo } from 'react'
import { foldText } from '../../../core/base/fold-text'
import { COUNTRY_CODES, regionNames } from '../../../core/model/values/countries'
import type { RateQuestion, RateView } from '../../../core/queries/rate-schemas'
import { SearchSelect, type Searchable } from '../../look/search-select'
import { useTexts, type Texts } from '../../text/text-context'
import classes from './rates.module.css'
import { TimeField } from './time-field'

/** The question: the good, where it is from, where and when it enters, and what was known. */
export function RateQuestionBar({ view, change }: { view: RateView; change: (change: Partial<RateQuestion>) => void }) {
  const texts = useTexts()
  const { t, title } = texts
  const { asked, borders, clocks } = view
  const zone = clocks[0]?.timeZone ?? 'UTC'
  const origins = useMemo(() => originChoices(view, texts), [view, texts])
  return (
    <div className={classes.question} role="group" aria-label={t('rates.question')}>
      <SearchSelect
        label={t('rates.good')}
        className={classes.good ?? ''}
        data={goodChoices(view, texts)}
        value={asked.good ?? null}
        onChange={(good) => good !== null && change({ good, measure: undefined })}
        nothingFoundMessage={t('form.noChoice')}
        allowDeselect={false}
      />
      <SearchSelect
        label={t('rates.origin')}
        data={origins}
        value={asked.origin ?? null}
        onChange={(origin) => origin !== null && change({ origin })}
        nothingFoundMessage={t('form.noChoice')}
        allowDeselect={false}
      />
      {borders.length > 1 && (
        <SearchSelect
          label={t('rates.border')}
          data={borders.map((border) => ({
            value: border.id,
            label: title(border.title),
            find: foldText(`${border.title.en} ${border.title.ja} ${border.code}`),
          }))}
          value={asked.border ?? null}
          onChange={(border) => border !== null && change({ border, measure: undefined })}
          nothingFoundMessage={t('form.noChoice')}
          allowDeselect={false}
        />
      )}
      <TimeField
        label={clocks[0]?.city ? t('rates.entersIn', { city: title(clocks[0].city) }) : t('rates.enters')}
        value={asked.at}
        zone={zone}
        change={(at) => change({ at })}
      />
      <TimeField
        label={t('rates.knownAt')}
        value={asked.knownAt}
        zone={zone}
        change={(knownAt) => change({ knownAt })}
      />
    </div>
  )
}

/** The desk's goods, found by their names and HS codes. */
export function goodChoices({ goods }: RateView, { title, labelled, list }: Texts): Searchable[] {
  return goods.map(({ id, title: name, codes }) => ({
    value: id,
    label: codes.length === 0 ? title(name) : labelled(title(name), list(codes)),
    find: foldText([name.en, name.ja, ...codes, ...codes.map((code) => code.replaceAll(/[.-]/g, ''))].join(' ')),
  }))
}

/** The desk's parties first, then all countries. */
function originChoices({ origins, asked }: RateView, { language }: Texts): Searchable[] {
  const codes = new Set(origins.map(({ code }) => code))
  const parties = origins.map(({ code, title: name }) => choice(code, name.en, name.ja, language))
  const countries = COUNTRY_CODES.filter((code) => !codes.has(code)).map((code) => {
    const names = regionNames(code)
    return choice(code, names?.en ?? code, names?.ja ?? code, language)
  })
  const known = [...parties, ...countries.toSorted((a, b) => a.label.localeCompare(b.label, language))]
  const { origin } = asked
  // A party that has left the desk stays readable.
  return origin === undefined || known.some(({ value }) => value === origin)
    ? known
    : [...known, choice(origin, origin, origin, language)]
}

const choice = (code: string, en: string, ja: string, language: string): Searchable => ({
  value: code,
  label: language === 'ja' ? ja : en,
  find: foldText(`${en} ${ja} ${code}`),
})
