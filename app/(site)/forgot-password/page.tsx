import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { ForgotPasswordForm } from '@/components/account/forgot-password-form'
import { Messages } from '@/components/messages/messages'
import { textLink } from '@/components/ui/text-link'
import { pageContext } from '@/lib/auth/page-context'
import { canSendMail } from '@/lib/services/accounts/mail-status'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.forgot')
  return { title: t('title') }
}

export default async function ForgotPasswordPage() {
  // Makes the page dynamic: its settings are those of the running server.
  await pageContext()
  const t = await getTranslations('account.forgot')
  return (
    <Messages namespaces={['account', 'problems']}>
      <AccountPage
        title={t('title')}
        below={t.rich('back', {
          link: textLink('/login'),
        })}
      >
        {canSendMail() ? <ForgotPasswordForm /> : <p>{t('noMail')}</p>}
      </AccountPage>
    </Messages>
  )
}
