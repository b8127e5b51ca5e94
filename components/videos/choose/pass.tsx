'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useVideoChanges } from '@/components/song-actions/use-set-video'
import { Button } from '@/components/ui/button'
import type { Song } from '@/lib/contract/song'
import { PassStep } from './pass-step'
import { usePass } from './use-pass'

type PassProps = {
  songs: readonly Song[]
  /** The name under which this browser keeps the position. */
  name: string
  onClose: () => void
}

/** A pass over songs, with the last choice and its undo: toasts cannot be reached behind a dialog. */
export function Pass({ songs, name, onClose }: PassProps) {
  const t = useTranslations('videos.choose')
  const { index, song, skip, back, restart } = usePass(songs, name)
  const { restore } = useVideoChanges()
  const [saved, setSaved] = useState<Song>()
  const [outcome, setOutcome] = useState<string>()

  function showSaved(before: Song) {
    setSaved(before)
    setOutcome(t('saved', { title: before.title }))
    skip()
  }

  async function undo(before: Song) {
    setSaved(undefined)
    const { problem } = await restore(before)
    setOutcome(problem ?? t('restored', { title: before.title }))
  }

  return (
    <div className="grid gap-4">
      {/* Apart, because each is read as a whole when it changes. */}
      <p role="status" className="sr-only">
        {outcome}
      </p>
      <p role="status" className="sr-only">
        {song &&
          t('announcement', {
            position: index + 1,
            total: songs.length,
            title: song.title,
            artists: song.artists.map((artist) => artist.name).join(', '),
          })}
      </p>
      {song ? (
        <PassStep
          song={song}
          position={index + 1}
          total={songs.length}
          onSkip={skip}
          onBack={index > 0 ? back : undefined}
          onClose={onClose}
          onSaved={() => showSaved(song)}
        />
      ) : (
        <PassEnd count={songs.length} onRestart={restart} onClose={onClose} />
      )}
      {outcome && (
        <p className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-fill-1 px-3 py-2">
          {outcome}
          {saved && <Button onClick={() => void undo(saved)}>{t('undo')}</Button>}
        </p>
      )}
    </div>
  )
}

type PassEndProps = { count: number; onRestart: () => void; onClose: () => void }

function PassEnd({ count, onRestart, onClose }: PassEndProps) {
  const t = useTranslations('videos.choose')
  return (
    <div className="grid justify-items-start gap-4">
      <p className="text-ink-2">{count === 0 ? t('none') : t('end', { count })}</p>
      <div className="flex gap-2">
        {count > 0 && <Button onClick={onRestart}>{t('restart')}</Button>}
        <Button look="primary" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  )
}
