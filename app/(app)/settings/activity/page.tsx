import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActivityList } from '@/components/settings/activity-list'
import { ButtonLink } from '@/components/ui/button'
import { userContext } from '@/lib/auth/page-context'
import { AppError } from '@/lib/errors'
import { listActivity } from '@/lib/services/accounts/activity'

const EVENTS_PER_PAGE = 50

type ActivityPageProps = { searchParams: Promise<{ cursor?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('activity')
  return { title: t('title') }
}

export default async function ActivityPage({ searchParams }: ActivityPageProps) {
  const ctx = await userContext('/settings/activity')
  const t = await getTranslations('activity')
  const { cursor } = await searchParams
  const { data, nextCursor } = await listActivity(ctx, {
    limit: EVENTS_PER_PAGE,
    cursor: typeof cursor === 'string' ? cursor : undefined,
  }).catch(orNotFound)
  return (
    <div className="grid max-w-[640px] gap-6 px-gutter pb-16">
      <div className="grid gap-2">
        <h1 className="pt-6 text-28 font-strong">{t('title')}</h1>
        <p className="text-ink-2">{t('intro')}</p>
      </div>
      <ActivityList events={data} />
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/settings" isLarge>
          {t('back')}
        </ButtonLink>
        {nextCursor && (
          <ButtonLink href={`/settings/activity?cursor=${encodeURIComponent(nextCursor)}`} isLarge>
            {t('older')}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}

// A changed cursor names no page.
function orNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === 'invalid_cursor') notFound()
  throw error
}
