import 'server-only'
import { databaseErrorCode, FolderInUseError, UpgradeError } from '@/db'
import { ConfigurationError } from '@/lib/config/configuration-error'
import { env } from '@/lib/config/env'
import { describeError, type ErrorDescription } from '@/lib/observability/describe-error'

/** One plain sentence and its mend for what can go wrong at the start; no secret is in it. */
export function describeStartFailure(error: unknown): string {
  if (error instanceof ConfigurationError) return `The configuration is not right: ${error.message}`
  if (error instanceof FolderInUseError || error instanceof UpgradeError) return error.message
  const code = databaseErrorCode(error) ?? ''
  const { PORT, HOSTNAME, DATA_DIR } = env()
  if (code === 'EADDRINUSE') {
    return `Port ${PORT} is taken. Stop what listens there, or set PORT to another one.`
  }
  if (code === 'EADDRNOTAVAIL') return `HOSTNAME ${HOSTNAME} is no address of this machine.`
  if (code === 'EACCES' || code === 'EROFS')
    return `No right to open port ${PORT} or to write to ${DATA_DIR}.`
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_)/.test(code)) {
    return 'The PostgreSQL server of DATABASE_URL does not answer. Start it, or correct the address.'
  }
  if (/^(28|3D)/.test(code)) {
    return 'The PostgreSQL server of DATABASE_URL refuses the user, the password or the database.'
  }
  return `Riffle could not start: ${innermostMessage(describeError(error)) ?? `error ${code}`}`
}

// The message of a failed query quotes its parameters; its cause is the database's own message.
const innermostMessage = ({ cause, message }: ErrorDescription): string | undefined =>
  (cause && innermostMessage(cause)) ?? message
