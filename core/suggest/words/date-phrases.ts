/** Dates in running texts, in the language of patterns. `core/dates` works out their meaning; words that it can't read are no date. */

const OPEN =
  '[(by|By|no later than|not later than|at the latest by|on or before|on or after|until|Until|till|through|before|Before|after|After|from|From|since|Since|as of|As of|starting|beginning|prior to|up to)[ the] ]'
const CLOSE = '[ (onwards|onward)]'
const WEEKDAY = '[({weekday}, |{weekday} |{weekdayShort}, |{weekdayShort}. |{weekdayShort} )]'
const PART = '(early|mid|late|Early|Mid|Late)(-| )'
const OF = '[the ](end|beginning|start|middle|first half|second half)(-| )[of ]'

export const DATE_PHRASES_EN: readonly string[] = [
  // 6 June 2025, 6 June, 5–6 June 2025, 26 and 27 June
  `${OPEN}[the ]${WEEKDAY}{day}[ of] {month}[[,] {year}]${CLOSE}`,
  `${OPEN}[between ]{day}[ ](–|-|and|to|—)[ ]{day} {month}[[,] {year}]`,
  `[(from|between) ]{day} {month}[ {year}] (to|until|through|and|–|-) {day} {month}[ {year}]`,
  // June 6, 2025, June 6, June 5–6, 2025
  `${OPEN}${WEEKDAY}{month} {day}[[,] {year}]${CLOSE}`,
  `{month} {day}(–|-| to | and ){day}[, {year}]`,
  `[(from|between) ]{month} {day}[, {year}] (to|until|through|and|–|-) {month} {day}[, {year}]`,
  // mid-June 2025, the end of June
  `${OPEN}${PART}{month}[ {year}]`,
  `${OPEN}${OF}{month}[ {year}]`,
  `${OPEN}end-{month}[ {year}]`,
  `${OPEN}${OF}({year}|the year|the month|next month|this month|this year)`,
  `${OPEN}${PART}{year}`,
  `${OPEN}(Q1|Q2|Q3|Q4|H1|H2) {year}`,
  `${OPEN}[the ](first|second|third|fourth) quarter of {year}`,
  `{month}(–|-| to | and ){month} {year}`,
  // June 2025
  `${OPEN}{month}[,] {year}${CLOSE}`,
  // June and 2024 alone are dates after a word that asks for a time.
  `(in|In|during|since|Since|of) <{month}>`,
  `<(by|until|before|after|from|since|Since) {month}>`,
  `(in|In|during|of|for|throughout) <{year}>`,
  `<(by|until|before|after|since|Since|from) {year}>`,
  // figures
  '{year}-{digits}-{digits}',
  '{digits}(/|.){digits}(/|.){year}',
  // counted from the text's own date
  '(today|Today|yesterday|Yesterday|tomorrow|Tomorrow)',
  `${OPEN}[(last|next|this|coming|Last|Next|This) ]{weekday}`,
  `${OPEN}(last|next|this|Last|Next|This) (week|month|year)`,
  `[the ]week (of|beginning) {day} {month}[ {year}]`,
  '(in|In) [(about|around|some) ]{count} (day|days|week|weeks|month|months|years)',
  '({count}|a|an) (day|days|week|weeks|month|months|year|years) ago',
]

const DAYS = '(上旬|中旬|下旬|初旬|初め|はじめ|半ば|末|前半|後半)'
const YEAR = '({jaYear}|今年|本年|昨年|去年|来年|一昨年|再来年)[の]'
const MONTH = '({figure}月|今月|来月|先月|再来月|先々月)'
const END = '[(までに|まで|以降|から|以前|以来)]'
const WEEKDAY_JA = '[(（(月|火|水|木|金|土|日)[曜日]）|(月|火|水|木|金|土|日)曜日)]'

export const DATE_PHRASES_JA: readonly string[] = [
  `[${YEAR}]${MONTH}{figure}日${WEEKDAY_JA}${END}`,
  `[${YEAR}]${MONTH}{figure}日(から|〜|～|-|－|・)[${YEAR}][${MONTH}]{figure}日[(までに|まで)]`,
  `[${YEAR}]${MONTH}{figure}(・|〜|～|-|－){figure}日`,
  `[${YEAR}]${MONTH}[の]${DAYS}${END}`,
  `${YEAR}${MONTH}${END}`,
  `(今月|来月|先月|再来月|先々月)${END}`,
  `{figure}月${END}`,
  `{figure}日${WEEKDAY_JA}${END}`,
  `{figure}(・|〜|～|-|－|日から){figure}日`,
  `(今年|本年|昨年|去年|来年|一昨年|再来年)[[の](前半|後半|初め|はじめ|半ば|末)]${END}`,
  `{jaYear}[(度|末|前半|後半|初め|はじめ|半ば|上半期|下半期|第{figure}四半期)]${END}`,
  `(今日|本日|昨日|明日|一昨日|明後日)${END}`,
  `(今週|来週|先週|再来週|先々週)[[の](前半|後半|半ば|初め|はじめ|末)]${END}`,
  `(今週|来週|先週)[の](月|火|水|木|金|土|日)曜[日]${END}`,
  `[(約|およそ)]{digits}(日|週間|か月|カ月|ヶ月|年)(後|前)`,
]
