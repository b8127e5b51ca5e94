import 'server-only'
import { db } from '@/db'

type Fetcher = { fetch: (request: Request) => Response | Promise<Response> }

/** Returns the API as a route handler of Next. */
export const mount = (api: Fetcher) => async (request: Request) => {
  await db.open()
  return api.fetch(request)
}
