import 'server-only'
import { db } from '@/db'

type Fetcher = { fetch: (request: Request) => Response | Promise<Response> }

/** The API as one of Next's route handlers. */
export const mount = (api: Fetcher) => async (request: Request) => {
  await db.open()
  return api.fetch(request)
}
