import { z } from 'zod'
import type { Contract } from '@/lib/contract/contract'
import { hasEtag } from './responses'

const tags = (what: string) =>
  z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .meta({
      description: what,
      examples: ['"7-2jx4Kq0vQm8LrT1c"'],
      pattern: '^(\\*|(W/)?"[^"\\s]*"(\\s*,\\s*(W/)?"[^"\\s]*")*)$',
    })

/** Path, query and headers that an operation reads. */
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
    description: 'Names this attempt: the same key and body get the first answer again for a day.',
    examples: ['8e03978e-40d5-43e8-bc93-6894a57f9324'],
  })
const ifMatch = tags('Writes only if the playlist is still what this `ETag` names.')
const ifNoneMatch = tags('An `ETag` that is known: the answer is 304 while nothing changes.')
const range = z
  .string()
  .max(100)
  .optional()
  .meta({
    description: 'The bytes that are wanted, one range of them.',
    examples: ['bytes=0-1023'],
    pattern: '^bytes=\\d*-\\d*$',
  })
