/** The words that the benchmark's desks are made of, and a source of chance that gives the same desk each time. */

/** Chance from a seed: the same numbers for the same seed (mulberry32, Tommy Ettinger, public domain). */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A number from 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0 up to `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below)
  }

  of<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('There is nothing to choose from.')
    return item
  }
}

const ENGLISH =
  'tariff quota duty steel aluminium vehicle component semiconductor pharmaceutical timber dairy rice beef soybean fishery energy shipment customs valuation origin safeguard subsidy dumping exemption suspension phase schedule annex chapter heading minister negotiator delegation proposal offer request package text bracket paragraph article review consultation dispute panel ruling appeal injunction court order proclamation agreement framework investment purchase currency export licence control mineral battery solar turbine aircraft engine machinery textile footwear chemical fertiliser insurance banking digital service data procurement standard inspection certificate quarantine residue labelling patent trademark copyright labour environment carbon border adjustment threshold baseline reciprocal sectoral bilateral plurilateral domestic industry farmer producer importer retailer consumer'.split(
    ' ',
  )
const VERBS = 'seeks refuses accepts links delays reviews reduces raises extends limits confirms questions'.split(' ')
/** Syllables that make rare words: names of firms, of places, of products. */
const SYLLABLES = 'ka to mi ra su ne wo fi du lor ben tak hal vis mor pel gan dri'.split(' ')
const JAPANESE =
  '関税 自動車 部品 半導体 医薬品 木材 乳製品 牛肉 大豆 水産物 税関 原産地 補助金 免除 停止 段階的 附属書 閣僚 首席交渉官 代表団 提案 要求 合意 文書 段落 審査 協議 紛争 判決 控訴 差止命令 裁判所 大統領令 布告 枠組み 投資 購入 為替 輸出管理 許可 鉱物資源 蓄電池 太陽光 航空機 機械 繊維 化学品 肥料 保険 銀行 電子商取引 調達 基準 検疫 知的財産 労働 環境 炭素 国境調整 基本税率 相互関税 分野別 国内産業 農家 生産者 輸入業者 消費者 東京都 京都 日米 欧州連合 経済産業省 財務省 通商代表部'.split(
    ' ',
  )
const JAPANESE_ENDS = [
  'を求める',
  'に反対する',
  'を検討する',
  'を見直す',
  'で一致した',
  'について説明した',
  'を延期する',
  'を確認した',
]
const SURNAMES = '佐藤 鈴木 高橋 田中 伊藤 渡邊 山本 中村 小林 加藤 吉田 山田 赤澤 斎藤 齋藤 髙木 濵田 桜井 櫻井'.split(
  ' ',
)
const GIVEN = '健 誠 亮正 美咲 直子 隆 浩 陽子 真一 恵'.split(' ')
const LATIN_SURNAMES = 'Sato Suzuki Miller Dubois Garcia Novak Okafor Larsen Rossi Haddad Kowalski Tanaka Fraser'.split(
  ' ',
)
const LATIN_GIVEN = 'Ken Makoto Anna Luc Maria Petr Ada Lars Giulia Omar Ewa Naoko Isla'.split(' ')

/** An English sentence about trade, with a rare word now and then. */
export function sentence(chance: Chance): string {
  const rare = chance.next() < 0.2 ? ` ${rareWord(chance)}` : ''
  const figure = chance.next() < 0.3 ? ` at ${chance.below(600) / 10}%` : ''
  const tail = `${chance.of(ENGLISH)} and ${chance.of(ENGLISH)}`
  return `The ${chance.of(ENGLISH)} ${chance.of(ENGLISH)} side ${chance.of(VERBS)} the ${chance.of(ENGLISH)} ${tail}${rare}${figure}.`
}

/** A Japanese sentence about trade. */
export function japaneseSentence(chance: Chance): string {
  const figure = chance.next() < 0.3 ? `${chance.below(60)}％の` : ''
  return `${chance.of(JAPANESE)}と${chance.of(JAPANESE)}の${chance.of(JAPANESE)}は、${figure}${chance.of(JAPANESE)}${chance.of(JAPANESE_ENDS)}。`
}

export const rareWord = (chance: Chance): string =>
  Array.from({ length: 3 + chance.below(2) }, () => chance.of(SYLLABLES)).join('')

export const label = (chance: Chance) => ({
  en: `${chance.of(ENGLISH)} ${chance.of(ENGLISH)} ${chance.below(9999)}`,
  ja: `${chance.of(JAPANESE)}${chance.of(JAPANESE)}${chance.below(9999)}`,
})

export const personName = (chance: Chance) => ({
  en: `${chance.of(LATIN_GIVEN)} ${chance.of(LATIN_SURNAMES)} ${chance.below(500)}`,
  ja: `${chance.of(SURNAMES)}${chance.of(GIVEN)}`,
})

/** Prose of some sentences, in the language of chance. */
export function prose(chance: Chance, sentences: number): string {
  const make = chance.next() < 0.5 ? sentence : japaneseSentence
  return Array.from({ length: sentences }, () => make(chance)).join(make === sentence ? ' ' : '')
}
