import { regionNames } from '../../../core/model/values/countries'
import type { Offer, OfferWay } from '../../../core/queries/offer-schemas'
import type { Texts } from '../../text/text-context'

/** A suggestion in words: "Position of Japan: opposes (Rice)". */
export function offerWords({ suggestion, party, issue }: Offer, texts: Texts): string {
  const { t, title, date, labelled, list, word } = texts
  const kind = t(`suggest.kind.${suggestion.kind}`)
  switch (suggestion.kind) {
    case 'person':
      return labelled(kind, list([suggestion.value.name, suggestion.value.title ?? ''].filter((part) => part !== '')))
    case 'date': {
      const { proposed, ...value } = suggestion.value
      return labelled(kind, proposed ? t('suggest.proposed', { date: date(value) }) : date(value))
    }
    case 'position':
    case 'denial':
    case 'statement': {
      const whose = party ? t(`suggest.by.${suggestion.kind}`, { party: title(party) }) : kind
      const said = suggestion.kind === 'position' ? labelled(whose, word('stance', suggestion.value.stance)) : whose
      return issue ? t('suggest.on', { what: said, issue: title(issue) }) : said
    }
    default:
      return labelled(kind, suggestion.text)
  }
}

/** A way to accept a suggestion, as a button says it. `target` is the title of the record to quote for. */
export function wayWords(way: OfferWay, { post }: Offer, target: string | undefined, texts: Texts): string {
  const { t, title, family } = texts
  const kindOf = (collection: string) => family(`collection.${collection}`)
  switch (way.way) {
    case 'evidence':
      return t('suggest.evidence', { title: title(way.title) })
    case 'create': {
      const [first] = way.records
      if (first?.collection === 'person' && post) return t('suggest.createPerson', { post: title(post) })
      const { code } = first?.fields ?? {}
      const names = typeof code === 'string' ? regionNames(code) : undefined
      const kind = kindOf(first?.collection ?? 'draft')
      return t('suggest.create', { kind: names ? texts.labelled(kind, names[texts.language] ?? '') : kind })
    }
    case 'form':
      return t('suggest.form', { kind: kindOf(way.of) })
    case 'quick':
      return t(`suggest.quick.${way.kind}`)
    case 'quote':
      return target === undefined ? t('reader.noBeside') : t('reader.quoteFor', { title: target })
  }
}
