import type { Metadata } from 'next'
import { LikedEmpty } from '@/components/liked/liked-empty'
import { LikedHead } from '@/components/liked/liked-head'
import { LikedSongs } from '@/components/liked/liked-songs'
import { userContext } from '@/lib/page-context'
import { listLikedSongs } from '@/lib/services/liked'
import { findLikedRibbon } from '@/lib/services/liked-ribbon'

export const metadata: Metadata = { title: 'Liked songs' }

const PAGE = 100

export default async function LikedPage() {
  const ctx = await userContext('/liked')
  const [first, ribbon] = await Promise.all([
    listLikedSongs(ctx, { limit: PAGE }),
    findLikedRibbon(ctx),
  ])
  if (first.data.length === 0) return <LikedEmpty />
  return (
    <>
      <LikedHead ribbon={ribbon} />
      <LikedSongs first={first} />
    </>
  )
}
