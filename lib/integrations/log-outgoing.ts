import 'server-only'
import { log } from '@/lib/observability/log'

type Outgoing = { url: URL; method: string; startedAt: number }

const fieldsOf = ({ url, method, startedAt }: Outgoing) => ({
  // Paths and query strings contain ids, search terms and keys.
  host: url.host,
  method,
  ms: Math.round(performance.now() - startedAt),
})

/** Logs a response of another service. The line has the id of our request, which the service does not get. */
export const logOutgoing = (call: Outgoing, status: number): void =>
  log().debug({ ...fieldsOf(call), status }, 'outgoing request')

/** Logs a call of another service that failed without a response; `reason` is a code. */
export const logFailedOutgoing = (call: Outgoing, reason: string): void =>
  log().info({ ...fieldsOf(call), reason }, 'outgoing request failed')
