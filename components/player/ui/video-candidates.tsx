'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Skeleton } from '@/components/ui/skeleton'
import { candidatesQuery, useLinkVideo, useRejectVideo } from '@/lib/client/videos'
import type { Song } from '@/lib/contract/song'
import { CandidateRow } from './candidate-row'
import { SearchBudget } from './search-budget'

type VideoCandidatesProps = { song: Song; onChosen: (song: Song) => void }

/** The videos that were found for a song, best first, and the state of the search. */
export function VideoCandidates({ song, onChosen }: VideoCandidatesProps) {
  const t = useTranslations('player.candidates')
  const showProblem = useProblemText()
  const { data, error } = useQuery(candidatesQuery(song.id))
  const link = useLinkVideo(song.id, onChosen)
  const reject = useRejectVideo(song.id, onChosen)
  const isBusy = link.isPending || reject.isPending
  const failure = link.error ?? reject.error
  if (error) {
    return <p className="text-ink-2">{t('failed', { reason: showProblem(error) })}</p>
  }
  if (!data) return <CandidatesSkeleton />
  return (
    <div className="grid gap-2">
      {data.data.length > 0 && (
        <ul aria-label={t('label')} className="-mx-3 grid">
          {data.data.map((video) => (
            <CandidateRow
              key={video.videoId}
              video={video}
              isBusy={isBusy}
              onPlay={() => link.mutate(`https://youtu.be/${video.videoId}`)}
              onReject={() => reject.mutate(video.videoId)}
            />
          ))}
        </ul>
      )}
      <p role="status" className="text-12 text-ink-2">
        {failure ? showProblem(failure) : <SearchStatus {...data} count={data.data.length} />}{' '}
        <a href={data.searchUrl} target="_blank" rel="noopener" className="link">
          {t('search')}
        </a>
      </p>
      <SearchBudget />
    </div>
  )
}

type SearchStatusProps = {
  state: 'ready' | 'waiting' | 'nothing_found' | 'not_configured'
  until: string | null
  /** The number of videos that are listed. */
  count: number
}

/** Why there are no videos, or that there may be others. */
export function SearchStatus({ state, until, count }: SearchStatusProps) {
  const t = useTranslations('player.candidates.status')
  const { timeOfDay } = useFormat()
  if (count > 0) return t('ready')
  if (state === 'waiting' && until) return t('waiting', { timeOfDay: timeOfDay(until) })
  return state === 'not_configured' ? t('not_configured') : t('nothing_found')
}

/** The place of the videos while they load, or of what `label` names. */
export function CandidatesSkeleton({ label }: { label?: string }) {
  const t = useTranslations('player.candidates')
  return (
    <div role="status" className="grid gap-4 py-2">
      <span className="sr-only">{label ?? t('loading')}</span>
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-9 w-4/5" />
      <Skeleton className="h-9 w-5/6" />
    </div>
  )
}
