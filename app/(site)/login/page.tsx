import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { LoginForm } from '@/components/account/login-form'
import { Messages } from '@/components/messages/messages'
import { pageContext } from '@/lib/auth/page-context'
import { ownPathOr } from '@/lib/contract/own-path'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signIn')
  return { title: t('title') }
}

type LoginProps = { searchParams: Promise<{ next?: string | string[] }> }

export default async function LoginPage({ searchParams }: LoginProps) {
  const next = ownPathOr((await searchParams).next)
  const { actor } = await pageContext()
  if (actor && !actor.isGuest) redirect(next)
  const t = await getTranslations('account.signIn')
  return (
    <Messages namespaces={['account', 'problems']}>
      <AccountPage
        title={t('title')}
        below={t.rich('noAccount', {
          link: (text) => (
            <Link href={`/register?next=${encodeURIComponent(next)}`} className="link text-ink-1">
              {text}
            </Link>
          ),
        })}
      >
        <LoginForm next={next} />
      </AccountPage>
    </Messages>
  )
}
