'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { useInvitations, useRevokeInvitation } from '@/lib/client/invitations'
import type { Invitation } from '@/lib/contract/invitations'
import { InvitationForm } from './invitation-form'

type InvitationListProps = {
  known: { data: Invitation[]; nextCursor: string | null }
  /** The setting of the server. */
  registration: 'open' | 'invite' | 'closed'
}

/** The open invitations, each of which can be revoked, and a form for a new one. */
export function InvitationList({ known, registration }: InvitationListProps) {
  const t = useTranslations('admin.invitations')
  const showProblem = useProblemText()
  const invitations = useInvitations(known)
  const revoke = useRevokeInvitation()

  const end = (id: string) =>
    revoke.mutate(id, {
      onSuccess: () => toast(t('revoked')),
      onError: (error) => toast.error(showProblem(error)),
    })

  return (
    <section aria-labelledby="invitations" className="grid gap-4 px-gutter pt-10">
      <div>
        <h2 id="invitations" className="text-16 font-strong">
          {t('title')}
        </h2>
        <p className="max-w-[64ch] pt-1 text-ink-2">{t(`mode.${registration}`)}</p>
      </div>
      {invitations.length === 0 && <p className="text-ink-3">{t('none')}</p>}
      <ul>
        {invitations.map(({ id, email, expiresAt }) => {
          const name = email ?? t('anyone')
          return (
            <li key={id} className="flex items-center gap-4 py-2.5 hairline-t">
              <div className="min-w-0 flex-1">
                <p className="wrap-anywhere">{name}</p>
                <p className="text-12 text-ink-3">
                  {t('expires', { expiresAt: new Date(expiresAt) })}
                </p>
              </div>
              <Button
                aria-label={t('revokeFor', { name })}
                disabled={revoke.isPending}
                onClick={() => end(id)}
              >
                {t('revoke')}
              </Button>
            </li>
          )
        })}
      </ul>
      {registration !== 'closed' && <InvitationForm />}
    </section>
  )
}
