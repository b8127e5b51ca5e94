import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { ResetPasswordForm } from '@/components/account/reset-password-form'
import { Messages } from '@/components/messages/messages'
import { textLink } from '@/components/ui/text-link'

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
          link: textLink('/forgot-password'),
        })}
      >
        <ResetPasswordForm />
      </AccountPage>
    </Messages>
  )
}
