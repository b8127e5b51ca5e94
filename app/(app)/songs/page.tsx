import type { Metadata } from 'next'
import { SongsBrowser } from '@/components/songs/songs-browser'
import { songs as contract } from '@/lib/contract/songs'
import { userContext } from '@/lib/page-context'
import { listSongs } from '@/lib/services/song-search'

export const metadata: Metadata = { title: 'Songs' }

const PAGE = 100

type SongsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SongsPage({ searchParams }: SongsProps) {
  const { q, sort } = await searchParams
  const ctx = await userContext('/songs')
  const asked = contract.list.query.safeParse({ q: q || undefined, sort, limit: PAGE })
  const input = asked.data ?? contract.list.query.parse({ limit: PAGE })
  const first = await listSongs(ctx, input)
  return (
    <div className="pb-8">
      <h1 className="px-gutter pt-6 pb-5 text-28 font-strong">Songs</h1>
      <SongsBrowser choice={{ q: input.q ?? '', sort: input.sort ?? 'title' }} first={first} />
    </div>
  )
}
