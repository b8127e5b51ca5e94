'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useCodedText } from '@/components/messages/use-coded-text'
import { Button } from '@/components/ui/button'
import { signInAtProvider } from '@/lib/client/session'
import { FormError } from './form-error'

type ProviderSignInProps = {
  /** Null if there is no identity provider. */
  name: string | null
  /** The path of this site to open afterwards. */
  next: string
  /** The code of the problem of the last attempt, in the query of the page. */
  error?: string | string[]
}

/** A button that signs in at the identity provider. */
export function ProviderSignIn({ name, next, error }: ProviderSignInProps) {
  const t = useTranslations('account.provider')
  const problem = useTranslations('problems')
  const showProblem = useCodedText('problems')
  const [isLeaving, setLeaving] = useState(false)
  const [failure, setFailure] = useState<string>()

  async function leave() {
    setLeaving(true)
    setFailure(problem(await signInAtProvider(next)))
    setLeaving(false)
  }

  if (name === null) return null
  // Codes of next-auth itself are not in the catalogue.
  const earlier =
    typeof error === 'string'
      ? showProblem({ code: error, text: problem('oidc_failed') })
      : undefined
  return (
    <div className="grid gap-4">
      <FormError>{failure ?? earlier}</FormError>
      <Button isLarge disabled={isLeaving} onClick={() => void leave()}>
        {isLeaving ? t('leaving', { name }) : t('signIn', { name })}
      </Button>
    </div>
  )
}
