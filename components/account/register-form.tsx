'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { registerAction } from '@/lib/actions/sign-in'
import { AccountFields } from './account-fields'
import { FormError } from './form-error'
import { useFragmentToken } from './use-fragment-token'
import { useRegistration } from './use-registration'

type RegisterFormProps = {
  next: string
  /** The setting of the server. */
  registration: 'open' | 'invite' | 'closed'
}

const UNSENT = { problem: null, values: { email: '', displayName: '', setupCode: '' } }

/**
 * Creates an account and signs in; shows each error beside its field. Before scripts have loaded, the
 * server receives the form and returns the page, without the password.
 */
export function RegisterForm({ next, registration }: RegisterFormProps) {
  const t = useTranslations('account')
  const invitation = useFragmentToken() ?? undefined
  const [{ problem, values }, action] = useActionState(registerAction, UNSENT)
  const { submit, errors, isBusy } = useRegistration({ next, invitation, problem })
  const [hasSetupCode, setHasSetupCode] = useState(values.setupCode !== '')
  return (
    <form action={action} onSubmit={submit} className="grid gap-4">
      <FormError>{errors.form}</FormError>
      <Conditions registration={registration} isInvited={invitation !== undefined} />
      <input type="hidden" name="next" value={next} />
      <AccountFields errors={errors} values={values} />
      {hasSetupCode ? (
        <Field
          label={t('register.setupCode')}
          name="setupCode"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          hint={t('register.setupCodeHint')}
          error={errors.setupCode}
          defaultValue={values.setupCode}
        />
      ) : (
        <div>
          <Button look="bare" className="-ml-3" onClick={() => setHasSetupCode(true)}>
            {t('register.haveSetupCode')}
          </Button>
        </div>
      )}
      <Button type="submit" look="primary" isLarge disabled={isBusy} className="mt-2">
        {isBusy ? t('register.submitting') : t('register.submit')}
      </Button>
    </form>
  )
}

type ConditionsProps = Pick<RegisterFormProps, 'registration'> & { isInvited: boolean }

function Conditions({ registration, isInvited }: ConditionsProps) {
  const t = useTranslations('account.register')
  if (registration === 'closed') return <p className="text-ink-2">{t('closed')}</p>
  if (isInvited) return <p className="text-ink-2">{t('invited')}</p>
  return registration === 'invite' ? <p className="text-ink-2">{t('invite')}</p> : null
}
