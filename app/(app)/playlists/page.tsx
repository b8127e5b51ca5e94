import type { Metadata } from 'next'
import { PlaylistGrid } from '@/components/playlists/playlist-grid'
import { userContext } from '@/lib/auth/page-context'

export const metadata: Metadata = { title: 'Playlists' }

export default async function PlaylistsPage() {
  await userContext('/playlists')
  return <PlaylistGrid />
}
