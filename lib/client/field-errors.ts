import { ApiProblem } from './api'

/**
 * What to say beside each of `fields`; `form` holds what belongs to none of them. Empty without an
 * error.
 */
export function fieldErrors<Name extends string>(
  error: Error | null,
  fields: readonly Name[],
): Partial<Record<Name | 'form', string>> {
  if (!error) return {}
  const found: Partial<Record<Name | 'form', string>> = {}
  for (const { path, message } of error instanceof ApiProblem ? error.faults : []) {
    const name = fields.find((field) => path.split('.').at(-1) === field)
    if (name) found[name] = [found[name], message].filter(Boolean).join(' ')
  }
  return Object.keys(found).length > 0 ? found : { ...found, form: error.message }
}
