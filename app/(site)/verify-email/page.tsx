import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { VerifyEmailForm } from '@/components/account/verify-email-form'
import { Messages } from '@/components/messages/messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.verify')
  return { title: t('title') }
}

export default async function VerifyEmailPage() {
  const t = await getTranslations('account.verify')
  return (
    <Messages namespaces={['account', 'problems']}>
      <AccountPage title={t('title')} below={null}>
        <VerifyEmailForm />
      </AccountPage>
    </Messages>
  )
}
