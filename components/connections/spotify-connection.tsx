'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Connection, SpotifySetup } from '@/lib/contract/connections'
import { CHOOSE_PATH } from './choose-path'
import { ConnectLink } from './connect-link'
import { ConnectedAccount } from './connected-account'
import { SetupSteps } from './setup-steps'

type SpotifyConnectionProps = {
  setup: SpotifySetup
  connection: Connection | null
  /** Why the last attempt to connect failed, if it did. */
  problem: ReactNode
}

/** The connection to Spotify in the settings, or the way to connect. */
export function SpotifyConnection({ setup, connection, problem }: SpotifyConnectionProps) {
  return (
    <>
      <h3 className="font-strong">Spotify</h3>
      {problem}
      {connection ? <ConnectedAccount connection={connection} /> : <NotConnected setup={setup} />}
    </>
  )
}

function NotConnected({ setup }: { setup: SpotifySetup }) {
  const t = useTranslations('connections')
  if (!setup.isReady) return <SetupSteps setup={setup} />
  return (
    <>
      <p className="text-ink-2">{t('about')}</p>
      <div>
        <ConnectLink returnTo={CHOOSE_PATH}>{t('connect')}</ConnectLink>
      </div>
    </>
  )
}
