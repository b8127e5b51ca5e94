import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { pageOfNotFound, stateOrNull } from '@/app/(app)/list-page'
import { Messages } from '@/components/messages/messages'
import { PlaylistView } from '@/components/playlists/playlist-view'
import { userContext } from '@/lib/auth/page-context'
import { id } from '@/lib/contract/fields'
import { findPlaylist } from '@/lib/services/playlists/read-playlist'
import { getShuffleSettings } from '@/lib/services/shuffle/shuffle-settings'
import { getShuffleState } from '@/lib/services/shuffle/shuffle-state'

type PlaylistPageProps = { params: Promise<{ playlistId: string }> }

const PAGE_SIZE = 100

const load = cache(async (param: string) => {
  const { data: playlistId } = id.safeParse(param)
  if (playlistId === undefined) notFound()
  const ctx = await userContext(`/playlists/${playlistId}`)
  const playlist = await findPlaylist(ctx, { playlistId, limit: PAGE_SIZE }).catch(pageOfNotFound)
  const [state, settings] = await Promise.all([
    getShuffleState(ctx, { playlistId }).catch(stateOrNull),
    getShuffleSettings(ctx, { playlistId }),
  ])
  return { playlist, state, settings }
})

export async function generateMetadata({ params }: PlaylistPageProps): Promise<Metadata> {
  const { playlist } = await load((await params).playlistId)
  return { title: playlist.name }
}

export default async function PlaylistPage({ params }: PlaylistPageProps) {
  const { playlist, state, settings } = await load((await params).playlistId)
  const { tracks, ...details } = playlist
  return (
    <Messages namespaces={['spacing', 'sync', 'tracks', 'videos']}>
      <PlaylistView
        key={details.id}
        playlist={details}
        firstPage={tracks}
        state={state}
        settings={settings}
        nowMs={Date.now()}
      />
    </Messages>
  )
}
