import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ICNS_PARTS, readIcns, readIco, sizeOfPng } from '../../../scripts/icons/icon-files'
import { drawIcons, LINUX_SIZES, WINDOWS_SIZES } from '../../../scripts/icons/icon-set'
import { ROOT } from '../../helpers/desks/sample'

const asset = (path: string) => readFileSync(join(ROOT, 'assets', path))

describe('the icon', () => {
  it('is committed in every format exactly as drawn from its SVG', () => {
    const drawn = drawIcons(asset('icon.svg').toString('utf8'))
    const changed = [...drawn].filter(([path, bytes]) => !asset(path).equals(bytes)).map(([path]) => path)
    expect(changed, 'run: npm run icons').toEqual([])
  })

  it('has every size for Linux, Windows and macOS', () => {
    expect(LINUX_SIZES.map((size) => sizeOfPng(asset(`icons/${size}x${size}.png`)))).toEqual(LINUX_SIZES)
    expect(readIco(asset('icon.ico')).map(({ size }) => size)).toEqual(WINDOWS_SIZES)
    const parts = [...readIcns(asset('icon.icns'))].map(([type, { size }]) => [type, size])
    expect(Object.fromEntries(parts)).toEqual(ICNS_PARTS)
  })

  it('is refused if one of its files is damaged', () => {
    expect(() => readIco(asset('icon.png'))).toThrow('not a Windows icon')
    expect(() => readIcns(asset('icon.icns').subarray(0, 900))).toThrow('not a Mac icon')
    const wrong = Buffer.from(asset('icon.ico'))
    wrong.writeUInt8(99, 6)
    expect(() => readIco(wrong)).toThrow('99')
  })
})
