import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConnectProblem } from '@/components/connections/connect-problem'
import { ImportScreen } from '@/components/imports/import-screen'
import { Messages } from '@/components/messages/messages'
import { userContext } from '@/lib/auth/page-context'
import type { Import } from '@/lib/contract/import'
import { listImports } from '@/lib/services/imports/imports'
import { spotifySetup } from '@/lib/services/spotify/app'
import { findSpotifyConnection } from '@/lib/services/spotify/connections'
import { isYoutubeReady } from '@/lib/services/videos/search-budget'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return { title: t('import') }
}

const PAGE_SIZE = 20

type ImportPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ImportPage({ searchParams }: ImportPageProps) {
  const ctx = await userContext('/import')
  const { choose, spotify: outcome } = await searchParams
  const [first, connection] = await Promise.all([
    listImports(ctx, { limit: PAGE_SIZE }),
    findSpotifyConnection(ctx),
  ])
  const spotify = { setup: spotifySetup(), connection, isGuest: ctx.actor.isGuest }
  const firstPage = { ...first, data: first.data.map(withoutSkipped) }
  return (
    <Messages namespaces={['connections', 'imports', 'videos']}>
      <ImportScreen
        first={firstPage}
        nowMs={Date.now()}
        spotify={spotify}
        isYoutubeReady={isYoutubeReady()}
        isChoosing={choose === 'spotify'}
        problem={<ConnectProblem outcome={outcome} />}
      />
    </Messages>
  )
}

// The report of an import may have a thousand skipped rows, which are loaded when it is opened.
const withoutSkipped = (row: Import): Import => ({ ...row, report: { ...row.report, skipped: [] } })
