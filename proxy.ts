import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/config/env'
import { initialHeaders } from '@/lib/http/security-headers'

/** Stamps pages with a nonce and the policy that demands it. Guards nothing: pages ask for themselves. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID())
  const { hostname, pathname } = request.nextUrl
  const policy = policyFor(nonce, hostname) + (pathname === '/redoc' ? SEARCH_WORKER : '')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  // A server of our own has set the other headers.
  const initial = env().VERCEL ? initialHeaders(true) : {}
  for (const [name, value] of Object.entries(initial)) response.headers.set(name, value)
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  matcher: ['/((?!api/|api$|_next/static|_next/image|favicon.ico|icon.svg).*)'],
}

// ReDoc searches in a worker that it makes out of its own text.
const SEARCH_WORKER = `; worker-src 'self' blob:`
const VIDEO_FRAMES = 'https://www.youtube-nocookie.com https://www.youtube.com'
const VIDEO_SCRIPTS = 'https://www.youtube.com'
const COVERS = 'https://i.ytimg.com https://i.scdn.co https://mosaic.scdn.co'

// On hosts whose functions accept only small bodies, the page sends files to the storage.
function bucket(): string {
  const { VERCEL, STORAGE_URL } = env()
  const url = VERCEL && STORAGE_URL ? URL.parse(STORAGE_URL) : null
  return url ? ` https://${url.host}` : ''
}

function policyFor(nonce: string, hostname: string): string {
  // In development React needs eval for its stacks, and the dev server a socket.
  const { isDevelopment } = env()
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' ${VIDEO_SCRIPTS}${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob: ${COVERS}`,
    `media-src 'self' blob:`,
    `connect-src 'self'${isDevelopment && isLocal ? ' ws:' : ''}${bucket()}`,
    `frame-src ${VIDEO_FRAMES}`,
    `font-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
