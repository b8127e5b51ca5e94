import { type Contract, isPreflighted, storesData } from '@/lib/contract/contract'
import type { ErrorCode } from '@/lib/problem-codes'

/** Returns the codes of all problems of an operation: its own and those of the checks before it. */
export function errorsOf(contract: Contract): ErrorCode[] {
  const { access, body, params, idempotent, method, errors, tokens } = contract
  const isWrite = method !== 'get'
  const found: (ErrorCode | false | undefined)[] = [
    'malformed_request',
    'uri_too_long',
    'invalid_token',
    access !== 'public' && 'unauthenticated',
    isWrite && 'cross_site_request',
    access !== 'public' && 'account_changed',
    (access === 'admin' || tokens === false) && 'forbidden',
    access !== 'public' && tokens !== false && 'insufficient_scope',
    params && 'not_found',
    'not_acceptable',
    body && 'request_timeout',
    body && 'payload_too_large',
    (body || isPreflighted(contract)) && 'unsupported_media_type',
    body && 'invalid_input',
    idempotent && 'idempotency_key_reused',
    // The first call with the key may still be running.
    idempotent && 'conflict',
    storesData(contract) && 'insufficient_storage',
    'rate_limited',
    'internal',
    'service_unavailable',
  ]
  return [...new Set([...found, ...errors])].filter((code): code is ErrorCode => Boolean(code))
}
