import { Import } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { SettingsLink } from './settings-link'

/** The first visit: nothing to play yet, and the way to something. */
export function EmptyHome() {
  return (
    <div className="grid content-start gap-8 pb-16">
      <div className="flex h-[10vh] min-h-11 items-center justify-end px-gutter">
        <SettingsLink />
      </div>
      <div aria-hidden className="unfilled h-24" />
      <div className="grid justify-items-start gap-4 px-gutter">
        <h1 className="text-28 font-strong md:text-40">Bring a playlist</h1>
        <p className="max-w-[52ch] text-16 text-pretty text-ink-2">
          Riffle shuffles playlists you own. Drop in a file from Spotify, Apple Music, YouTube or
          another player, and the dial above fills, one tick a track.
        </p>
        <div className="flex flex-wrap gap-2 pt-2">
          <ButtonLink href="/import" look="primary" isLarge>
            <Icon of={Import} />
            Import a playlist
          </ButtonLink>
          <ButtonLink href="/songs" isLarge>
            Look through the songs
          </ButtonLink>
        </div>
      </div>
    </div>
  )
}
