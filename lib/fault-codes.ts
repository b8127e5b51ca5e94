/** The kinds of faults of fields: those of zod's issues, and our own. */
export const FAULT_CODES = [
  'breached',
  'invalid_format',
  'invalid_type',
  'invalid_value',
  'not_found',
  'not_multiple_of',
  'missing',
  'repeated',
  'taken',
  'too_big',
  'too_common',
  'too_easy',
  'too_personal',
  'too_small',
  'unknown_field',
] as const
export type FaultCode = (typeof FAULT_CODES)[number]
