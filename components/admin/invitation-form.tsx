'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Field, InputBox } from '@/components/ui/field'
import { useCreateInvitation } from '@/lib/client/invitations'
import { LinkDialog } from './link-dialog'

const DAY_CHOICES = [1, 7, 30]
const DEFAULT_DAYS = 7

/** Creates an invitation and shows its link. */
export function InvitationForm() {
  const t = useTranslations('admin')
  const showProblem = useProblemText()
  const create = useCreateInvitation()
  const [round, setRound] = useState(0)
  const created = create.data

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const email = String(form.get('email')).trim() || undefined
    const expiresInDays = Number(form.get('days'))
    create.mutate({ email, expiresInDays }, { onSuccess: () => setRound(round + 1) })
  }

  return (
    <>
      <form key={round} onSubmit={submit} className="grid max-w-100 gap-4">
        <Field
          label={t('invitations.email')}
          name="email"
          type="email"
          autoComplete="off"
          maxLength={254}
          hint={t('invitations.emailHint')}
          error={create.error ? showProblem(create.error) : undefined}
        />
        <label className="grid gap-1">
          <span className="font-strong">{t('invitations.days')}</span>
          <InputBox>
            <select
              name="days"
              defaultValue={DEFAULT_DAYS}
              className="min-h-control-large min-w-0 flex-1 bg-transparent outline-none"
            >
              {DAY_CHOICES.map((count) => (
                <option key={count} value={count}>
                  {t('invitations.daysValue', { count })}
                </option>
              ))}
            </select>
          </InputBox>
        </label>
        <div>
          <Button type="submit" isLarge disabled={create.isPending}>
            {create.isPending ? t('invitations.creating') : t('invitations.create')}
          </Button>
        </div>
      </form>
      {created && (
        <LinkDialog
          title={t('link.invitationTitle')}
          detail={t('link.invitationDetail', { expiresAt: new Date(created.expiresAt) })}
          url={created.url}
          onClose={() => create.reset()}
        />
      )}
    </>
  )
}
