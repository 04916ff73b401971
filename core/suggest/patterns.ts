import { z } from 'zod'
import { compilePhrase } from './phrase'

/**
 * A pattern of a name: a language, a kind, a phrase (`phrase.ts` has the language), and for a measure its type and how its number is written. Desks add their own.
 */
export const patternSchema = z.object({
  language: z.enum(['en', 'ja']),
  kind: z.enum(['person', 'post', 'party', 'measure']),
  phrase: z.string().min(1).max(400),
  /** The type of a measure: an `instrumentKind`, or `tariff`. */
  type: z.string().max(40).optional(),
  /** The number of its series, with `#` for the token kept as `number`: "EO #". */
  number: z.string().max(40).optional(),
  /** True if capitals do not matter. */
  anyCase: z.boolean().optional(),
  /** True if all words beside the name are a person’s title. */
  titled: z.boolean().optional(),
})
export type Pattern = z.infer<typeof patternSchema>
export const patternsSchema = z.array(patternSchema).max(500)

const en = (kind: Pattern['kind'], phrase: string, more: Partial<Pattern> = {}): Pattern => ({
  language: 'en',
  kind,
  phrase,
  ...more,
})
const ja = (kind: Pattern['kind'], phrase: string, more: Partial<Pattern> = {}): Pattern => ({
  language: 'ja',
  kind,
  phrase,
  ...more,
})
const tariff = { type: 'tariff' }

const GOODS =
  '(auto|autos|automobile|automotive|car|vehicle|truck|steel|aluminium|aluminum|metal|copper|lumber|timber|chip|semiconductor|pharmaceutical|drug|dairy|farm|wine|seafood|rice|sugar|beef|textile|footwear|battery|solar)'
const GOODS_JA =
  '(自動車|自動車部品|車|鉄鋼|アルミ|アルミニウム|鉄鋼・アルミ|鉄鋼・アルミニウム|銅|半導体|医薬品|木材|農産品|相互|追加|報復|一律|基本|品目別|不当廉売|分野別|相殺|反ダンピング|アンチダンピング|上乗せ|制裁|特別|ベースライン|対日|対中|対米|対EU|トランプ)'
const ACT = '(Act|Code|Statute)[[ of] {year}]'
const PACT =
  '(Agreement|Deal|Treaty|Pact|Partnership|Protocol|Convention|Accord|Memorandum of Understanding|Instrument|Mechanism|Services Tax|Directive|Regulation|Framework)'

/** The patterns of names. Each is bounded, so that a text takes time in proportion to its length. */
export const PATTERNS: readonly Pattern[] = [
  en('person', '{title:title} [{address} ]{name:name}'),
  en('person', '{post:title}, <{name:name}>,'),
  en('person', '{general:title} {name:name}'),
  en(
    'person',
    "<{name:name}>, [(the|Japan’s|Japan's|its|our|their) ][(U.S.|US|EU|UK|Japanese|Canadian|Indian|Chinese|Korean|Mexican|British|Swiss) ]{post:title}",
  ),
  en('person', '(From|To|Cc|Sender|Attendees|Participants): <{nameInLine:name}>'),
  en('person', '<{name:name}> (said|told|added|noted|argued|insisted|warned|denied|explained|stressed)'),
  en('person', '(said|added|told|argued|according to) <{name:name}>[ (of|from|at)]'),
  en('post', '{post:title}'),
  en(
    'post',
    '(the|The|a|A|his|her|its|their|Their|our|Our|as|As|Dear) <(Ambassador|ambassador|Chancellor|chancellor|Commissioner|commissioner|Governor|Minister|minister|Premier|premier|President|president|Secretary|secretary|Speaker)>',
  ),
  en('party', '(the|The|my|My|our|Our) <Government>'),
  en('measure', '(Executive Order|executive order|E.O.|EO) [(No.|no.|Number) ]{digits:number}', {
    type: 'executiveOrder',
    number: 'EO #',
  }),
  en('measure', '[Presidential ]Proclamation [(No.|Number) ]{digits:number}', {
    type: 'proclamation',
    number: 'Proclamation #',
  }),
  en('measure', `(section|Section|sections|Sections|Sec.|§) {digits:number} of the {caps}${ACT}`, {
    type: 'statute',
    number: 'Section #',
  }),
  en('measure', '(section|Section) {digits} of title {digits}, {caps}(Code|Statutes)', { type: 'statute' }),
  en('measure', '(section|Section|sections|Sections) {digits:number}', { type: 'statute', number: 'Section #' }),
  en('measure', '(sections|Sections) {digits:number} and {digits:second}', { type: 'statute' }),
  en('measure', `{caps}${ACT}`, { type: 'statute' }),
  en('measure', `{caps}${PACT}`, { type: 'agreement' }),
  en('measure', '(IEEPA|TEA|RTAA)', { type: 'statute' }),
  en('measure', '(USMCA|CUSMA|NAFTA|CPTPP|TPP|RCEP|GATT|GATS|TRIPS|CETA|KORUS|KORUS FTA|AfCFTA|USJTA|IPEF|CBAM|EUDR)', {
    type: 'agreement',
  }),
  en(
    'measure',
    '(reciprocal|baseline|retaliatory|countervailing|anti-dumping|antidumping|fentanyl|secondary|universal|global|sectoral|Reciprocal|Baseline|Retaliatory|Countervailing|Anti-dumping) [(auto|steel) ](tariff|tariffs|duty|duties|levy|levies)',
    tariff,
  ),
  en('measure', `${GOODS}[ and ${GOODS}] (tariff|tariffs|duty|duties|levy|levies)`, { ...tariff, anyCase: true }),
  ja('person', '{kanjiName:name}{kanjiTitle:title}'),
  ja('person', '{kanaName:name}{kanjiTitle:title}'),
  ja('person', '{kanjiName:name}　{kanjiTitle:title}'),
  ja('person', '(○|◯|（)<{mixedName:name}(君|氏|議員)>'),
  ja('post', '{kanjiPost:title}'),
  ja('measure', '大統領令[第]{digits:number}号', { type: 'executiveOrder', number: 'EO #' }),
  ja('measure', '大統領令[第]{digits:number}', { type: 'executiveOrder', number: 'EO #' }),
  ja('measure', '大統領令', { type: 'executiveOrder' }),
  ja('measure', '[大統領]布告[第]{digits:number}[号]', { type: 'proclamation', number: 'Proclamation #' }),
  ja('measure', '{kanji}法[第]{digits:number}条', { type: 'statute', number: 'Section #' }),
  ja('measure', '[米]通商(拡大法|法)[第]{digits:number}条', { type: 'statute', number: 'Section #' }),
  ja('measure', '(国際緊急経済権限法|通商拡大法|通商法|貿易円滑化・貿易執行法)', { type: 'statute' }),
  ja('measure', '{kanji}(協定|条約|議定書|覚書)', { type: 'agreement' }),
  ja('measure', '(USMCA|NAFTA|CPTPP|TPP|ＴＰＰ|RCEP|ＲＣＥＰ|GATT|IPEF|環太平洋パートナーシップ|炭素国境調整措置)', {
    type: 'agreement',
  }),
  ja('measure', '(ミニマムアクセス|ミニマム・アクセス|関税割当|セーフガード)', { type: 'other' }),
  ja('measure', `${GOODS_JA}関税`, tariff),
]

/** A pattern that is ready to be looked for. */
export interface ReadyPattern extends Pattern {
  regex: RegExp
}

/** Makes patterns ready. @throws PhraseError for one that is not written in the language of `phrase.ts` */
export const readyPatterns = (patterns: readonly Pattern[]): readonly ReadyPattern[] =>
  patterns.map((pattern) => ({ ...pattern, regex: compilePhrase(pattern.phrase, pattern.anyCase) }))
