import { protocol, type Session } from 'electron'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { APP_SCHEME, fileOf } from './file-of'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
}

const NONCE_PLACE = '__PARLEY_NONCE__'

/** Declares the scheme; must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  ])
}

/** Serves the window's files, and nothing outside their folder, under app://parley/. */
export function serveFolder(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? await fileOf(request.url, folder) : undefined
    if (file === undefined) return new Response('not found', { status: 404 })
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    const bytes = await readFile(file)
    if (extname(file) !== '.html') {
      return new Response(new Uint8Array(bytes), {
        headers: { 'content-type': type, 'x-content-type-options': 'nosniff' },
      })
    }
    const nonce = randomBytes(16).toString('base64')
    const html = bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce)
    return new Response(html, {
      headers: { 'content-type': type, 'content-security-policy': policy(nonce), 'x-content-type-options': 'nosniff' },
    })
  })
}

/** Denies everything but our own files; styles that libraries insert carry the nonce of this load. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
