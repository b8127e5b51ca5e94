import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { pageOfNotFound, stateOrNull } from '@/app/(app)/list-page'
import { ArtistView } from '@/components/artists/artist-view'
import { Messages } from '@/components/messages/messages'
import { userContext } from '@/lib/auth/page-context'
import { asTrack } from '@/lib/client/as-track'
import { id } from '@/lib/contract/fields'
import { derivedListId } from '@/lib/list-id'
import { findArtist } from '@/lib/services/library/artists'
import { getShuffleSettings } from '@/lib/services/shuffle/shuffle-settings'
import { getShuffleState } from '@/lib/services/shuffle/shuffle-state'

type ArtistPageProps = { params: Promise<{ artistId: string }> }

const PAGE_SIZE = 100

const load = cache(async (param: string) => {
  const { data: artistId } = id.safeParse(param)
  if (artistId === undefined) notFound()
  const ctx = await userContext(`/artists/${artistId}`)
  const artist = await findArtist(ctx, { artistId, limit: PAGE_SIZE }).catch(pageOfNotFound)
  const key = { playlistId: derivedListId({ kind: 'artist', id: artistId }) }
  const [state, settings] = await Promise.all([
    getShuffleState(ctx, key).catch(stateOrNull),
    getShuffleSettings(ctx, key),
  ])
  return { artist, state, settings }
})

export async function generateMetadata({ params }: ArtistPageProps): Promise<Metadata> {
  const { artist } = await load((await params).artistId)
  return { title: artist.name }
}

export default async function ArtistPage({ params }: ArtistPageProps) {
  const { artist, state, settings } = await load((await params).artistId)
  const { albums, songs, ...details } = artist
  const firstPage = { ...songs, data: songs.data.map((song) => asTrack(song)) }
  return (
    <Messages namespaces={['albums', 'artists', 'tracks']}>
      <ArtistView
        key={details.id}
        artist={details}
        albums={albums}
        firstPage={firstPage}
        state={state}
        settings={settings}
      />
    </Messages>
  )
}
