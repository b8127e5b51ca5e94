import 'server-only'
import { cookies, headers } from 'next/headers'
import { createSessionCookie } from '@/lib/auth/cookie-claims'
import type { Context } from '@/lib/context'
import { openBrowserSession, type SignInUser } from '@/lib/http/browser-session'

/** Signs in the browser that called an action: its session cookie replaces that of an earlier session. */
export async function openSession(ctx: Context, user: SignInUser): Promise<void> {
  const { id, sessionId } = await openBrowserSession(ctx, user, await headers())
  const { name, value, ...options } = await createSessionCookie({ sub: id, sid: sessionId })
  const jar = await cookies()
  jar.set(name, value, options)
}
