import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import type { Import } from '@/lib/contract/import'

/** A link to the imported playlist or to the liked songs. The report links each of several playlists. */
export function ResultLink({ row: { playlists, report, status } }: { row: Import }) {
  const t = useTranslations('imports.actions')
  const [playlist] = playlists
  if (playlists.length === 1 && playlist) {
    return <ButtonLink href={`/playlists/${playlist.id}`}>{t('openPlaylist')}</ButtonLink>
  }
  // Liked songs are imported as likes, without a playlist.
  const hasEnded = status === 'succeeded' || status === 'partial'
  if (playlists.length > 0 || report.imported === 0 || !hasEnded) return null
  return <ButtonLink href="/liked">{t('openLiked')}</ButtonLink>
}
