'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CandidatesSkeleton } from '@/components/player/ui/video-candidates'
import { useVideoChanges } from '@/components/song-actions/use-set-video'
import { candidatesQuery, videoUrl } from '@/lib/client/videos'
import type { Song } from '@/lib/contract/song'
import { LinkField } from './link-field'
import { NumberedCandidates } from './numbered-candidates'
import type { PassCommand } from './pass-command'
import { PassHead } from './pass-head'
import { PassNavigation } from './pass-navigation'
import { SearchLink } from './search-link'
import { usePassKeys } from './use-pass-keys'
import { VideoPreview } from './video-preview'

/** The number of videos that are offered: each has a key. */
const MAX_SHOWN = 5

type PassStepProps = {
  song: Song
  /** The number of the song in the pass, from 1. */
  position: number
  total: number
  onSkip: () => void
  /** Undefined for the first song. */
  onBack?: () => void
  onClose: () => void
  /** The video of the song was saved. */
  onSaved: () => void
}

/**
 * One song of a pass: its candidates or a link to search for them, and a field for a link. The buttons
 * stay from song to song, with the focus.
 */
export function PassStep(props: PassStepProps) {
  const { song, position, total, onSkip, onBack, onClose, onSaved } = props
  const { set } = useVideoChanges()
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [previewId, setPreviewId] = useState<string>()
  const { data, error } = useQuery(candidatesQuery(song.id))
  const candidates = data?.data.slice(0, MAX_SHOWN) ?? []

  async function save(url: string) {
    if (isSaving) return
    setSaving(true)
    const outcome = await set(song, url)
    setSaving(false)
    setProblem(outcome.problem)
    if (outcome.song) leave(onSaved)
  }

  function leave(goOn: () => void) {
    setProblem(undefined)
    setPreviewId(undefined)
    goOn()
  }

  function choose(index: number) {
    const video = candidates[index]
    if (video && !video.isBlockedHere) void save(videoUrl(video.videoId))
  }

  const preview = (videoId: string) =>
    setPreviewId((shown) => (shown === videoId ? undefined : videoId))

  usePassKeys((command: PassCommand) => {
    // The outcome belongs to this song, and is shown with it.
    if (isSaving) return
    if (command.type === 'skip') return leave(onSkip)
    if (command.type === 'back') return onBack && leave(onBack)
    if (command.type === 'choose') return choose(command.index)
    const [first] = candidates
    if (first) preview(first.videoId)
  })

  return (
    <div className="grid gap-4">
      <PassHead song={song} position={position} total={total} />
      {previewId && <VideoPreview videoId={previewId} />}
      {!data && !error && <CandidatesSkeleton />}
      {candidates.length > 0 && (
        <NumberedCandidates
          videos={candidates}
          previewId={previewId}
          isBusy={isSaving}
          onChoose={choose}
          onPreview={preview}
        />
      )}
      <SearchLink song={song} result={data} error={error} />
      <LinkField
        key={song.id}
        problem={problem}
        isBusy={isSaving}
        isFocused={candidates.length === 0 && Boolean(data ?? error)}
        onLink={(url) => void save(url)}
      />
      <PassNavigation
        hasCandidates={candidates.length > 0}
        isBusy={isSaving}
        onBack={onBack && (() => leave(onBack))}
        onSkip={() => leave(onSkip)}
        onClose={onClose}
      />
    </div>
  )
}
