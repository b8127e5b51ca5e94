import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { db } from '@/db'
import type { Actor, Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { authenticate } from './authenticate'
import { createContext } from './create-context'

/** Returns the context of the page that is rendered; created once per request. */
export const pageContext = cache(async (): Promise<Context> => {
  await db.open()
  return createContext(await headers(), { findActor: findVisitor })
})

/** Returns the context of a page for signed-in users. Redirects all others to sign in and back. */
export async function userContext(path: string): Promise<Context & { actor: Actor }> {
  const ctx = await pageContext()
  const { actor } = ctx
  if (!actor) redirect(`/login?next=${encodeURIComponent(path)}`)
  return Object.assign(ctx, { actor })
}

// A page with an invalid token, or with an API token, which is for the API only, has no user.
async function findVisitor(sent: Headers): Promise<Actor | null> {
  try {
    const actor = await authenticate(sent)
    return actor?.via === 'token' ? null : actor
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_token') return null
    throw error
  }
}
