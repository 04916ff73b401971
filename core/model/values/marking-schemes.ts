import type { LocalText } from '../../base/text'

/** One level of a scheme. `colour` is ink on white, with a contrast of at least 4.5:1. An `isOpen` one is for everybody. `portion` is the mark before each part of that level. */
export interface MarkingLevel {
  id: string
  label: LocalText
  colour: string
  isOpen?: true
  portion?: string
}

/** A marking scheme, with its levels from the lowest to the highest. */
export interface MarkingScheme {
  id: string
  label: LocalText
  levels: readonly MarkingLevel[]
}

/**
 * The available schemes. SECRET (秘) and above are left out on purpose: Parley runs on an ordinary laptop. TLP 2.0 (FIRST, August 2022) is a sharing protocol,
 * not a classification, and its labels are never translated. Its own colours are made for a black background, so on paper they are darkened to be readable.
 *
 * Only the scheme of the United States has portion marks here. They are optional for CUI, but if one portion is marked, all are, and those without CUI begin with (U): 32 CFR
 * 2002.20 and the CUI Marking Handbook of the Information Security Oversight Office (version 1.1, December 2016), section on portion marking.
 */
export const MARKING_SCHEMES: readonly MarkingScheme[] = [
  {
    id: 'house',
    label: { en: 'House', ja: '組織内' },
    levels: [
      {
        id: 'unclassifiedDraft',
        label: { en: 'UNCLASSIFIED – DRAFT', ja: '秘密指定なし（案）' },
        colour: '#3A4A5A',
        isOpen: true,
      },
      { id: 'unclassified', label: { en: 'UNCLASSIFIED', ja: '秘密指定なし' }, colour: '#3A4A5A', isOpen: true },
      { id: 'internal', label: { en: 'INTERNAL', ja: '部内限り' }, colour: '#8A4B00' },
    ],
  },
  {
    id: 'us',
    label: { en: 'United States', ja: '米国' },
    levels: [
      { id: 'unclassified', label: { en: 'UNCLASSIFIED' }, colour: '#1F6B3A', isOpen: true, portion: '(U)' },
      { id: 'cui', label: { en: 'CUI' }, colour: '#502B85', portion: '(CUI)' },
    ],
  },
  {
    id: 'uk',
    label: { en: 'United Kingdom', ja: '英国' },
    levels: [
      { id: 'official', label: { en: 'OFFICIAL' }, colour: '#1F4E79', isOpen: true },
      { id: 'officialSensitive', label: { en: 'OFFICIAL-SENSITIVE' }, colour: '#1F4E79' },
    ],
  },
  {
    id: 'australia',
    label: { en: 'Australia', ja: '豪州' },
    levels: [
      { id: 'unofficial', label: { en: 'UNOFFICIAL' }, colour: '#3A4A5A', isOpen: true },
      { id: 'official', label: { en: 'OFFICIAL' }, colour: '#3A4A5A' },
      { id: 'officialSensitive', label: { en: 'OFFICIAL: Sensitive' }, colour: '#8A4B00' },
      { id: 'protected', label: { en: 'PROTECTED' }, colour: '#0B4FA8' },
    ],
  },
  {
    id: 'japan',
    label: { en: 'Japan', ja: '日本' },
    levels: [
      { id: 'handleWithCare', label: { ja: '取扱注意' }, colour: '#8A4B00' },
      { id: 'confidentiality2', label: { ja: '機密性2' }, colour: '#8A4B00' },
      { id: 'confidentiality3', label: { ja: '機密性3' }, colour: '#A3161A' },
    ],
  },
  {
    id: 'tlp',
    label: { en: 'TLP 2.0', ja: 'TLP 2.0' },
    levels: [
      { id: 'clear', label: { en: 'TLP:CLEAR' }, colour: '#3A4A5A', isOpen: true },
      { id: 'green', label: { en: 'TLP:GREEN' }, colour: '#1B6E1B' },
      { id: 'amber', label: { en: 'TLP:AMBER' }, colour: '#8A5A00' },
      { id: 'amberStrict', label: { en: 'TLP:AMBER+STRICT' }, colour: '#8A5A00' },
      { id: 'red', label: { en: 'TLP:RED' }, colour: '#B3001E' },
    ],
  },
]
