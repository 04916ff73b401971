/** Words in capitals that are no part of a person's name. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  (
    'The A An And But Or If In On At By For From With Of To As It Its He She They We I You His Her Their Our This That These Those There Then When While ' +
    'After Before Since Until Under Over Between Both Each Every No Not Yes So What Who How Why Dear Colleagues All Any Some One Two Three Four Five Six ' +
    'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec ' +
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday Today Yesterday Tomorrow ' +
    'House Commission Ministry Department Council Office Union Government Bank Agency Group Association Party Court Chamber Committee Congress Parliament ' +
    'Senate Cabinet Treasury Commerce State Administration Authority Board Bureau Institute University Company Corporation Corp Inc Ltd Federation Forum ' +
    'Agreement Act Deal Treaty Pact Protocol Partnership Section Article Proclamation Order Executive Trade Free Economic Joint Summit Round Statement ' +
    'Readout Note Subject Date Sent Cc Re Fw Fwd Update Report Background Annex Chapter Part Schedule Table Figure ' +
    'Minister Secretary President Commissioner Representative Ambassador Premier Chancellor Governor Senator Speaker Prime Vice Deputy Chief Foreign Finance ' +
    'Mr Ms Mrs Dr Sir Dame Lord Lady White Capitol North South East West Northern Southern Eastern Western New Great Central Democratic Republican Liberal ' +
    'Conservative Labour Washington Tokyo Beijing Brussels London Ottawa Seoul Delhi Paris Berlin Geneva Exports Imports Tariffs Duties Talks Officials ' +
    'However Meanwhile Earlier Later Also Although Because During According Exporters Analysts Reporters Ministers Leaders Members Sides According ' +
    'Members Honourable Hon Right EU US UK UN WTO IMF OECD NATO ASEAN Digital Services Standard International Affairs Policy Competition Investment Market'
  ).split(' '),
)

/** Words before a Japanese title that are no name. */
export const NOT_NAMES_JA: ReadonlySet<string> = new Set(
  (
    '両 前 元 新 現 同 各 某 後 次 旧 故 副 全 他 当 本 貴 我 歴代 関係 担当 主要 国務 外務 財務 経済 総理 内閣 政府 日本 米国 米 日 英 仏 独 韓 中 露 伊 加 豪 印 欧 韓国 中国 英国 州 県 省 国 市 党 ' +
    '与党 野党 両国 各国 新任 前任 首脳 閣僚 会談 首席 次席 事務 特命 名誉 衆院 参院 国会 予算 常任 特別 理事 全権 特命全権 担当省 所管 大蔵 交渉 通商 貿易 駐日 駐米 最高 委員 記者 相手 諸 皆 お客 日米 米中 日中 日韓 外 農 財 文 ' +
    '関税 対策 為替 外交 安全保障 与野党 様 共和党 民主党 自民党 主席 暫定 臨時 真 首 宰 丞 世 様 多 異 仕 模 同 有 無 ' +
    'メンバー トップ グループ 官房 内閣官房 駐'
  ).split(' '),
)

/** Family names that come first in names written in Latin letters. */
export const FAMILY_FIRST: ReadonlySet<string> = new Set(
  'Kim Lee Park Choi Jung Jeong Cho Yoon Han Kang Xi Li Wang Liu Chen Zhang Yang Zhao Nguyen Pham Tran Ahn Yeo Cheong'.split(
    ' ',
  ),
)
