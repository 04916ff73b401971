import { describe, expect, it } from 'vitest'
import { cleanPastedHtml } from '../../../renderer/markdown/pasted-html'
import { itLong } from '../../helpers/long'

describe('pasted HTML', () => {
  it.each([
    ['<p>10<sup>6</sup> and 2025<sup>3</sup></p>', '<p>10⁶ and 2025 [3]</p>'],
    ['<p>10<span style="vertical-align:super">-6</span></p>', '<p>10⁻⁶</p>'],
    ['<p>2025<sup><a href="#f1">[12]</a></sup>.</p>', '<p>2025 [12].</p>'],
    ['<p>5<sup>th</sup> round, 30 m<sup>2</sup></p>', '<p>5th round, 30 m²</p>'],
    ['<p style="font-weight:bold">a <b style="font-weight:400">b</b></p>', '<p><strong>a </strong>b</p>'],
    ['<del>24%</del> 10%', '<p><s>24%</s> 10%</p>'],
    ['<p>a<!-- StartFragment -->b</p>', '<p>ab</p>'],
    ['<p>a</p>text<div>b<br>c</div>', '<p>a</p><p>text</p><p>b<br>c</p>'],
    [
      '<ol start="3"><li>a<ul><li>b</li></ul></li></ol>',
      '<ol start="3"><li><p>a</p><ul><li><p>b</p></li></ul></li></ol>',
    ],
    ['<h2>Head</h2><blockquote>said</blockquote>', '<h2>Head</h2><blockquote><p>said</p></blockquote>'],
    ['<table><tr><th>a</th><td>b<p>c</p></td></tr></table>', '<p>a | b c</p>'],
    ['<p>a &lt;b&gt; &amp; "c"</p>', '<p>a &lt;b&gt; &amp; &quot;c&quot;</p>'],
    ['<a href="https://a.b/?c=d&e">x</a>', '<p><a href="https://a.b/?c=d&amp;e">x</a></p>'],
    ['<p>Rate <span style="visibility: hidden">24%</span>10%</p>', '<p>Rate 10%</p>'],
    ['<![CDATA[24%]]> 10%', '<p>24% 10%</p>'],
    ['<math><mn>24</mn><mo>%</mo></math><svg><text>10%</text></svg>', '<p>24% 10%</p>'],
    ['<math><msup><mn>10</mn><mn>6</mn></msup><mfrac><mn>1</mn><mn>2</mn></mfrac></math>', '<p>10⁶1/2</p>'],
    ['<ruby>赤澤<rp>(</rp><rt>あかざわ</rt><rp>)</rp></ruby>亮正', '<p>赤澤（あかざわ）亮正</p>'],
    ['He said <q>24%</q>', '<p>He said “24%”</p>'],
    ['<p>24%&#11;10%\f5%\u00854%&#x2028;3%&#x2029;2%', '<p>24%<br>10%<br>5%<br>4%<br>3%<br>2%</p>'],
    ['', ''],
  ])('%s', (html, clean) => expect(cleanPastedHtml(html)).toBe(clean))

  it('has no script, style, picture or handler of any kind', () => {
    const hostile =
      '<svg onload=alert(1)><p onclick="x()">a<img src=x onerror=y><script>z</script><style>p{}</style><iframe src=//e>'
    expect(cleanPastedHtml(`${hostile}<p>b`)).not.toMatch(/<(?!\/?(p|br)\b)|on\w+=|style/)
  })

  it.each([
    'display:none !important',
    'DISPLAY : none',
    '/* a */display:none',
    'visibility:hidden!important',
    'font-size:0px !important',
    'font-size:0.0pt',
    'font:0/0 a',
    'opacity:0.0',
    'opacity:0%',
    'opacity:0!important',
    'color:transparent',
    'color:rgba(0, 0, 0, 0)',
    'content-visibility:hidden',
    'position:absolute;left:-9999px',
    'position:fixed;top:-100em',
    'text-indent:-9999px',
    'position:absolute;clip:rect(0,0,0,0)',
    'position:absolute;clip:rect(1px, 1px, 1px, 1px)',
    'clip-path:inset(100%)',
    'transform:scale(0)',
    'max-height:0;overflow:hidden',
    'width:1px;overflow:hidden',
    'mso-hide:all',
  ])('leaves out what this style hides: %s', (style) =>
    expect(cleanPastedHtml(`Rate <span style="${style}">24% </span>10%`)).toBe('<p>Rate 10%</p>'),
  )

  it.each([
    "background:url('a;display:none')",
    'display:none;display:inline',
    'opacity:0.5',
    'font:7.0pt Arial',
    'left:-9999px',
    'max-height:0',
    'color:#000',
    'position:absolute;clip:rect(0, 90px, 20px, 0)',
    'text-indent:-18.0pt',
  ])('keeps what this style shows: %s', (style) =>
    expect(cleanPastedHtml(`<span style="${style}">24%</span>`)).toBe('<p>24%</p>'),
  )

  it('shows a text again whose own style shows it inside what is hidden', () => {
    expect(cleanPastedHtml('<div style="font-size:0">24%<span style="font-size:12px">10%</span></div>')).toBe(
      '<p>10%</p>',
    )
    expect(cleanPastedHtml('<p style="visibility:hidden">24%<b style="visibility:visible">10%</b>')).toContain('10%')
    expect(cleanPastedHtml('<span hidden>24%</span><span aria-hidden="true">10%</span>')).toBe('<p>10%</p>')
  })

  it.each([
    ['.h{display:none}', '<p>a<i class="x h">24%</i></p>', '<p>a</p>'],
    ['<!-- .xl1 {text-decoration:line-through;} -->', '<table><td class=xl1>24%</table>', '<p><s>24%</s></p>'],
    ['p, td.s /* b */ {text-decoration:line-through}', '<p>24%</p>', '<p><s>24%</s></p>'],
    ['p.s{text-decoration:line-through} .s{text-decoration:none}', '<p class=s>24%</p>', '<p><s>24%</s></p>'],
    ['#n{vertical-align:super}', '2025<span id=n>3</span>', '<p>2025 [3]</p>'],
    ['.h{display:none}', '<i class=h style="display:inline">24%</i>', '<p><em>24%</em></p>'],
    ['.h{display:none !important}', '<i class=h style="display:inline">24%</i>', ''],
    ['@media print{.h{display:none}} @list l0:level1 {mso-level-text:a}', '<i class=h>24%</i>', '<p><em>24%</em></p>'],
    ['.a .h, .h:hover{display:none}', '<i class=h>24%</i>', '<p><em>24%</em></p>'],
  ])('takes styles from the page: %s', (sheet, html, clean) =>
    expect(cleanPastedHtml(`<html><head><style>${sheet}</style></head><body>${html}`)).toBe(clean),
  )

  it.each([
    'vertical-align:4px',
    'vertical-align:50%;font-size:smaller',
    'vertical-align:super !important',
    'vertical-align:text-top',
    'position:relative;top:-3.0pt;mso-text-raise:3.0pt',
    'position:relative;top:-4pt',
    'font-variant-position:super',
  ])('keeps apart what this style raises: %s', (style) =>
    expect(cleanPastedHtml(`2025<span style="${style}">3</span>`)).toBe('<p>2025 [3]</p>'),
  )

  it.each([
    ['2025<sup>a</sup>', '2025 [a]'],
    ['2025<sup>*</sup>', '2025 [*]'],
    ['2025<sup>3,4</sup>', '2025 [3,4]'],
    ['24%<sup>1</sup>', '24% [1]'],
    ['tariff<sup>2</sup>', 'tariff [2]'],
    ['2,000<sup>3</sup>', '2,000 [3]'],
    ['1.25<sup>3</sup>', '1.25 [3]'],
    ['2<sup>10</sup>', '2¹⁰'],
    ['10<sup>６</sup>', '10⁶'],
    ['t ha<sup>-1</sup>', 't ha⁻¹'],
    ['1<sup>1</sup>/<sub>2</sub>', '1 1/2'],
    ['<sup>1</sup>/<sub>2</sub>', '1/2'],
    ['5<sup>½</sup>', '5 ½'],
    [
      '1<sup>st</sup> 22<sup>nd</sup> 11<sup>th</sup> 1<sup>er</sup> 2<sup>e</sup> 1<sup>o</sup>',
      '1st 22nd 11th 1er 2e 1º',
    ],
    ['4<sup>st</sup>', '4^st'],
    ['CO<sub>2</sub>', 'CO₂'],
    ['<button>24%</button><button>10%</button>', '24% 10%'],
    ['<label>24%</label><label>10%</label>, 5%', '24% 10%, 5%'],
    ['<i style="display:inline-block">24%</i>10%', '<em>24%</em> 10%'],
    [
      '<b style="display:table-cell">24%</b><b style="display:table-cell">10%</b>',
      '<strong>24%</strong> <strong>10%</strong>',
    ],
    ['<div style="display:flex"><span>24%</span><span>10%</span></div>', '24% 10%'],
    ['<td>24%</td><th>10%</th>', '24% | 10%'],
    ['<s>24%</s>25%', '<s>24%</s> 25%'],
    ['<s>24</s>25%', '<s>24</s> 25%'],
    ['2<s>4</s>5%', '2<s>4</s>5%'],
    ['<s style="text-decoration:none">24%</s>', '24%'],
  ])('keeps figures apart: %s', (html, line) => expect(cleanPastedHtml(html)).toBe(`<p>${line}</p>`))

  it.each([
    '<span style="display:block">24%</span><span style="display:block">10%</span>',
    '<select><option>24%</option><option>10%</option></select>',
    '<fieldset><legend>24%</legend>10%</fieldset>',
    '<details><summary>24%</summary>10%</details>',
  ])('keeps lines apart: %s', (html) => expect(cleanPastedHtml(html)).toBe('<p>24%</p><p>10%</p>'))

  const word = (level: number, mark: string, text: string) =>
    `<p style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">${mark}</span>${text}</p>\n`
  it.each([
    [word(1, '5.', 'a') + word(1, '6.', 'b'), '<ol start="5"><li><p>a</p></li><li><p>b</p></li></ol>'],
    [word(1, '·', 'a') + word(1, '3.', 'b'), '<ul><li><p>a</p></li></ul><ol start="3"><li><p>b</p></li></ol>'],
    [word(1, '1.', 'a') + word(2, 'o', 'b'), '<ol><li><p>a</p><ul><li><p>b</p></li></ul></li></ol>'],
    [word(1, '(a)', 'a') + word(1, '(c)', 'b'), '<p>(a) a</p><p>(c) b</p>'],
    [word(1, '1.', 'a') + word(2, '1.1', 'b'), '<ol><li><p>a</p><p>1.1 b</p></li></ol>'],
    ['<ol type=a start=27><li>a</ol>', '<p>aa. a</p>'],
    ['<ol style="list-style-type:upper-roman" start=4><li>a</ol>', '<p>IV. a</p>'],
    ['<ol><li>a<li value=9>b<li>c</ol>', '<p>1. a</p><p>9. b</p><p>10. c</p>'],
    ['<ol><li value=9>a<li>b</ol>', '<ol start="9"><li><p>a</p></li><li><p>b</p></li></ol>'],
    ['<ol><li>a</ol><div><ol start=5><li>b</ol></div>', '<ol><li><p>a</p></li></ol><p>5. b</p>'],
    ['<ol reversed><li>a<li>b</ol>', '<p>2. a</p><p>1. b</p>'],
    ['<ol><li>a</li>24%<li>b</ol>', '<ol><li><p>a</p></li></ol><p>24%</p><ol start="2"><li><p>b</p></li></ol>'],
  ])('keeps the marks of a list: %s', (html, clean) => expect(cleanPastedHtml(html)).toBe(clean))

  it.each([
    ['<tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3', 'a |  | b<br>1 | 2 | 3'],
    ['<tr><td rowspan=2>a<td>b<tr><td>c', 'a | b<br> | c'],
    ['<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e', 'a | b |  | c<br>d |  |  | e'],
    ['<tr><td colspan=3>Head', 'Head'],
    ['<tr><td><ol start=5><li>a</ol><td><h3>b</h3><h3>c</h3>', '5. a | b c'],
  ])('keeps columns in their places: %s', (rows, lines) =>
    expect(cleanPastedHtml(`<table>${rows}</table>`)).toBe(`<p>${lines}</p>`),
  )

  itLong('keeps the text of a page that is too long to be read closely', () => {
    const clean = cleanPastedHtml('<p>2025<sup>3</sup> <s hidden>24%</s>10%<br>b</p>'.repeat(30_000))
    expect(clean.startsWith('<p>2025 3 10%</p><p>b</p>')).toBe(true)
  })

  it('is no problem however deep or long it is', () => {
    expect(cleanPastedHtml('<div>'.repeat(400) + 'x')).toContain('x')
    expect(cleanPastedHtml('<div>'.repeat(20_000) + 'x <i>&lt;y</i><s hidden>z</s>')).toBe('<p>x &lt;y</p>')
    expect(cleanPastedHtml('<b>a</b>'.repeat(20_000)).length).toBeGreaterThan(20_000)
  })
})
