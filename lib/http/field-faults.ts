import type { z } from 'zod'
import type { ErrorParams, Fault } from '@/lib/errors'
import { FAULT_CODES, type FaultCode } from '@/lib/fault-codes'

/** However many faults an input has, its response is small. */
export const MAX_FAULTS = 100
/** The maximum of the schema `Problem`. */
const MAX_PATH_CHARS = 500

/** Returns the faults of an issue that zod found. */
export function toFaults(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownField([...path, key].join('.')))
  }
  return [
    { path: path.join('.'), code: codeOf(issue), message: issue.message, params: paramsOf(issue) },
  ]
}

export const unknownField = (path: string): Fault => ({
  path: path.slice(0, MAX_PATH_CHARS),
  code: 'unknown_field',
  message: 'Is not a field of this call.',
})

export const repeatedParameter = (path: string): Fault => ({
  path,
  code: 'repeated',
  message: 'Is repeated.',
})

/** The codes that zod gives to a missing value; `invalid_value` is that of enums and literals. */
const CODES_OF_MISSING = ['invalid_type', 'invalid_value']

function codeOf(issue: z.core.$ZodIssue): FaultCode {
  if (CODES_OF_MISSING.includes(issue.code) && issue.input === undefined) return 'missing'
  return FAULT_CODES.find((code) => code === issue.code) ?? 'invalid_value'
}

const SHOWN_VALUES = ['minimum', 'maximum', 'divisor', 'format', 'expected'] as const

function paramsOf(issue: z.core.$ZodIssue): ErrorParams | undefined {
  const entries = SHOWN_VALUES.flatMap((name): [string, string | number][] => {
    const value: unknown = name in issue ? issue[name as keyof typeof issue] : undefined
    return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : []
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
