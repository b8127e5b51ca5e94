import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { pageOfNotFound, stateOrNull } from '@/app/(app)/list-page'
import { AlbumView } from '@/components/albums/album-view'
import { Messages } from '@/components/messages/messages'
import { userContext } from '@/lib/auth/page-context'
import { asTrack } from '@/lib/client/as-track'
import { id } from '@/lib/contract/fields'
import { derivedListId } from '@/lib/list-id'
import { findAlbum } from '@/lib/services/library/albums'
import { getShuffleSettings } from '@/lib/services/shuffle/shuffle-settings'
import { getShuffleState } from '@/lib/services/shuffle/shuffle-state'

type AlbumPageProps = { params: Promise<{ albumId: string }> }

const PAGE_SIZE = 100

const load = cache(async (param: string) => {
  const { data: albumId } = id.safeParse(param)
  if (albumId === undefined) notFound()
  const ctx = await userContext(`/albums/${albumId}`)
  const album = await findAlbum(ctx, { albumId, limit: PAGE_SIZE }).catch(pageOfNotFound)
  const key = { playlistId: derivedListId({ kind: 'album', id: albumId }) }
  const [state, settings] = await Promise.all([
    getShuffleState(ctx, key).catch(stateOrNull),
    getShuffleSettings(ctx, key),
  ])
  return { album, state, settings }
})

export async function generateMetadata({ params }: AlbumPageProps): Promise<Metadata> {
  const { album } = await load((await params).albumId)
  return { title: album.title }
}

export default async function AlbumPage({ params }: AlbumPageProps) {
  const { album, state, settings } = await load((await params).albumId)
  const { songs, ...details } = album
  const firstPage = { ...songs, data: songs.data.map((song) => asTrack(song)) }
  return (
    <Messages namespaces={['albums', 'tracks']}>
      <AlbumView
        key={details.id}
        album={details}
        firstPage={firstPage}
        state={state}
        settings={settings}
      />
    </Messages>
  )
}
