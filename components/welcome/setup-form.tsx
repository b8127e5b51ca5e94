'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react'
import { AccountFields } from '@/components/account/account-fields'
import { FormError } from '@/components/account/form-error'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { completeSetupAction, type SetupFormState } from '@/lib/actions/setup'
import { useSetupErrors } from './use-setup-errors'

const EMPTY: SetupFormState = {
  problem: null,
  values: { setupCode: '', email: '', displayName: '' },
}

/**
 * Creates the owner's account. Works before scripts have loaded; with them, all fields keep their
 * input after an error.
 */
export function SetupForm() {
  const t = useTranslations('welcome.setup')
  const account = useTranslations('account')
  const [state, action, isBusy] = useActionState(completeSetupAction, EMPTY)
  const errors = useSetupErrors(state.problem)
  const form = useFocusOnError(state, Object.keys(errors)[0])

  // React clears a form after its action, but not after an action that a transition calls.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    startTransition(() => action(data))
  }

  return (
    <form ref={form} action={action} onSubmit={submit} className="grid gap-4">
      <FormError>{errors.form}</FormError>
      <Field
        label={t('code')}
        name="setupCode"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
        maxLength={40}
        hint={t('codeHint')}
        error={errors.setupCode}
        defaultValue={state.values.setupCode}
      />
      <AccountFields errors={errors} values={state.values} />
      <Button type="submit" look="primary" isLarge disabled={isBusy} className="mt-2">
        {isBusy ? account('register.submitting') : t('submit')}
      </Button>
    </form>
  )
}

/** Returns the ref of a form whose field `name` is focused after each failed attempt. */
function useFocusOnError(state: SetupFormState, name: string | undefined) {
  const form = useRef<HTMLFormElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt has a new state
  useEffect(() => {
    if (name) form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus()
  }, [state])
  return form
}
