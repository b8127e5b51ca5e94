import { useProblemText } from '@/components/messages/use-problem-text'
import { fieldErrors } from '@/lib/client/field-errors'

/** Returns a function that splits an error into a text for each field, and one for the whole form. */
export function useFormErrors() {
  const showProblem = useProblemText()
  return <Name extends string>(error: Error | null, fields: readonly Name[]) => {
    const errors = fieldErrors(error, fields)
    return error && errors.form ? { ...errors, form: showProblem(error) } : errors
  }
}
