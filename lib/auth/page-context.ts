import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { db } from '@/db'
import type { Actor, Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import { authenticate } from './authenticate'

/** Who looks at a page, and what verbs need to know; asked once a request. */
export const pageContext = cache(async (): Promise<Context> => {
  await db.open()
  const sent = await headers()
  const requestId = crypto.randomUUID()
  return { actor: await findVisitor(sent), requestId, log: log().child({ requestId }) }
})

/** The same for pages of signed-in users; anybody else is sent to sign in and comes back. */
export async function userContext(path: string): Promise<Context & { actor: Actor }> {
  const ctx = await pageContext()
  if (!ctx.actor) redirect(`/login?next=${encodeURIComponent(path)}`)
  return { ...ctx, actor: ctx.actor }
}

// A page that is opened with a bad token is a stranger's page, not an error; so is one with an API
// token, which is for the API alone.
async function findVisitor(sent: Headers): Promise<Actor | null> {
  try {
    const actor = await authenticate(sent)
    return actor?.via === 'token' ? null : actor
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_token') return null
    throw error
  }
}
