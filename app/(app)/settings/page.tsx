import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { ConnectProblem } from '@/components/connections/connect-problem'
import { SpotifyConnection } from '@/components/connections/spotify-connection'
import { Messages } from '@/components/messages/messages'
import { AdminLinks } from '@/components/settings/admin-links'
import { ApiTokens } from '@/components/settings/api-tokens'
import { DeleteAccount } from '@/components/settings/delete-account'
import { EmailForm } from '@/components/settings/email-form'
import { EndDemo } from '@/components/settings/end-demo'
import { Identities } from '@/components/settings/identities'
import { KeepDemo } from '@/components/settings/keep-demo'
import { Passkeys } from '@/components/settings/passkeys/passkeys'
import { PasswordForm } from '@/components/settings/password-form'
import { ProfileForm } from '@/components/settings/profile-form'
import { Section } from '@/components/settings/section'
import { Sessions } from '@/components/settings/sessions'
import { SignInPrompt } from '@/components/settings/sign-in-prompt'
import { SignOut } from '@/components/settings/sign-out'
import { SoundChoice } from '@/components/settings/sound-choice'
import { ThemeChoice } from '@/components/settings/theme-choice'
import { TwoFactor } from '@/components/settings/two-factor/two-factor'
import { YourData } from '@/components/settings/your-data'
import { YoutubeKey } from '@/components/settings/youtube/youtube-key'
import { YoutubeSearches } from '@/components/settings/youtube/youtube-searches'
import { themeOf } from '@/components/theme/theme'
import { ButtonLink } from '@/components/ui/button'
import { userContext } from '@/lib/auth/page-context'
import type { Context } from '@/lib/context'
import type { YoutubeConnection } from '@/lib/contract/connections'
import { listApiTokens } from '@/lib/services/accounts/api-tokens'
import { findProviderName, listIdentities } from '@/lib/services/accounts/identities'
import { canSendMail } from '@/lib/services/accounts/mail-status'
import { findMe } from '@/lib/services/accounts/me'
import { hasPassword } from '@/lib/services/accounts/own-account'
import { listPasskeys } from '@/lib/services/accounts/passkeys/passkeys'
import { arePasskeysPossible } from '@/lib/services/accounts/passkeys/relying-party'
import { listSessions } from '@/lib/services/accounts/sessions'
import { findTwoFactor } from '@/lib/services/accounts/two-factor/two-factor'
import { spotifySetup } from '@/lib/services/spotify/app'
import { findSpotifyConnection } from '@/lib/services/spotify/connections'
import { isYoutubeReady } from '@/lib/services/videos/search-budget'
import { findYoutubeConnection } from '@/lib/services/videos/youtube-key'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('title') }
}

const SESSIONS_SHOWN = 100

type SettingsPageProps = {
  searchParams: Promise<{ spotify?: string | string[]; error?: string | string[] }>
}

export default async function SettingsPage({ searchParams }: SettingsPageProps) {
  const ctx = await userContext('/settings')
  const t = await getTranslations('settings')
  const [{ email, displayName, isEmailVerified }, { spotify: outcome, error }, jar, account] =
    await Promise.all([
      findMe(ctx),
      searchParams,
      cookies(),
      ctx.actor.isGuest ? null : accountOf(ctx),
    ])
  const nowMs = Date.now()
  const providerName = findProviderName()
  const theme = themeOf(jar)
  const hasPasskeys = arePasskeysPossible()
  return (
    <Messages namespaces={['account', 'connections', 'password', 'settings']}>
      <div className="px-gutter pb-16">
        <header className="flex flex-wrap items-center justify-between gap-4 pt-6 pb-6 md:max-w-[608px]">
          <h1 className="text-28 font-strong">{t('title')}</h1>
          {account && <SignOut />}
        </header>
        {account ? (
          <Section title={t('sections.profile')}>
            <ProfileForm user={{ email, displayName }} />
          </Section>
        ) : (
          <Section title={t('sections.account')}>
            <KeepDemo />
          </Section>
        )}
        {ctx.actor.isAdmin && (
          <Section title={t('sections.administration')}>
            <AdminLinks />
          </Section>
        )}
        <Section title={t('sections.appearance')}>
          <ThemeChoice chosen={theme} />
        </Section>
        <Section title={t('sections.sound')}>
          <SoundChoice />
        </Section>
        {account && (
          <Section title={t('sections.connections')}>
            <SpotifyConnection
              setup={spotifySetup()}
              connection={account.connection}
              problem={<ConnectProblem outcome={outcome} />}
            />
          </Section>
        )}
        <Section title={t('sections.youtube')} anchor="youtube">
          <YoutubeSearches by={searcherOf(account?.youtubeKey)} />
          {account && <YoutubeKey connection={account.youtubeKey} />}
        </Section>
        {account ? (
          <>
            <Section title={t('sections.email')}>
              <EmailForm
                email={email}
                isVerified={isEmailVerified}
                canSendMail={canSendMail()}
                hasPassword={account.hasPassword}
              />
            </Section>
            {(providerName !== null || account.identities.data.length > 0) && (
              <Section title={t('sections.identities')}>
                <Identities
                  known={account.identities}
                  providerName={providerName}
                  error={error}
                  nowMs={nowMs}
                />
              </Section>
            )}
            <Section title={t('sections.password')}>
              <PasswordForm personal={[email, displayName]} hasPassword={account.hasPassword} />
            </Section>
            <Section title={t('sections.twoFactor')}>
              <TwoFactor known={account.twoFactor} />
            </Section>
            {hasPasskeys && (
              <Section title={t('sections.passkeys')}>
                <Passkeys known={account.passkeys} nowMs={nowMs} />
              </Section>
            )}
            <Section title={t('sections.sessions')}>
              <Sessions known={account.sessions} nowMs={nowMs} />
              <div>
                <ButtonLink href="/settings/activity" isLarge>
                  {t('activity')}
                </ButtonLink>
              </div>
            </Section>
            <Section title={t('sections.apiTokens')}>
              <ApiTokens known={account.tokens} nowMs={nowMs} />
            </Section>
            <Section title={t('sections.data')}>
              <YourData />
            </Section>
            <Section title={t('sections.deleteAccount')}>
              <DeleteAccount hasPassword={account.hasPassword} />
            </Section>
            <SignInPrompt
              email={email}
              hasPassword={account.hasPassword}
              hasPasskeys={hasPasskeys}
              providerName={providerName}
            />
          </>
        ) : (
          <Section title={t('sections.endDemo')}>
            <EndDemo />
          </Section>
        )}
      </div>
    </Messages>
  )
}

// Guests have none of these.
async function accountOf(ctx: Context) {
  const [sessions, tokens, connection, youtubeKey, ...security] = await Promise.all([
    listSessions(ctx, { limit: SESSIONS_SHOWN }),
    listApiTokens(ctx),
    findSpotifyConnection(ctx),
    findYoutubeConnection(ctx),
    findTwoFactor(ctx),
    listIdentities(ctx),
    listPasskeys(ctx),
    hasPassword(ctx),
  ])
  const [twoFactor, identities, passkeys, isPasswordSet] = security
  const lists = { sessions, tokens, connection, youtubeKey, twoFactor, identities, passkeys }
  return { ...lists, hasPassword: isPasswordSet }
}

function searcherOf(key: YoutubeConnection | null | undefined) {
  if (key?.status === 'active') return 'own'
  return isYoutubeReady() ? 'server' : 'nobody'
}
