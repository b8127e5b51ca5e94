import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Messages } from '@/components/messages/messages'
import { PlaylistView } from '@/components/playlists/playlist-view'
import { userContext } from '@/lib/auth/page-context'
import { id } from '@/lib/contract/fields'
import { AppError } from '@/lib/errors'
import { findPlaylist } from '@/lib/services/playlists/read-playlist'
import { getShuffleSettings } from '@/lib/services/shuffle/shuffle-settings'
import { getShuffleState } from '@/lib/services/shuffle/shuffle-state'

type PlaylistPageProps = { params: Promise<{ playlistId: string }> }

const PAGE_SIZE = 100

const load = cache(async (param: string) => {
  const { data: playlistId } = id.safeParse(param)
  if (playlistId === undefined) notFound()
  const ctx = await userContext(`/playlists/${playlistId}`)
  const playlist = await findPlaylist(ctx, { playlistId, limit: PAGE_SIZE }).catch(notFoundPage)
  const [state, settings] = await Promise.all([
    getShuffleState(ctx, { playlistId }).catch(nullWithoutSession),
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
    <Messages namespaces={['spacing', 'sync', 'tracks']}>
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

const hasCode = (error: unknown, code: string) => error instanceof AppError && error.code === code

function notFoundPage(error: unknown): never {
  if (hasCode(error, 'not_found')) notFound()
  throw error
}

function nullWithoutSession(error: unknown): null {
  if (hasCode(error, 'no_shuffle_session')) return null
  throw error
}
