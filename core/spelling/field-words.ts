import { foldText } from '../base/fold-text'

/** Words of trade negotiations that the dictionaries lack, and those that British and American offices both write. Without accents, in small letters. */
const WORDS = `
ad valorem referendum alia inter minimis mutatis mutandis prima facie pari passu sui generis ultra vires acquis communautaire demarche aide memoire
communique chapeau detente rapprochement attache chargé vis non papier exposé
tariff tariffs tariffication tarification untariffed antidumping countervailing anticircumvention transshipment transhipment transhipped transshipped
plurilateral plurilaterals plurilaterally minilateral minilaterals multilateralise multilateralize bilaterals trilaterals snapback snapbacks carve carveout
carveouts readout readouts rebalancing rebalance stocktake stocktaking backchannel backstop bracketed unbracketed unbracket overquota inquota
reciprocal reciprocity derogation derogations concessional preferential nonpreferential subheading subheadings interpretive
aluminium aluminum programme program programmes programs sulphur sulfur fibre fiber fibres fibers tyre tyres tire tires cheque check defence defense
licence license licences licenses offence offense labour labor centre center colour color favour favor favourable favorable grey gray
judgement judgment ageing aging catalogue catalog analyse analyze analysed analyzed acknowledgement acknowledgment towards toward
biofuel biofuels bioethanol biodiesel semiconductor semiconductors microchip microchips lithography rutile automaker automakers carmaker carmakers
nearshoring friendshoring onshoring reshoring offshoring decoupling derisking traceability interoperability phytosanitary
undersecretary plenipotentiary interagency interministerial stakeholder stakeholders taskforce workstream workstreams
fisheries subsidised subsidized subsidies countermeasure countermeasures cabotage remanufactured
geoeconomic geoeconomics geopolitics hawkish dovish sherpa sherpas sous multiyear midyear backloaded frontloaded
keiretsu shunto gaiatsu nemawashi wagyu tonne tonnes kilogram kilogramme kilogrammes litre liter litres liters metre meter metres meters
`

const KNOWN: ReadonlySet<string> = new Set(foldText(WORDS).split(/\s+/).filter(Boolean))

/** Is a word one of the field's, in either spelling? */
export const isFieldWord = (word: string): boolean => KNOWN.has(foldText(word).replace(/'s?$/, ''))
