/** Data that a package's own files leave out, looked up by hand for one version; a newer version must be looked up again. */
export interface KnownGap {
  version: string
  /** The licence, if package.json names none. */
  licence?: string
  /** The copyright holder, if the package has no licence file: the author that its package.json names, or the holder in its repository. */
  holder?: string
  /** The holder of a part of it that is under the MIT licence, if the package is under another. */
  mitHolder?: string
}

/** The packages of the languages are under the MIT licence; the data in them are Tesseract's own. */
const TESSERACT_DATA =
  'Balearica; the data are by the authors of Tesseract, under the Apache License 2.0, the text of which is given for tesseract.js-core'

/** Packages under the MIT or the ISC licence by their package.json or their licence file, which lack the other of the two. */
export const KNOWN_GAPS: Readonly<Record<string, KnownGap>> = {
  '@tesseract.js-data/eng': { version: '1.0.0', holder: TESSERACT_DATA },
  '@tesseract.js-data/jpn': { version: '1.0.0', holder: TESSERACT_DATA },
  brotli: { version: '1.3.3', holder: 'Devon Govett' },
  dfa: { version: '1.2.0', holder: 'Devon Govett' },
  fontkit: { version: '2.0.4', holder: 'Devon Govett' },
  'png-js': { version: '1.1.0', licence: 'MIT' },
  'react-remove-scroll-bar': { version: '2.3.8', holder: 'Anton Korzunov' },
  saxes: {
    version: '6.0.0',
    holder: 'Contributors; for the parts that come from sax: Isaac Z. Schlueter and Contributors',
    mitHolder: 'Mathias Bynens (String.fromCodePoint)',
  },
}

/** The ISC licence's text for a holder. */
export const iscText = (holder: string) => `The ISC License

Copyright (c) ${holder}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that
the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES
OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR
ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS
ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
`

/** The MIT licence's text for a holder. */
export const mitText = (holder: string) => `The MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE
FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`
