/**
 * Old forms of kanji, each followed by the form in use today, so that 赤澤 and 赤沢 are one to a search. Pairs of the list of common kanji of 2010 (常用漢字表),
 * which prints the old form beside the new one, and a few forms that names use (﨑, 髙, 邊).
 */
const PAIRS =
  '亞亜惡悪壓圧圍囲醫医爲為壹壱逸逸隱隠榮栄營営衞衛驛駅謁謁圓円緣縁艷艶鹽塩奧奥應応橫横歐欧毆殴黃黄溫温穩穏假仮價価禍禍畫画會会悔悔海海繪絵壞壊懷懐慨慨槪概' +
  '擴拡殼殻覺覚學学嶽岳樂楽渴渇罐缶卷巻陷陥勸勧寬寛漢漢關関歡歓觀観氣気祈祈既既歸帰器器龜亀僞偽戲戯犧犠舊旧據拠擧挙虛虚峽峡挾挟狹狭鄕郷響響曉暁勤勤謹謹' +
  '區区驅駆駈駆勳勲薰薫徑径莖茎惠恵揭掲溪渓經経螢蛍輕軽繼継鷄鶏藝芸擊撃缺欠硏研縣県儉倹劍剣險険圈圏檢検獻献權権顯顕驗験嚴厳廣広效効恆恒黃黄鑛鉱號号國国黑黒' +
  '穀穀碎砕濟済齋斎劑剤櫻桜冊冊雜雑產産參参棧桟蠶蚕慘惨贊賛殘残絲糸齒歯兒児辭辞濕湿實実寫写社社者者舍舎釋釈煮煮壽寿收収臭臭從従澁渋獸獣縱縦祝祝肅粛處処署署暑暑緖緒諸諸' +
  '敍叙將将祥祥稱称涉渉燒焼證証奬奨條条狀状乘乗淨浄剩剰疊畳繩縄壤壌孃嬢讓譲釀醸觸触囑嘱神神眞真寢寝愼慎盡尽圖図粹粋醉酔穗穂隨随髓髄樞枢數数瀨瀬聲声齊斉靜静竊窃攝摂節節專専' +
  '淺浅戰戦踐践錢銭潛潜纖繊禪禅祖祖雙双壯壮爭争莊荘搜捜插挿巢巣曾曽裝装僧僧層層瘦痩總総騷騒增増憎憎藏蔵贈贈臟臓卽即屬属續続墮堕對対體体帶帯滯滞臺台瀧滝擇択澤沢單単嘆嘆擔担膽胆團団' +
  '彈弾斷断癡痴遲遅晝昼蟲虫鑄鋳著著廳庁徵徴聽聴懲懲敕勅鎭鎮塚塚遞逓鐵鉄點点轉転傳伝都都燈灯當当黨党盜盗稻稲鬭闘德徳獨独讀読突突屆届難難貳弐惱悩腦脳霸覇拜拝廢廃賣売梅梅麥麦發発髮髪' +
  '拔抜繁繁晚晩蠻蛮卑卑碑碑祕秘濱浜賓賓頻頻敏敏甁瓶侮侮福福拂払佛仏倂併竝並塀塀餠餅邊辺邉辺變変辨弁瓣弁辯弁勉勉步歩寶宝豐豊褒褒墨墨飜翻每毎萬万滿満免免麵麺默黙餠餅歷歴曆暦彌弥' +
  '譯訳藥薬與与豫予餘余譽誉搖揺樣様謠謡來来賴頼亂乱覽覧欄欄龍竜隆隆虜虜兩両獵猟綠緑淚涙壘塁類類禮礼勵励戾戻靈霊隸隷齡齢戀恋練練鍊錬爐炉勞労郞郎朗朗廊廊樓楼錄録灣湾﨑崎嵜崎碕崎髙高濵浜槇槙壻婿峯峰嶋島嶌島渕淵'

const FORMS: ReadonlyMap<string, string> = new Map(
  pairsOf(Array.from(PAIRS)).filter(([old, current]) => old !== current),
)

function pairsOf(characters: readonly string[]): [string, string][] {
  return characters.flatMap((character, index): [string, string][] => {
    const next = characters[index + 1]
    return index % 2 === 0 && next !== undefined ? [[character, next]] : []
  })
}

const OLD = new RegExp(`[${[...FORMS.keys()].join('')}]`, 'gu')

/** A text with every old form of a kanji as the form in use today. Its length does not change. */
export const withCurrentKanji = (text: string): string => text.replaceAll(OLD, (old) => FORMS.get(old) ?? old)
