import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract, InputOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import type { ApiContext } from './api-context'
import { acceptRequest } from './bind'
import { send } from './response'

/** Where to send the caller; with the refusal, where there was one, for the page to tell. */
export type Redirect = { location: string; error?: AppError }
type Verb<C extends Contract> = (ctx: Context, input: InputOf<C>) => Promise<Redirect>
type Options = {
  /** The page that tells what went wrong before it was known where to go. */
  fallback: string
  /** The name under which pages are told how it went: `done`, or the code of a problem. */
  outcome: string
}

/**
 * A door to a verb that leads elsewhere. A browser that navigates is led on even when it was
 * refused, to a page that says so; a program gets the problem.
 */
export function bindRedirect<C extends Contract>(
  contract: C,
  verb: Verb<C>,
  { fallback, outcome }: Options,
) {
  return async (c: ApiContext): Promise<Response> => {
    const { location, error: refusal } = await wayOf().catch((error: unknown): Redirect => {
      if (error instanceof AppError) return { location: fallback, error: error }
      throw error
    })
    if (refusal && !isNavigating(c)) throw refusal
    return redirectTo(c, refusal ? withQueryParameter(location, outcome, refusal.code) : location)

    async function wayOf(): Promise<Redirect> {
      const { ctx, input } = await acceptRequest(contract, c)
      return verb(ctx, input)
    }
  }
}

/** A redirect that nothing remembers. */
export const redirectTo = (c: ApiContext, location: string): Response =>
  send(c, {
    status: 302,
    headers: { Location: location, 'Cache-Control': 'no-store', 'Content-Length': '0' },
    text: null,
  })

/** A page of this site with a word for it in its query. */
export function withQueryParameter(path: string, name: string, value: string): string {
  const url = new URL(path, 'http://here.invalid')
  url.searchParams.set(name, value)
  return url.pathname + url.search
}

const isNavigating = (c: ApiContext) => c.req.header('accept')?.includes('text/html') ?? false
