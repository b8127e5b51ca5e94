import { type FormEvent, useState } from 'react'
import type { RegisterFormState } from '@/lib/actions/sign-in'
import { api } from '@/lib/client/api'
import { signInBrowser } from '@/lib/client/session'
import { auth } from '@/lib/contract/auth'
import { type RegistrationErrors, useRegistrationErrors } from './use-registration-errors'

type Registration = {
  next: string
  /** The token of an invitation. */
  invitation?: string
  /** The problem of an attempt before scripts had loaded. */
  problem: RegisterFormState['problem']
}

/** Returns the state of a registration. `submit` creates the account, signs in and opens `next`. */
export function useRegistration({ next, invitation, problem }: Registration) {
  const { ofProblem, ofError } = useRegistrationErrors()
  const [errors, setErrors] = useState<RegistrationErrors>(problem ? ofProblem(problem) : {})
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const textOf = (name: string) => String(data.get(name) ?? '').trim() || undefined
    const [email, password] = [String(data.get('email')), String(data.get('password'))]
    const setupCode = textOf('setupCode')
    setBusy(true)
    setErrors({})
    try {
      const displayName = textOf('displayName')
      await api(auth.register, { email, password, displayName, setupCode, invitation })
      await signInBrowser({ email, password })
      window.location.assign(next)
    } catch (error) {
      const newErrors = ofError(error)
      setErrors(newErrors)
      setBusy(false)
      focusAfterRender(form, Object.keys(newErrors)[0])
    }
  }

  return { submit, errors, isBusy }
}

// The field may only be rendered because of the error.
function focusAfterRender(form: HTMLFormElement, name: string | undefined): void {
  requestAnimationFrame(() => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus())
}
