import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormat } from '@/components/messages/use-format'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { Connection } from '@/lib/contract/connections'
import { CHOOSE_PATH } from './choose-path'
import { ConnectLink } from './connect-link'
import { DisconnectButton } from './disconnect-button'
import { NightlySync } from './nightly-sync'

const SETTINGS_PATH = '/settings'

/** A connected account at Spotify, with what restricts it and the actions on it. */
export function ConnectedAccount({ connection }: { connection: Connection }) {
  const t = useTranslations('connections.connected')
  const { date } = useFormat()
  const isBroken = connection.status === 'broken'
  const restriction = restrictionOf(connection)
  return (
    <>
      <p className="text-ink-2">
        {t.rich('as', {
          account: connection.displayName,
          day: date(connection.connectedAt),
          strong,
        })}{' '}
        {!isBroken && t('consentEnds', { day: date(connection.consentEndsAt) })}
      </p>
      {restriction && (
        <p className="flex items-start gap-2">
          <Icon of={CircleAlert} className="mt-0.5 text-danger" />
          {t(restriction)}
        </p>
      )}
      {!isBroken && <NightlySync connection={connection} />}
      <div className="flex flex-wrap gap-2">
        {!isBroken && (
          <ButtonLink isLarge href={CHOOSE_PATH}>
            {t('choosePlaylists')}
          </ButtonLink>
        )}
        <ConnectLink returnTo={SETTINGS_PATH} look={isBroken ? 'primary' : 'bare'}>
          {t('connectAgain')}
        </ConnectLink>
        <DisconnectButton />
      </div>
    </>
  )
}

const strong = (text: ReactNode) => <span className="text-ink-1">{text}</span>

function restrictionOf({ status, brokenReason, missingScopes }: Connection) {
  if (status === 'broken') return brokenReason === 'unreadable' ? 'unreadable' : 'consentEnded'
  if (missingScopes.length === 0) return undefined
  return missingScopes.includes('user-library-read') ? 'noLikedSongs' : 'noPlaylists'
}
