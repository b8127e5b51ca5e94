import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { AdminLinks } from '@/components/settings/admin-links'
import { DeleteAccount } from '@/components/settings/delete-account'
import { EndDemo } from '@/components/settings/end-demo'
import { KeepDemo } from '@/components/settings/keep-demo'
import { PasswordForm } from '@/components/settings/password-form'
import { ProfileForm } from '@/components/settings/profile-form'
import { Section } from '@/components/settings/section'
import { SignOut } from '@/components/settings/sign-out'
import { ThemeChoice } from '@/components/settings/theme-choice'
import { asTheme, THEME_COOKIE } from '@/components/theme/theme'
import { userContext } from '@/lib/page-context'
import { findMe } from '@/lib/services/me'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const ctx = await userContext('/settings')
  const { email, displayName, isGuest } = await findMe(ctx)
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <div className="px-gutter pb-16">
      <h1 className="pt-6 pb-6 text-28 font-strong">Settings</h1>
      {isGuest ? (
        <Section title="Account">
          <KeepDemo />
        </Section>
      ) : (
        <Section title="Profile">
          <ProfileForm user={{ email, displayName }} />
        </Section>
      )}
      {ctx.actor.isAdmin && (
        <Section title="Administration">
          <AdminLinks />
        </Section>
      )}
      <Section title="Appearance">
        <ThemeChoice chosen={theme} />
      </Section>
      {isGuest ? (
        <Section title="End the demo">
          <EndDemo />
        </Section>
      ) : (
        <>
          <Section title="Password">
            <PasswordForm personal={[email, displayName]} />
          </Section>
          <Section title="This device">
            <SignOut />
          </Section>
          <Section title="Delete account">
            <DeleteAccount />
          </Section>
        </>
      )}
    </div>
  )
}
