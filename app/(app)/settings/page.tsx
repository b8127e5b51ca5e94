import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { SpotifyConnection } from '@/components/connections/spotify-connection'
import { WayBack } from '@/components/connections/way-back'
import { Messages } from '@/components/messages/messages'
import { AdminLinks } from '@/components/settings/admin-links'
import { ApiTokens } from '@/components/settings/api-tokens'
import { DeleteAccount } from '@/components/settings/delete-account'
import { EndDemo } from '@/components/settings/end-demo'
import { KeepDemo } from '@/components/settings/keep-demo'
import { PasswordForm } from '@/components/settings/password-form'
import { ProfileForm } from '@/components/settings/profile-form'
import { Section } from '@/components/settings/section'
import { Sessions } from '@/components/settings/sessions'
import { SoundChoice } from '@/components/settings/sound-choice'
import { ThemeChoice } from '@/components/settings/theme-choice'
import { YourData } from '@/components/settings/your-data'
import { YoutubeSearches } from '@/components/settings/youtube-searches'
import { asTheme, THEME_COOKIE } from '@/components/theme/theme'
import { userContext } from '@/lib/auth/page-context'
import type { Context } from '@/lib/context'
import { listApiTokens } from '@/lib/services/accounts/api-tokens'
import { findMe } from '@/lib/services/accounts/me'
import { listSessions } from '@/lib/services/accounts/sessions'
import { spotifySetup } from '@/lib/services/spotify/app'
import { findSpotify } from '@/lib/services/spotify/connections'
import { isYoutubeReady } from '@/lib/services/videos/search-budget'

export const metadata: Metadata = { title: 'Settings' }

const SESSIONS_SHOWN = 100

type SettingsPageProps = { searchParams: Promise<{ spotify?: string | string[] }> }

export default async function SettingsPage({ searchParams }: SettingsPageProps) {
  const ctx = await userContext('/settings')
  const [{ email, displayName }, { spotify: outcome }, jar, kept] = await Promise.all([
    findMe(ctx),
    searchParams,
    cookies(),
    ctx.actor.isGuest ? null : keptOf(ctx),
  ])
  const nowMs = Date.now()
  const theme = asTheme(jar.get(THEME_COOKIE)?.value)
  return (
    <Messages namespaces={['account', 'password']}>
      <div className="px-gutter pb-16">
        <h1 className="pt-6 pb-6 text-28 font-strong">Settings</h1>
        {kept ? (
          <Section title="Profile">
            <ProfileForm user={{ email, displayName }} />
          </Section>
        ) : (
          <Section title="Account">
            <KeepDemo />
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
        <Section title="Sound">
          <SoundChoice />
        </Section>
        {kept && (
          <Section title="Connections">
            <SpotifyConnection
              setup={spotifySetup()}
              connection={kept.connection}
              wayBack={<WayBack outcome={outcome} />}
            />
          </Section>
        )}
        <Section title="YouTube">
          <YoutubeSearches isReady={isYoutubeReady()} />
        </Section>
        {kept ? (
          <>
            <Section title="Password">
              <PasswordForm personal={[email, displayName]} />
            </Section>
            <Section title="Where you are signed in">
              <Sessions known={kept.sessions} nowMs={nowMs} />
            </Section>
            <Section title="API tokens">
              <ApiTokens known={kept.tokens} nowMs={nowMs} />
            </Section>
            <Section title="Your data">
              <YourData />
            </Section>
            <Section title="Delete account">
              <DeleteAccount />
            </Section>
          </>
        ) : (
          <Section title="End the demo">
            <EndDemo />
          </Section>
        )}
      </div>
    </Messages>
  )
}

// What a guest has none of.
async function keptOf(ctx: Context) {
  const [sessions, tokens, connection] = await Promise.all([
    listSessions(ctx, { limit: SESSIONS_SHOWN }),
    listApiTokens(ctx),
    findSpotify(ctx),
  ])
  return { sessions, tokens, connection }
}
