import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract, InputOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { acceptRequest } from './accept-request'
import type { ApiContext } from './api-context'
import type { Binding } from './binding'
import { send } from './response'

/** The target of a redirect; `error` if the operation failed and the target page shows that. */
export type Redirect = { location: string; error?: AppError }
type Verb<C extends Contract> = (ctx: Context, input: InputOf<C>) => Promise<Redirect>
type Options = {
  /** The page that shows an error that occurred before the target was known. */
  fallback: string
  /** The query parameter that contains the code of the error. */
  outcome: string
}

/**
 * Binds a verb that redirects. A browser that navigates is redirected after an error too, to a page
 * that shows it; a program receives the problem.
 */
export function bindRedirect<C extends Contract>(
  contract: C,
  verb: Verb<C>,
  { fallback, outcome }: Options,
): Binding {
  async function resolve(c: ApiContext): Promise<Redirect> {
    try {
      const { ctx, input } = await acceptRequest(contract, c)
      return await verb(ctx, input)
    } catch (error) {
      if (error instanceof AppError) return { location: fallback, error }
      throw error
    }
  }
  const handle = async (c: ApiContext): Promise<Response> => {
    const { location, error } = await resolve(c)
    if (!error) return redirectTo(c, location)
    if (!isNavigation(c)) throw error
    return redirectTo(c, withQueryParameter(location, outcome, error.code))
  }
  return [contract, handle]
}

/** Sends a 302 that no cache stores. */
export const redirectTo = (c: ApiContext, location: string): Response =>
  send(c, {
    status: 302,
    headers: { Location: location, 'Cache-Control': 'no-store', 'Content-Length': '0' },
    text: null,
  })

function withQueryParameter(path: string, name: string, value: string): string {
  const url = new URL(path, 'http://here.invalid')
  url.searchParams.set(name, value)
  return url.pathname + url.search
}

const isNavigation = (c: ApiContext) => c.req.header('accept')?.includes('text/html') ?? false
