'use client'

import { Link2, ListMusic } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { Connection, SpotifySetup } from '@/lib/contract/connections'
import { CHOOSE_PATH } from './choose-path'
import { ConnectLink } from './connect-link'
import { UnavailableDialog } from './unavailable-dialog'

export type SpotifyState = {
  setup: SpotifySetup
  connection: Connection | null
  isGuest: boolean
}

type SpotifyButtonProps = { spotify: SpotifyState; isChoosing: boolean; onChoose: () => void }

/** Opens the list of Spotify playlists, connects Spotify, or explains what that requires. */
export function SpotifyButton({ spotify, isChoosing, onChoose }: SpotifyButtonProps) {
  const t = useTranslations('connections')
  const { setup, connection, isGuest } = spotify
  if (!setup.isReady || isGuest) return <UnavailableDialog setup={setup} />
  if (connection?.status === 'active') {
    return (
      <Button isLarge onClick={onChoose} aria-expanded={isChoosing}>
        <Icon of={ListMusic} />
        {t('chooser.title')}
      </Button>
    )
  }
  return (
    <ConnectLink returnTo={CHOOSE_PATH}>
      <Icon of={Link2} />
      {connection ? t('connectAgain') : t('connect')}
    </ConnectLink>
  )
}
