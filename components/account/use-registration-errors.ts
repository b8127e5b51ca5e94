import { useTranslations } from 'next-intl'
import { useCodedText } from '@/components/messages/use-coded-text'
import { ApiProblem } from '@/lib/client/api'
import { fieldErrors } from '@/lib/client/field-errors'

const FIELDS = ['email', 'displayName', 'password', 'setupCode'] as const

export type RegistrationErrors = Partial<Record<(typeof FIELDS)[number] | 'form', string>>

/** Returns a function that maps an error to a text for each field, or for the form as a whole. */
export function useRegistrationErrors() {
  const t = useTranslations('account.register')
  const problems = useTranslations('problems')
  const showProblem = useCodedText('problems')
  return (error: unknown): RegistrationErrors => {
    if (!(error instanceof ApiProblem)) return { form: problems('internal') }
    if (error.code === 'email_taken') return { email: t('emailTaken') }
    const { form, ...fields } = fieldErrors(error, FIELDS)
    return form ? { ...fields, form: showProblem({ code: error.code, text: form }) } : fields
  }
}
