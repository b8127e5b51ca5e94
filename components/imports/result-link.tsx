import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import type { Import } from '@/lib/contract/import'
import { LIKED_LIST } from '@/lib/list-id'
import { ShuffleImported } from './shuffle-imported'

/**
 * The next steps of an import: shuffle the imported playlist or the liked songs, or open them. The
 * report links each of several playlists.
 */
export function ResultLink({ row }: { row: Import }) {
  const t = useTranslations('imports.actions')
  const { playlists, report, status, undoneAt } = row
  const [playlist] = playlists
  if (undoneAt) return null
  if (playlists.length === 1 && playlist) {
    const { id, name, trackCount } = playlist
    return (
      <div className="flex flex-wrap justify-end gap-2">
        {trackCount > 0 && <ShuffleImported source={{ list: id, name }} />}
        <ButtonLink href={`/playlists/${id}`}>{t('openPlaylist')}</ButtonLink>
      </div>
    )
  }
  // Liked songs are imported as likes, without a playlist.
  const hasEnded = status === 'succeeded' || status === 'partial'
  if (playlists.length > 0 || report.imported === 0 || !hasEnded) return null
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <ShuffleImported source={{ list: LIKED_LIST, name: t('liked') }} />
      <ButtonLink href="/liked">{t('openLiked')}</ButtonLink>
    </div>
  )
}
