import 'server-only'
import { databaseErrorCode, FolderInUseError, MigrationBlockedError, UpgradeError } from '@/db'
import { ConfigurationError } from '@/lib/config/configuration-error'
import { env } from '@/lib/config/env'
import { describeError, type ErrorDescription } from '@/lib/observability/describe-error'

/** Returns the message and remedy for an error at the start. It contains no secret. */
export function describeStartFailure(error: unknown): string {
  if (error instanceof ConfigurationError) return `Invalid configuration: ${error.message}`
  if (error instanceof FolderInUseError || error instanceof UpgradeError) return error.message
  if (error instanceof MigrationBlockedError) return error.message
  const code = databaseErrorCode(error) ?? ''
  const { PORT, HOSTNAME, DATA_DIR } = env()
  if (code === 'EADDRINUSE') {
    return `Port ${PORT} is in use. Stop the program that uses it, or set PORT to another port.`
  }
  if (code === 'EADDRNOTAVAIL') return `HOSTNAME ${HOSTNAME} is not an address of this machine.`
  if (code === 'EACCES' || code === 'EROFS') {
    return `No permission to open port ${PORT} or to write to ${DATA_DIR}.`
  }
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_)/.test(code)) {
    return 'The PostgreSQL server of DATABASE_URL does not respond. Start it, or correct the URL.'
  }
  if (/^(28|3D)/.test(code)) {
    return 'The PostgreSQL server of DATABASE_URL rejects the user, the password or the database.'
  }
  return `Riffle could not start: ${innermostMessage(describeError(error)) ?? `error ${code}`}`
}

// The message of a failed query quotes its parameters; its cause is the database's own message.
const innermostMessage = ({ cause, message }: ErrorDescription): string | undefined =>
  (cause && innermostMessage(cause)) ?? message
