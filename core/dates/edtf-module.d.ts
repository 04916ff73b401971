declare module 'edtf' {
  /** The part of the `edtf` library that Parley relies on; its package has no types. Throws on text that is not EDTF. */
  export default function edtf(text: string): { min: number; max: number }
  /** What a single date parses to. */
  export class Date {}
}
