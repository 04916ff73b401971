import { describe, expect, it } from 'vitest'
import { cleanPastedHtml } from '../../../renderer/markdown/pasted-html'

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
    ['', ''],
  ])('%s', (html, clean) => expect(cleanPastedHtml(html)).toBe(clean))

  it('has no script, style, picture or handler of any kind', () => {
    const hostile =
      '<svg onload=alert(1)><p onclick="x()">a<img src=x onerror=y><script>z</script><style>p{}</style><iframe src=//e>'
    expect(cleanPastedHtml(`${hostile}<p>b`)).not.toMatch(/<(?!\/?(p|br)\b)|on\w+=|style/)
  })

  it('is no problem however deep or long it is', () => {
    expect(cleanPastedHtml('<div>'.repeat(400) + 'x')).toContain('x')
    expect(cleanPastedHtml('<div>'.repeat(20_000) + 'x <i>&lt;y</i><s hidden>z</s>')).toBe('<p>x &lt;y</p>')
    expect(cleanPastedHtml('<b>a</b>'.repeat(20_000)).length).toBeGreaterThan(20_000)
  })
})
