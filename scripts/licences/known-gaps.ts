/** Data that a package's own files leave out, looked up by hand for one version; a newer version must be looked up again. */
export interface KnownGap {
  version: string
  /** The licence, if package.json names none. */
  licence?: string
  /** The copyright holder, if the package has no licence file: the author that its package.json names. */
  holder?: string
}

/** Packages under the MIT licence by their package.json or their licence file, which lack the other of the two. */
export const KNOWN_GAPS: Readonly<Record<string, KnownGap>> = {
  brotli: { version: '1.3.3', holder: 'Devon Govett' },
  dfa: { version: '1.2.0', holder: 'Devon Govett' },
  fontkit: { version: '2.0.4', holder: 'Devon Govett' },
  'png-js': { version: '1.1.0', licence: 'MIT' },
  'react-remove-scroll-bar': { version: '2.3.8', holder: 'Anton Korzunov' },
}

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
