import { UpstreamError, type UpstreamFault } from '../upstream-error'

const FAULTS: Record<string, UpstreamFault> = {
  ETIMEDOUT: 'timeout',
  ECONNECTION: 'network',
  ESOCKET: 'network',
  EDNS: 'network',
  ECONNREFUSED: 'network',
  ECONNRESET: 'network',
  ENOTFOUND: 'network',
  EHOSTUNREACH: 'network',
  EAUTH: 'status',
  EENVELOPE: 'status',
  EMESSAGE: 'status',
  ETLS: 'status',
}
/** The status of a failure that the mail server reports without a code, such as missing encryption. */
const DEFAULT_STATUS = 500

/**
 * Converts an error of nodemailer. The status is the reply code of the mail server; its text, which may
 * quote the address, is dropped.
 */
export function toMailError(error: unknown, host: string): UpstreamError {
  if (error instanceof UpstreamError) return error
  const kind = FAULTS[readCode(error)] ?? 'network'
  if (kind !== 'status') return new UpstreamError(kind, host)
  return new UpstreamError(kind, host, { status: readReplyCode(error) ?? DEFAULT_STATUS })
}

/** Whether the mail server rejected a mail permanently: a reply code of 500 or more (RFC 5321, 4.2.1). */
export const isPermanentMailError = (error: unknown): boolean =>
  error instanceof UpstreamError && error.kind === 'status' && (error.status ?? 0) >= 500

const readCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const readReplyCode = (error: unknown): number | undefined =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
    ? error.responseCode
    : undefined
