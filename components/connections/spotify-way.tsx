'use client'

import { Link2, ListMusic } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icons'
import type { Connection, SpotifySetup } from '@/lib/contract/connections'
import { ConnectLink } from './connect-link'
import { SetupSteps } from './setup-steps'

/** Where one comes back to in order to choose. */
export const CHOOSE_PATH = '/import?choose=spotify'

export type SpotifyState = {
  setup: SpotifySetup
  connection: Connection | null
  isGuest: boolean
}
type SpotifyWayProps = { spotify: SpotifyState; isChoosing: boolean; onChoose: () => void }

/** The button that leads to one's playlists at Spotify, or to what is in the way. */
export function SpotifyWay({ spotify, isChoosing, onChoose }: SpotifyWayProps) {
  const { setup, connection, isGuest } = spotify
  if (!setup.isReady || isGuest) return <InTheWay setup={setup} />
  if (connection?.status === 'active') {
    return (
      <Button isLarge onClick={onChoose} aria-expanded={isChoosing}>
        <Icon of={ListMusic} />
        Choose from Spotify
      </Button>
    )
  }
  return (
    <ConnectLink returnTo={CHOOSE_PATH}>
      <Icon of={Link2} />
      {connection ? 'Connect Spotify again' : 'Connect Spotify'}
    </ConnectLink>
  )
}

function InTheWay({ setup }: { setup: SpotifySetup }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button isLarge onClick={() => setOpen(true)}>
        <Icon of={Link2} />
        Connect Spotify
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={setup.isReady ? 'An account first' : 'Spotify is not set up here yet'}
      >
        {setup.isReady ? (
          <p className="text-ink-2">
            What a guest connects would be gone in a day. With an account it stays, and everything
            you have made so far comes along.
          </p>
        ) : (
          <SetupSteps setup={setup} />
        )}
        <DialogButtons>
          <Button isLarge onClick={() => setOpen(false)}>
            Close
          </Button>
          {setup.isReady && (
            <ButtonLink isLarge look="primary" href="/register?next=/import">
              Create an account
            </ButtonLink>
          )}
        </DialogButtons>
      </Dialog>
    </>
  )
}
