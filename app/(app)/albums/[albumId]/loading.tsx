import { getTranslations } from 'next-intl/server'
import { ListSkeleton } from '@/components/playlists/list-skeleton'

export default async function Loading() {
  const t = await getTranslations('albums')
  return <ListSkeleton label={t('loading')} />
}
