import { useTranslations } from 'next-intl'
import { useCodedText } from '@/components/messages/use-coded-text'
import type { SpotifyPlaylist } from '@/lib/contract/spotify-playlist'

/** Returns functions that describe playlists at Spotify. */
export function usePlaylistText() {
  const t = useTranslations('connections')
  const reasonText = useCodedText('connections.playlist.reasons')

  /** The size with the owner, or with the reason why the playlist cannot be imported. */
  function detailOf({ reason, reasonCode, ownerName, trackCount }: SpotifyPlaylist): string {
    const count = trackCount
    if (reason !== null) {
      const text = reasonText({ code: reasonCode, text: reason })
      return t('playlist.unreadable', { count, reason: text })
    }
    return ownerName
      ? t('playlist.sizeAndOwner', { count, owner: ownerName })
      : t('playlist.size', { count })
  }

  /** The state of the last import; undefined if there was none. */
  function stateOf({ imported }: SpotifyPlaylist): string | undefined {
    if (!imported) return undefined
    return imported.isUpToDate ? t('playlist.upToDate') : t('playlist.changed')
  }

  /** The number of playlists, and of those that cannot be imported. */
  function totalOf(playlists: readonly SpotifyPlaylist[]): string {
    const count = playlists.length
    const unreadableCount = playlists.filter(({ isImportable }) => !isImportable).length
    return unreadableCount > 0
      ? t('chooser.totalWithUnreadable', { count, unreadableCount })
      : t('chooser.total', { count })
  }

  return { detailOf, stateOf, totalOf }
}
