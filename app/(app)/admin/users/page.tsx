import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InvitationList } from '@/components/admin/invitation-list'
import { UserList } from '@/components/admin/user-list'
import { Messages } from '@/components/messages/messages'
import { SignInPrompt } from '@/components/settings/sign-in-prompt'
import { userContext } from '@/lib/auth/page-context'
import { env } from '@/lib/config/env'
import { listUsers } from '@/lib/services/accounts/admin-users'
import { findProviderName } from '@/lib/services/accounts/identities'
import { listInvitations } from '@/lib/services/accounts/invitations'
import { hasPassword } from '@/lib/services/accounts/own-account'
import { arePasskeysPossible } from '@/lib/services/accounts/passkeys/relying-party'

const USERS_SHOWN = 50
const INVITATIONS_SHOWN = 100

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return { title: t('users') }
}

export default async function UsersPage() {
  const ctx = await userContext('/admin/users')
  // Others get the response of a page that does not exist.
  if (!ctx.actor.isAdmin) notFound()
  const t = await getTranslations('admin.users')
  const [users, invitations, isPasswordSet] = await Promise.all([
    listUsers(ctx, { limit: USERS_SHOWN }),
    listInvitations(ctx, { limit: INVITATIONS_SHOWN }),
    hasPassword(ctx),
  ])
  return (
    <Messages namespaces={['account', 'admin', 'settings']}>
      <div className="pb-16">
        <header className="px-gutter pt-6 pb-5">
          <h1 className="text-28 font-strong">{t('title')}</h1>
          <p className="max-w-[64ch] pt-1 text-ink-2">{t('intro')}</p>
        </header>
        <UserList first={users} ownId={ctx.actor.userId} nowMs={Date.now()} />
        <InvitationList known={invitations} registration={env().REGISTRATION} />
        <SignInPrompt
          email={ctx.actor.email}
          hasPassword={isPasswordSet}
          hasPasskeys={arePasskeysPossible()}
          providerName={findProviderName()}
        />
      </div>
    </Messages>
  )
}
