import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { LoginForm } from '@/components/account/login-form'
import { ProviderSignIn } from '@/components/account/provider-sign-in'
import { Messages } from '@/components/messages/messages'
import { textLink } from '@/components/ui/text-link'
import { pageContext } from '@/lib/auth/page-context'
import { ownPathOr } from '@/lib/contract/own-path'
import { findProviderName } from '@/lib/services/accounts/identities'
import { arePasskeysPossible } from '@/lib/services/accounts/passkeys/relying-party'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signIn')
  return { title: t('title') }
}

type LoginProps = { searchParams: Promise<{ next?: string | string[]; error?: string | string[] }> }

export default async function LoginPage({ searchParams }: LoginProps) {
  const { next: requested, error } = await searchParams
  const next = ownPathOr(requested)
  const { actor } = await pageContext()
  if (actor && !actor.isGuest) redirect(next)
  const t = await getTranslations('account.signIn')
  return (
    <Messages namespaces={['account', 'problems']}>
      <AccountPage
        title={t('title')}
        below={t.rich('noAccount', {
          link: textLink(`/register?next=${encodeURIComponent(next)}`),
        })}
      >
        <ProviderSignIn name={findProviderName()} next={next} error={error} />
        <LoginForm next={next} hasPasskeys={arePasskeysPossible()} />
        <p>
          <Link href="/forgot-password" className="link">
            {t('forgot')}
          </Link>
        </p>
      </AccountPage>
    </Messages>
  )
}
