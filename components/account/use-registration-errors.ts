import { useTranslations } from 'next-intl'
import { useCodedText } from '@/components/messages/use-coded-text'
import { ApiProblem } from '@/lib/client/api'
import { faultErrors } from '@/lib/client/field-errors'
import type { Fault } from '@/lib/errors'

const FIELDS = ['email', 'displayName', 'password', 'setupCode'] as const

export type RegistrationErrors = Partial<Record<(typeof FIELDS)[number] | 'form', string>>

type Problem = { code: string; detail: string; errors?: readonly Fault[] }

/** Returns functions that map an error or a problem to a text for each field, or for the form as a whole. */
export function useRegistrationErrors() {
  const t = useTranslations('account.register')
  const problems = useTranslations('problems')
  const showProblem = useCodedText('problems')

  function ofProblem({ code, detail, errors = [] }: Problem): RegistrationErrors {
    if (code === 'email_taken') return { email: t('emailTaken') }
    const { form, ...fields } = faultErrors(errors, detail, FIELDS)
    return form ? { ...fields, form: showProblem({ code, text: form }) } : fields
  }

  function ofError(error: unknown): RegistrationErrors {
    if (!(error instanceof ApiProblem)) return { form: problems('internal') }
    return ofProblem({ code: error.code, detail: error.message, errors: error.faults })
  }

  return { ofProblem, ofError }
}
