'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { DialogActions } from '@/components/ui/dialog-actions'
import { Field } from '@/components/ui/field'
import type { useCreateApiToken } from '@/lib/client/api-tokens'
import { Choice } from './choice'
import { useFormErrors } from './use-form-errors'

const DAY_MS = 24 * 60 * 60 * 1000

type Rights = 'read' | 'readWrite'
type Expiry = '30' | '90' | '365' | 'never'

type TokenFormProps = { creation: ReturnType<typeof useCreateApiToken>; onCancel: () => void }

/** The name, scopes and expiry of a new token. */
export function TokenForm({ creation, onCancel }: TokenFormProps) {
  const t = useTranslations('settings')
  const [rights, setRights] = useState<Rights>('read')
  const [expiry, setExpiry] = useState<Expiry>('90')
  const errors = useFormErrors()(creation.error, ['name'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    creation.mutate({
      name: String(new FormData(event.currentTarget).get('name')),
      scopes: rights === 'read' ? ['read'] : ['read', 'write'],
      expiresAt: expiryInstant(expiry),
    })
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <div className="-mb-4 has-[p]:mb-0">
        <FormError>{errors.form}</FormError>
      </div>
      <Field
        label={t('newToken.name')}
        name="name"
        required
        maxLength={100}
        autoComplete="off"
        placeholder={t('newToken.namePlaceholder')}
        error={errors.name}
        hint={t('newToken.nameHint')}
        onChange={() => creation.error && creation.reset()}
      />
      <TokenChoices rights={rights} onRights={setRights} expiry={expiry} onExpiry={setExpiry} />
      <DialogActions
        look="primary"
        action={t('newToken.submit')}
        busyAction={t('newToken.submitting')}
        isBusy={creation.isPending}
        cancel={t('cancel')}
        onCancel={onCancel}
      />
    </form>
  )
}

type TokenChoicesProps = {
  rights: Rights
  onRights: (rights: Rights) => void
  expiry: Expiry
  onExpiry: (expiry: Expiry) => void
}

function TokenChoices({ rights, onRights, expiry, onExpiry }: TokenChoicesProps) {
  const t = useTranslations('settings.newToken')
  return (
    <>
      <Choice
        legend={t('rights')}
        name="rights"
        options={[
          { value: 'read', label: t('read') },
          { value: 'readWrite', label: t('readWrite') },
        ]}
        value={rights}
        onChange={onRights}
      />
      <Choice
        legend={t('expiry')}
        name="expiry"
        options={[
          { value: '30', label: t('days', { count: 30 }) },
          { value: '90', label: t('days', { count: 90 }) },
          { value: '365', label: t('year') },
          { value: 'never', label: t('never') },
        ]}
        value={expiry}
        onChange={onExpiry}
      />
    </>
  )
}

const expiryInstant = (days: Expiry): string | null =>
  days === 'never' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString()
