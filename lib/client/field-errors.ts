import type { Fault } from '@/lib/errors'
import { ApiProblem } from './api'

type FieldErrors<Name extends string> = Partial<Record<Name | 'form', string>>

/**
 * Returns the message to show beside each of `fields`; `form` has the message of an error that
 * belongs to none of them. Empty without an error.
 */
export function fieldErrors<Name extends string>(
  error: Error | null,
  fields: readonly Name[],
): FieldErrors<Name> {
  if (!error) return {}
  return faultErrors(error instanceof ApiProblem ? error.faults : [], error.message, fields)
}

/** The same for the faults of a problem; `detail` is its message as a whole. */
export function faultErrors<Name extends string>(
  faults: readonly Fault[],
  detail: string,
  fields: readonly Name[],
): FieldErrors<Name> {
  const messages: FieldErrors<Name> = {}
  for (const { path, message } of faults) {
    const name = fields.find((field) => path.split('.').at(-1) === field)
    if (name) messages[name] = [messages[name], message].filter(Boolean).join(' ')
  }
  return Object.keys(messages).length > 0 ? messages : { ...messages, form: detail }
}
