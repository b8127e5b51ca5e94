import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { db } from '@/db'
import { createDeviceCookie } from '@/lib/http/device-cookie'
import { redirectToVersioned, toVersionedPath } from '@/lib/http/legacy'
import { authOptions } from '@/lib/http/next-auth'
import { initialHeaders } from '@/lib/http/security-headers'

type Segment = { params: Promise<{ nextauth: string[] }> }

async function handler(request: NextRequest, segment: Segment) {
  const successor = toVersionedPath(request.nextUrl.pathname)
  if (successor) return redirect(successor, request.url)
  await db.open()
  let deviceCookie: string | undefined
  const options = authOptions({
    headers: request.headers,
    onSignIn: (email) => {
      deviceCookie = createDeviceCookie(email)
    },
  })
  const response: Response = await NextAuth(request, segment as never, options)
  if (deviceCookie) response.headers.append('set-cookie', deviceCookie)
  if (isSignOut(request)) response.headers.set('clear-site-data', '"cache"')
  return response
}

const isSignOut = ({ method, nextUrl }: NextRequest): boolean =>
  method === 'POST' && nextUrl.pathname.endsWith('/signout')

// A server of our own has redirected before Next.
function redirect(successor: string, url: string): Response {
  const { status, headers } = redirectToVersioned(successor, url)
  return new Response(null, { status, headers: { ...initialHeaders(true), ...headers } })
}

export { handler as GET, handler as POST }
