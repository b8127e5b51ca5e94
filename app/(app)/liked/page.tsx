import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { stateOrNull } from '@/app/(app)/list-page'
import { LikedSongs } from '@/components/liked/liked-songs'
import { Messages } from '@/components/messages/messages'
import { userContext } from '@/lib/auth/page-context'
import { asTrack } from '@/lib/client/as-track'
import { LIKED_LIST } from '@/lib/list-id'
import { countPlayableLiked, listLikedSongs } from '@/lib/services/playlists/liked'
import { findLikedRibbon } from '@/lib/services/playlists/liked-ribbon'
import { getShuffleSettings } from '@/lib/services/shuffle/shuffle-settings'
import { getShuffleState } from '@/lib/services/shuffle/shuffle-state'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return { title: t('liked') }
}

const PAGE_SIZE = 100
const KEY = { playlistId: LIKED_LIST }

export default async function LikedPage() {
  const ctx = await userContext('/liked')
  const [{ data, nextCursor }, playableCount, ribbon, state, settings] = await Promise.all([
    listLikedSongs(ctx, { limit: PAGE_SIZE }),
    countPlayableLiked(ctx),
    findLikedRibbon(ctx),
    getShuffleState(ctx, KEY).catch(stateOrNull),
    getShuffleSettings(ctx, KEY),
  ])
  const firstPage = { data: data.map(({ song, likedAt }) => asTrack(song, likedAt)), nextCursor }
  return (
    <Messages namespaces={['liked', 'tracks', 'videos']}>
      <div className="pb-8">
        <LikedSongs
          firstPage={firstPage}
          playableCount={playableCount}
          ribbon={ribbon}
          state={state}
          settings={settings}
        />
      </div>
    </Messages>
  )
}
