import { useTranslations } from 'next-intl'
import { useCodedText } from '@/components/messages/use-coded-text'
import type { ActionProblem } from '@/lib/actions/create-action'
import { faultErrors } from '@/lib/client/field-errors'

const FIELDS = ['setupCode', 'email', 'displayName', 'password'] as const
type SetupErrors = Partial<Record<(typeof FIELDS)[number] | 'form', string>>

/** Maps the problem of an attempt to a text for each field, or for the form as a whole. */
export function useSetupErrors(problem: ActionProblem | null): SetupErrors {
  const t = useTranslations('welcome.setup')
  const account = useTranslations('account.register')
  const showProblem = useCodedText('problems')
  if (!problem) return {}
  if (problem.code === 'setup_code_needed') return { setupCode: t('codeWrong') }
  if (problem.code === 'setup_closed') return { form: t('closed') }
  if (problem.code === 'email_taken') return { email: account('emailTaken') }
  const { form, ...fields } = faultErrors(problem.errors ?? [], problem.detail, FIELDS)
  return form ? { ...fields, form: showProblem({ code: problem.code, text: form }) } : fields
}
