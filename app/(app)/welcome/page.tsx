import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { Messages } from '@/components/messages/messages'
import { Checklist } from '@/components/welcome/checklist'
import { SetupForm } from '@/components/welcome/setup-form'
import { pageContext } from '@/lib/auth/page-context'
import type { Context } from '@/lib/context'
import { isSetupOpen } from '@/lib/services/accounts/setup'
import { listConfiguration } from '@/lib/services/operations/configuration'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('welcome')
  return { title: t('pageTitle') }
}

/** The first run: the form that creates the administrator, then the checklist for administrators. */
export default async function WelcomePage() {
  const ctx = await pageContext()
  if (ctx.actor?.isAdmin) return <AdminChecklist ctx={ctx} />
  if (await isSetupOpen()) return <FirstRun isSignedIn={ctx.actor !== null} />
  // Other users get the response of a page that does not exist.
  if (ctx.actor) notFound()
  redirect('/login?next=%2Fwelcome')
}

async function FirstRun({ isSignedIn }: { isSignedIn: boolean }) {
  const t = await getTranslations('welcome.setup')
  return (
    <Messages namespaces={['account', 'password', 'problems', 'welcome']}>
      {isSignedIn ? (
        <div className="grid max-w-[480px] gap-6 px-gutter pt-6 pb-16">
          <h1 className="text-28 font-strong">{t('title')}</h1>
          <SetupForm />
          <p className="text-ink-2">{t('below')}</p>
        </div>
      ) : (
        <AccountPage title={t('title')} below={t('below')}>
          <SetupForm />
        </AccountPage>
      )}
    </Messages>
  )
}

async function AdminChecklist({ ctx }: { ctx: Context }) {
  const { parts } = await listConfiguration(ctx)
  return (
    <Messages namespaces={['problems', 'welcome']}>
      <Checklist parts={parts} />
    </Messages>
  )
}
