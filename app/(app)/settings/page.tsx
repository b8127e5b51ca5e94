import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { DeleteAccount } from '@/components/settings/delete-account'
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
  const { email, displayName } = await findMe(ctx)
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <div className="px-gutter pb-16">
      <h1 className="pt-6 pb-6 text-28 font-strong">Settings</h1>
      <Section title="Profile">
        <ProfileForm user={{ email, displayName }} />
      </Section>
      <Section title="Appearance">
        <ThemeChoice chosen={theme} />
      </Section>
      <Section title="Password">
        <PasswordForm personal={[email, displayName]} />
      </Section>
      <Section title="This device">
        <SignOut />
      </Section>
      <Section title="Delete account">
        <DeleteAccount />
      </Section>
    </div>
  )
}
