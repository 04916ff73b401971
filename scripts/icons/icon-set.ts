import { Resvg } from '@resvg/resvg-js'
import { writeIcns, writeIco } from './icon-files'

/** The sizes in a Linux desktop's theme, and those in a Windows icon, in pixels. */
export const LINUX_SIZES = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]
export const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 96, 128, 256]
/** The icon of the window and of the page. */
const WINDOW_SIZE = 512

const VIEW = 'viewBox="0 0 512 512"'
// A Mac adds no shadow or frame: an icon fills 824 of 1024 there, or it looks bigger than its neighbours in the Dock.
const MAC_VIEW = 'viewBox="-62 -62 636 636"'
/** Below this size, a margin would cost pixels that the drawing needs. */
const SMALLEST_WITH_MARGIN = 64

const draw = (svg: string, size: number) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()

/** Every file of the icon, drawn from its SVG: path below `assets/` → bytes. */
export function drawIcons(svg: string): Map<string, Uint8Array> {
  if (!svg.includes(VIEW)) throw new Error(`the icon must have ${VIEW}`)
  const withMargin = svg.replace(VIEW, MAC_VIEW)
  const files = new Map<string, Uint8Array>()
  files.set('icon.png', draw(svg, WINDOW_SIZE))
  for (const size of LINUX_SIZES) files.set(`icons/${size}x${size}.png`, draw(svg, size))
  files.set('icon.ico', writeIco(WINDOWS_SIZES.map((size) => ({ size, png: draw(svg, size) }))))
  files.set(
    'icon.icns',
    writeIcns((size) => draw(size < SMALLEST_WITH_MARGIN ? svg : withMargin, size)),
  )
  return files
}
