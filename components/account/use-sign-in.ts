import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ActionProblem } from '@/lib/actions/create-action'
import { type Outcome, signInBrowser, toOutcome } from '@/lib/client/session'

/**
 * Returns the state of a sign-in form. `signIn` returns whether it succeeded. `initial` is the problem
 * of an attempt before scripts had loaded.
 */
export function useSignIn(initial: ActionProblem | null = null) {
  const problem = useTranslations('problems')
  const [outcome, setOutcome] = useState(initial ? outcomeOf(initial) : undefined)
  const [isBusy, setBusy] = useState(false)
  const [needsCode, setNeedsCode] = useState(outcome !== undefined && AT_FIELDS.includes(outcome))

  async function signIn(email: string, form: FormData): Promise<boolean> {
    setBusy(true)
    setOutcome(undefined)
    const result = await signInBrowser({
      email,
      password: String(form.get('password')),
      ...codeIn(form),
    })
    setBusy(result === 'ok')
    setOutcome(result)
    if (result === 'totp_required') setNeedsCode(true)
    return result === 'ok'
  }

  function textOf(shown: Outcome | undefined): string | undefined {
    if (shown === undefined || shown === 'ok' || shown === 'invalid_credentials') return undefined
    return AT_FIELDS.includes(shown) ? undefined : problem(shown)
  }

  return {
    signIn,
    isBusy,
    needsCode,
    isWrongPassword: outcome === 'invalid_credentials',
    isWrongCode: outcome === 'invalid_totp',
    /** Another failure, as text. */
    error: textOf(outcome),
    clear: () => setOutcome(undefined),
  }
}

/** The results that a form shows at its fields. */
const AT_FIELDS: Outcome[] = ['invalid_totp', 'totp_required']
const CODES = ['totp', 'recoveryCode']

/** An invalid address or password is a wrong one, as for next-auth. */
function outcomeOf({ code, errors = [] }: ActionProblem): Outcome {
  if (code !== 'invalid_input') return toOutcome(code)
  return errors.every(({ path }) => CODES.includes(path)) ? 'invalid_totp' : 'invalid_credentials'
}

function codeIn(form: FormData) {
  const [totp, recoveryCode] = [form.get('totp'), form.get('recoveryCode')]
  if (typeof recoveryCode === 'string') return { recoveryCode }
  return typeof totp === 'string' ? { totp } : {}
}
