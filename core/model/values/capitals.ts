import type { LocalText } from '../../base/text'

/** A seat of government and its time zone. */
export interface Capital {
  city: LocalText
  timeZone: string
}

const capital = (en: string, ja: string, timeZone: string): Capital => ({ city: { en, ja }, timeZone })

/** The capitals of the main trading countries, to prefill a form; a person may correct them. For other countries the form asks. */
export const CAPITALS: Readonly<Record<string, Capital>> = {
  AE: capital('Abu Dhabi', 'アブダビ', 'Asia/Dubai'),
  AR: capital('Buenos Aires', 'ブエノスアイレス', 'America/Argentina/Buenos_Aires'),
  AT: capital('Vienna', 'ウィーン', 'Europe/Vienna'),
  AU: capital('Canberra', 'キャンベラ', 'Australia/Sydney'),
  BD: capital('Dhaka', 'ダッカ', 'Asia/Dhaka'),
  BE: capital('Brussels', 'ブリュッセル', 'Europe/Brussels'),
  BN: capital('Bandar Seri Begawan', 'バンダルスリブガワン', 'Asia/Brunei'),
  BR: capital('Brasília', 'ブラジリア', 'America/Sao_Paulo'),
  CA: capital('Ottawa', 'オタワ', 'America/Toronto'),
  CH: capital('Bern', 'ベルン', 'Europe/Zurich'),
  CL: capital('Santiago', 'サンティアゴ', 'America/Santiago'),
  CN: capital('Beijing', '北京', 'Asia/Shanghai'),
  CO: capital('Bogotá', 'ボゴタ', 'America/Bogota'),
  CR: capital('San José', 'サンホセ', 'America/Costa_Rica'),
  CZ: capital('Prague', 'プラハ', 'Europe/Prague'),
  DE: capital('Berlin', 'ベルリン', 'Europe/Berlin'),
  DK: capital('Copenhagen', 'コペンハーゲン', 'Europe/Copenhagen'),
  EG: capital('Cairo', 'カイロ', 'Africa/Cairo'),
  ES: capital('Madrid', 'マドリード', 'Europe/Madrid'),
  EU: capital('Brussels', 'ブリュッセル', 'Europe/Brussels'),
  FI: capital('Helsinki', 'ヘルシンキ', 'Europe/Helsinki'),
  FR: capital('Paris', 'パリ', 'Europe/Paris'),
  GB: capital('London', 'ロンドン', 'Europe/London'),
  GR: capital('Athens', 'アテネ', 'Europe/Athens'),
  HU: capital('Budapest', 'ブダペスト', 'Europe/Budapest'),
  ID: capital('Jakarta', 'ジャカルタ', 'Asia/Jakarta'),
  IE: capital('Dublin', 'ダブリン', 'Europe/Dublin'),
  IL: capital('Jerusalem', 'エルサレム', 'Asia/Jerusalem'),
  IN: capital('New Delhi', 'ニューデリー', 'Asia/Kolkata'),
  IT: capital('Rome', 'ローマ', 'Europe/Rome'),
  JP: capital('Tokyo', '東京', 'Asia/Tokyo'),
  KE: capital('Nairobi', 'ナイロビ', 'Africa/Nairobi'),
  KR: capital('Seoul', 'ソウル', 'Asia/Seoul'),
  MX: capital('Mexico City', 'メキシコシティ', 'America/Mexico_City'),
  MY: capital('Kuala Lumpur', 'クアラルンプール', 'Asia/Kuala_Lumpur'),
  NG: capital('Abuja', 'アブジャ', 'Africa/Lagos'),
  NL: capital('The Hague', 'ハーグ', 'Europe/Amsterdam'),
  NO: capital('Oslo', 'オスロ', 'Europe/Oslo'),
  NZ: capital('Wellington', 'ウェリントン', 'Pacific/Auckland'),
  PE: capital('Lima', 'リマ', 'America/Lima'),
  PH: capital('Manila', 'マニラ', 'Asia/Manila'),
  PK: capital('Islamabad', 'イスラマバード', 'Asia/Karachi'),
  PL: capital('Warsaw', 'ワルシャワ', 'Europe/Warsaw'),
  PT: capital('Lisbon', 'リスボン', 'Europe/Lisbon'),
  QA: capital('Doha', 'ドーハ', 'Asia/Qatar'),
  RU: capital('Moscow', 'モスクワ', 'Europe/Moscow'),
  SA: capital('Riyadh', 'リヤド', 'Asia/Riyadh'),
  SE: capital('Stockholm', 'ストックホルム', 'Europe/Stockholm'),
  SG: capital('Singapore', 'シンガポール', 'Asia/Singapore'),
  TH: capital('Bangkok', 'バンコク', 'Asia/Bangkok'),
  TR: capital('Ankara', 'アンカラ', 'Europe/Istanbul'),
  TW: capital('Taipei', '台北', 'Asia/Taipei'),
  UA: capital('Kyiv', 'キーウ', 'Europe/Kyiv'),
  US: capital('Washington', 'ワシントン', 'America/New_York'),
  VN: capital('Hanoi', 'ハノイ', 'Asia/Ho_Chi_Minh'),
  ZA: capital('Pretoria', 'プレトリア', 'Africa/Johannesburg'),
}
