import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { ProviderSignIn } from '@/components/account/provider-sign-in'
import { RegisterForm } from '@/components/account/register-form'
import { Messages } from '@/components/messages/messages'
import { textLink } from '@/components/ui/text-link'
import { pageContext } from '@/lib/auth/page-context'
import { env } from '@/lib/config/env'
import { ownPathOr } from '@/lib/contract/own-path'
import { findProviderName } from '@/lib/services/accounts/identities'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.register')
  return { title: t('title') }
}

type RegisterProps = { searchParams: Promise<{ next?: string | string[] }> }

export default async function RegisterPage({ searchParams }: RegisterProps) {
  const next = ownPathOr((await searchParams).next)
  const { actor } = await pageContext()
  if (actor && !actor.isGuest) redirect(next)
  const t = await getTranslations('account.register')
  return (
    <Messages namespaces={['account', 'password', 'problems']}>
      <AccountPage
        title={t('title')}
        below={t.rich('hasAccount', {
          link: textLink(`/login?next=${encodeURIComponent(next)}`),
        })}
      >
        <ProviderSignIn name={findProviderName()} next={next} />
        <RegisterForm next={next} registration={env().REGISTRATION} />
      </AccountPage>
    </Messages>
  )
}
