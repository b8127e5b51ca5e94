'use client'

import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { Button } from '@/components/ui/button'
import { formatDuration } from '@/components/ui/format-duration'
import { Skeleton } from '@/components/ui/skeleton'
import { clockTime } from '@/components/ui/words'
import { candidatesQuery, useLinkVideo, useRejectVideo } from '@/lib/client/videos'
import type { Song } from '@/lib/contract/songs'
import type { Candidate } from '@/lib/contract/videos'
import { SearchBudget } from './search-budget'

type VideoCandidatesProps = { song: Song; onChosen: (song: Song) => void }

/** The videos that were found for a song, the best first, and how searching stands. */
export function VideoCandidates({ song, onChosen }: VideoCandidatesProps) {
  const { data, error } = useQuery(candidatesQuery(song.id))
  const link = useLinkVideo(song.id, onChosen)
  const refuse = useRejectVideo(song.id, onChosen)
  const isBusy = link.isPending || refuse.isPending
  const failure = link.error ?? refuse.error
  if (error) return <p className="text-ink-2">The videos did not load. {error.message}</p>
  if (!data) return <Loading />
  return (
    <div className="grid gap-2">
      {data.data.length > 0 && (
        <ul aria-label="Videos" className="-mx-3 grid">
          {data.data.map((video) => (
            <CandidateRow
              key={video.videoId}
              video={video}
              isBusy={isBusy}
              onPlay={() => link.mutate(`https://youtu.be/${video.videoId}`)}
              onRefuse={() => refuse.mutate(video.videoId)}
            />
          ))}
        </ul>
      )}
      <p role="status" className="text-12 text-ink-2">
        {failure ? failure.message : stateWords(data)}{' '}
        <a href={data.searchUrl} target="_blank" rel="noopener" className="link">
          Search at YouTube
        </a>
      </p>
      <SearchBudget />
    </div>
  )
}

type CandidateRowProps = {
  video: Candidate
  isBusy: boolean
  onPlay: () => void
  onRefuse: () => void
}

function CandidateRow({ video, isBusy, onPlay, onRefuse }: CandidateRowProps) {
  return (
    <li
      className={clsx(
        'flex items-center gap-3 rounded-control px-3 py-2',
        video.isPlayed ? 'bg-accent-wash' : 'hover:bg-fill-1',
      )}
    >
      <div className="grid min-w-0 flex-1">
        <span className="cut font-strong">{video.title}</span>
        <span className="cut text-12 text-ink-2">{video.channel}</span>
        <span className="text-12 text-ink-3">{factsOf(video)}</span>
      </div>
      {video.isPlayed ? (
        <Button disabled={isBusy} onClick={onRefuse}>
          Not this song
        </Button>
      ) : (
        <Button disabled={isBusy || video.isBlockedHere} onClick={onPlay}>
          Play<span className="sr-only"> {video.title}</span>
        </Button>
      )}
    </li>
  )
}

/** "4:13, 2 s longer, may be another recording". */
function factsOf(video: Candidate): string {
  const apart = video.differenceMs === null ? null : Math.round(video.differenceMs / 1_000)
  return [
    formatDuration(video.durationMs),
    apart !== null && differenceWords(apart),
    !video.isSure && 'may be another recording',
    video.isMadeForKids && 'made for kids',
    video.isBlockedHere && 'not shown in your country',
    video.isRefused && 'you said no to it, or it failed',
  ]
    .filter(Boolean)
    .join(', ')
}

function differenceWords(seconds: number): string {
  if (Math.abs(seconds) < 2) return 'the same length'
  return `${Math.abs(seconds)} s ${seconds > 0 ? 'longer' : 'shorter'}`
}

type Standing = { state: string; until: string | null; data: unknown[] }

function stateWords({ state, until, data }: Standing): string {
  if (data.length > 0) return 'None of them?'
  if (state === 'waiting' && until) {
    return `Today’s searches are used up. Searching goes on at ${clockTime(until)}.`
  }
  if (state === 'not_configured') return 'This server cannot search YouTube: paste a link.'
  return 'No video was found that plays this song.'
}

function Loading() {
  return (
    <div role="status" className="grid gap-4 py-2">
      <span className="sr-only">Looking for videos</span>
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-9 w-4/5" />
      <Skeleton className="h-9 w-5/6" />
    </div>
  )
}
