import { z } from 'zod'
import type { Contract } from '@/lib/contract/contract'
import { hasEtag } from './responses'

const etagList = (description: string) =>
  z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .meta({
      description,
      examples: ['"7-2jx4Kq0vQm8LrT1c"'],
      pattern: '^(\\*|(W/)?"[^"\\s]*"(\\s*,\\s*(W/)?"[^"\\s]*")*)$',
    })

/** Returns the path, query and header parameters of an operation. */
export function parametersOf(contract: Contract) {
  const { params, query } = contract
  const headers = headersOf(contract)
  return {
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(headers ? { header: headers } : {}),
    },
  }
}

function headersOf(contract: Contract) {
  const { idempotent, versioned, method, errors } = contract
  const shape = {
    ...contract.headers?.shape,
    ...(idempotent ? { 'Idempotency-Key': idempotencyKey } : {}),
    ...(versioned && method !== 'get' ? { 'If-Match': ifMatch } : {}),
    ...(hasEtag(contract) && method === 'get' ? { 'If-None-Match': ifNoneMatch } : {}),
    ...(errors.includes('range_not_satisfiable') ? { Range: range } : {}),
  }
  return Object.keys(shape).length > 0 ? z.object(shape) : undefined
}

const idempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .meta({
    description:
      'Identifies the call: for a day, the same key and body return the first response again.',
    examples: ['8e03978e-40d5-43e8-bc93-6894a57f9324'],
  })
const ifMatch = etagList('Changes the playlist only if its `ETag` matches.')
const ifNoneMatch = etagList('A known `ETag`: the response is 304 if it matches.')
const range = z
  .string()
  .max(100)
  .optional()
  .meta({
    description: 'A single range of bytes.',
    examples: ['bytes=0-1023'],
    pattern: '^bytes=\\d*-\\d*$',
  })
