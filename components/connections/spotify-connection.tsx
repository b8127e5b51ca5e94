'use client'

import { CircleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { toast } from 'sonner'
import { useFormat } from '@/components/messages/use-format'
import { Button, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { useDisconnect } from '@/lib/client/spotify'
import type { Connection, SpotifySetup } from '@/lib/contract/connections'
import { ConnectLink } from './connect-link'
import { NightlySync } from './nightly-sync'
import { SetupSteps } from './setup-steps'
import { CHOOSE_PATH } from './spotify-way'

const HERE = '/settings'

type SpotifyConnectionProps = {
  setup: SpotifySetup
  connection: Connection | null
  /** Why the last attempt to connect failed, if it did. */
  problem: ReactNode
}

/** The account at Spotify: as whom, since when, and what is done with it. */
export function SpotifyConnection({ setup, connection, problem }: SpotifyConnectionProps) {
  return (
    <>
      <h3 className="font-strong">Spotify</h3>
      {problem}
      {connection ? (
        <Connected connection={connection} />
      ) : setup.isReady ? (
        <>
          <p className="text-ink-2">
            Brings in your own playlists and liked songs, and keeps up with them. Riffle reads them;
            it changes nothing at Spotify.
          </p>
          <div>
            <ConnectLink returnTo={CHOOSE_PATH}>Connect Spotify</ConnectLink>
          </div>
        </>
      ) : (
        <SetupSteps setup={setup} />
      )}
    </>
  )
}

function Connected({ connection }: { connection: Connection }) {
  const { date } = useFormat()
  const router = useRouter()
  const removal = useDisconnect()
  const isBroken = connection.status === 'broken'

  function disconnect() {
    removal.mutate(undefined, {
      onSuccess: () => {
        toast('Spotify is disconnected. What came in stays.')
        router.refresh()
      },
      onError: (error) => toast(`Spotify was not disconnected. ${error.message}`),
    })
  }

  return (
    <>
      <p className="text-ink-2">
        Connected as <span className="text-ink-1">{connection.displayName}</span> since{' '}
        {date(connection.connectedAt)}.{' '}
        {!isBroken && `Spotify asks for your consent again by ${date(connection.consentEndsAt)}.`}
      </p>
      {(isBroken || connection.missingScopes.length > 0) && (
        <p className="flex items-start gap-2">
          <Icon of={CircleAlert} className="mt-0.5 text-danger" />
          {isBroken ? brokenWords(connection) : missingWords(connection)}
        </p>
      )}
      {!isBroken && <NightlySync connection={connection} />}
      <div className="flex flex-wrap gap-2">
        {isBroken ? (
          <ConnectLink returnTo={HERE} look="primary">
            Connect again
          </ConnectLink>
        ) : (
          <>
            <ButtonLink isLarge href={CHOOSE_PATH}>
              Choose playlists
            </ButtonLink>
            <ConnectLink returnTo={HERE} look="bare">
              Connect again
            </ConnectLink>
          </>
        )}
        <Button isLarge look="bare" disabled={removal.isPending} onClick={disconnect}>
          {removal.isPending ? 'Disconnecting' : 'Disconnect'}
        </Button>
      </div>
    </>
  )
}

const brokenWords = ({ brokenReason }: Connection) =>
  brokenReason === 'unreadable'
    ? 'The key that opens this connection is gone. Connect again; playlists and choices stay.'
    : 'Spotify has ended its consent, as it does every six months or when you take it back there. Connect again; playlists and choices stay.'

const missingWords = ({ missingScopes }: Connection) =>
  missingScopes.includes('user-library-read')
    ? 'Spotify was not allowed to show your liked songs. Connect again to allow it.'
    : 'Spotify was not allowed to show all of your playlists. Connect again to allow it.'
