import { ButtonLink } from '@/components/ui/button'
import type { Import } from '@/lib/contract/imports'

/** The way to what an import brought; several playlists have a link each in the report. */
export function WayIn({ row: { playlists, report, status } }: { row: Import }) {
  const [only] = playlists
  if (playlists.length === 1 && only) {
    return <ButtonLink href={`/playlists/${only.id}`}>Open the playlist</ButtonLink>
  }
  // Liked songs come in as likes, not as a playlist.
  const isLiked = playlists.length === 0 && report.imported > 0 && /succeeded|partial/.test(status)
  return isLiked ? <ButtonLink href="/liked">Open liked songs</ButtonLink> : null
}
