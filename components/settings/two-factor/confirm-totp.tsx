'use client'

import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { FormError } from '@/components/account/form-error'
import { useProblemText } from '@/components/messages/use-problem-text'
import { DialogActions } from '@/components/ui/dialog-actions'
import { Field } from '@/components/ui/field'
import { ApiProblem } from '@/lib/client/api'
import type { useConfirmTotp } from '@/lib/client/two-factor'
import type { NewTotp } from '@/lib/contract/two-factor'

type ConfirmTotpProps = {
  totp: NewTotp
  confirmation: ReturnType<typeof useConfirmTotp>
  onCancel: () => void
}

/** The key of an authenticator app, as picture and as text, and a field for its first code. */
export function ConfirmTotp({ totp, confirmation, onCancel }: ConfirmTotpProps) {
  const t = useTranslations('settings.twoFactor')
  const showProblem = useProblemText()
  const { error, isPending } = confirmation
  const isWrongCode = error instanceof ApiProblem && error.code === 'invalid_totp'

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    confirmation.mutate(String(new FormData(event.currentTarget).get('code')))
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {/* biome-ignore lint/performance/noImgElement: a data: URL, which needs no loader */}
      <img src={totp.qr} alt={t('qr')} className="mx-auto size-44 rounded-control bg-white" />
      <div className="grid gap-1">
        <p className="font-strong">{t('key')}</p>
        <output
          aria-label={t('key')}
          className="block rounded-control bg-well p-3 leading-6 break-all select-all inset-ring inset-ring-line-strong"
        >
          {totp.secret}
        </output>
      </div>
      <div className="-mb-4 has-[p]:mb-0">
        <FormError>{error && !isWrongCode ? showProblem(error) : undefined}</FormError>
      </div>
      <Field
        label={t('code')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={7}
        error={isWrongCode ? showProblem(error) : undefined}
        onChange={() => error && confirmation.reset()}
      />
      <DialogActions
        look="primary"
        action={t('enable')}
        busyAction={t('enabling')}
        isBusy={isPending}
        cancel={t('cancel')}
        onCancel={onCancel}
      />
    </form>
  )
}
