import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Messages } from '@/components/messages/messages'
import { SongsBrowser } from '@/components/songs/songs-browser'
import { ChooseAudio } from '@/components/uploads/choose-audio'
import { userContext } from '@/lib/auth/page-context'
import { type SongChoice, songsPath } from '@/lib/client/songs'
import { songs as contract } from '@/lib/contract/songs'
import { listSongs } from '@/lib/services/library/song-search'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return { title: t('songs') }
}

const PAGE_SIZE = 100
const PARAMETERS = new Set(['q', 'sort', 'genre', 'source', 'liked', 'artist', 'album'])

type SongsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SongsPage({ searchParams }: SongsProps) {
  const t = await getTranslations('pages')
  const given = Object.entries(await searchParams)
  const known = given.filter(([name, value]) => PARAMETERS.has(name) && value)
  const ctx = await userContext(songsPath(Object.fromEntries(known)))
  const parsed = contract.list.query.safeParse({ ...Object.fromEntries(known), limit: PAGE_SIZE })
  const input = parsed.data ?? contract.list.query.parse({ limit: PAGE_SIZE })
  const choice: SongChoice = parsed.success ? Object.fromEntries(known) : {}
  const firstPage = await listSongs(ctx, input)
  return (
    <Messages namespaces={['songs', 'tracks']}>
      <div className="pb-8">
        <div className="flex items-center justify-between gap-4 px-gutter pt-6 pb-5">
          <h1 className="text-28 font-strong">{t('songs')}</h1>
          <ChooseAudio />
        </div>
        <SongsBrowser key={songsPath(choice)} choice={choice} firstPage={firstPage} />
      </div>
    </Messages>
  )
}
