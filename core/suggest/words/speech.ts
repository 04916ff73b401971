/** Verbs by which somebody says something. `to`: the hearer follows without a preposition. `needsThat`: they mean speech only before "that" or beside a quote. */
export interface SpeechVerb {
  phrase: string
  to?: true
  needsThat?: true
  /** The speaker follows them. */
  follows?: true
}
export const SPEECH_EN: readonly SpeechVerb[] = [
  {
    phrase:
      '(said|says|say|stated|states|added|adds|noted|notes|stressed|stresses|emphasised|emphasized|explained|explains|insisted|insists|argued|argues|claimed|claims|underlined|underscored|denied|denies|asserted|remarked|commented|replied|complained|maintained|pointed out|made clear|made it clear|dismissed|disputed)',
  },
  {
    phrase:
      '(announced|announces|declared|declares|confirmed|confirms|acknowledged|reiterated|indicated|wrote|writes|cautioned|conceded|revealed|predicted|recalled|observed|answered|responded|signalled|signaled|suggested|vowed|pledged|promised|admitted|hinted|called|calls|described|branded|repeated|hailed|reported)',
    needsThat: true,
  },
  { phrase: '(told|tells|informed|informs|assured|assures|reminded|warned|warns|notified|advised)', to: true },
  { phrase: '(according|According) to', follows: true },
]

/** Japanese words by which a sentence ends that reports words. */
export const SPEECH_JA: readonly string[] = [
  '(述べ|語っ|説明し|強調し|指摘し|答え|表明し|訴え|発言し|否定し|伝え|主張し|明言し|反論し|批判し|コメントし|言及し|釈明し|打ち明け|示唆し|投稿し|明かし|発表し|警告し|通告し|回答し|言明し|力説し|断言し|証言し|伝達し|付け加え|つけ加え)(た|ている|ており|ました|ています|ておりました|て)',
  '(明らかにし|明らかにしまし)(た|ている)',
  'と話し(た|ている|ており|ました|ています)',
  'と(強調|指摘|説明|主張|表明|反論|批判|警告|明言)。',
  'と(話す|語る|述べる|説明する|指摘する|強調する|している|しました)',
  'によ(ると|れば)',
  'の(話|説明)では',
  'と(強調|指摘|説明|主張|表明|反論|批判|警告|明言|釈明|投稿|非難|発言|回答|懸念を示|コメント)し、',
  'と(述べ|語り|話し|訴え|答え|言い|繰り返し)、',
  'と(求め|要求し|要請し|申し上げ|申し入れ|繰り返し|非難し|嘆い|報じ|答弁し|応じ|振り返っ|呼びかけ|続け|返答し|切り出し|念を押し)(た|ている|ました)',
  '(認識|考え|見方|見解|意向|方針|立場|期待|懸念)を(示し|述べ|表明し)(た|ている|ました)',
  '(と|との|旨|旨の)(説明|発言|回答|指摘|見解|表明|答弁|返答|連絡|指示|報告|要望|要請)が(あった|ありました|ございました)',
  'と(言った|言いました|言っている|言っています|おっしゃった|おっしゃいました|答弁されて|嘆く|こぼす)',
  '(という|とのこと)[(だ|です|である|でした|であった)]。',
]
/** Words before a Japanese speaker that do not belong to the name. */
export const LEADS_JA =
  /^(?:これに対し(?:て)?|それに対し(?:て)?|一方(?:で)?|また|その上で|さらに|しかし|ただ(?:し)?|なお|加えて|このほか|その後|同日|続いて|このため)[、，]?/
