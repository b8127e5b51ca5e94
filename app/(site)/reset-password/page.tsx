import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { ResetPasswordForm } from '@/components/account/reset-password-form'
import { Messages } from '@/components/messages/messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.reset')
  return { title: t('title') }
}

export default async function ResetPasswordPage() {
  const t = await getTranslations('account.reset')
  return (
    <Messages namespaces={['account', 'password', 'problems']}>
      <AccountPage
        title={t('title')}
        below={t.rich('again', {
          link: (text) => (
            <Link href="/forgot-password" className="link text-ink-1">
              {text}
            </Link>
          ),
        })}
      >
        <ResetPasswordForm />
      </AccountPage>
    </Messages>
  )
}
