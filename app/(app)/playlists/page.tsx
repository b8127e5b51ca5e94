import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlaylistGrid } from '@/components/playlists/playlist-grid'
import { userContext } from '@/lib/auth/page-context'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return { title: t('playlists') }
}

export default async function PlaylistsPage() {
  await userContext('/playlists')
  return <PlaylistGrid />
}
