import { ApiProblem } from './api'

/**
 * Returns the message to show beside each of `fields`; `form` has the message of an error that
 * belongs to none of them. Empty without an error.
 */
export function fieldErrors<Name extends string>(
  error: Error | null,
  fields: readonly Name[],
): Partial<Record<Name | 'form', string>> {
  if (!error) return {}
  const messages: Partial<Record<Name | 'form', string>> = {}
  for (const { path, message } of error instanceof ApiProblem ? error.faults : []) {
    const name = fields.find((field) => path.split('.').at(-1) === field)
    if (name) messages[name] = [messages[name], message].filter(Boolean).join(' ')
  }
  return Object.keys(messages).length > 0 ? messages : { ...messages, form: error.message }
}
