'use client'

import { GripVertical, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import type { Track } from '@/lib/contract/playlist-tracks'
import { selectQueue, usePlayer, usePlayerState } from './player-context'
import { QueueItem } from './queue-item'
import { useItemDrag } from './use-item-drag'
import { useQueue } from './use-queue'

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 }

/** The songs that the listener queued, which can be played at once, moved and removed. */
export function QueuedSongs() {
  const t = useTranslations('player.queue')
  const { player } = usePlayer()
  const { move, remove, clear } = useQueue()
  const queue = usePlayerState(selectQueue)
  const { gap, gripOf } = useItemDrag((from, to) => {
    const track = queue[from]
    if (track) void move(track.id, to)
  })
  if (queue.length === 0) return null

  function moveByKey(event: KeyboardEvent, { id }: Track, index: number) {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const to = index + step
    if (to < 0 || to >= queue.length) return
    const grip = event.currentTarget
    void move(id, to)
    // A row that moves in the document loses the focus.
    requestAnimationFrame(() => grip instanceof HTMLElement && grip.focus())
  }

  return (
    <>
      <li className="flex items-center justify-between pr-1 pl-3">
        <h3 className="text-12 font-strong text-ink-2">{t('title')}</h3>
        <Button look="bare" onClick={() => void clear()}>
          {t('clear')}
        </Button>
      </li>
      {queue.map((track, index) => (
        <QueueItem
          key={track.id}
          track={track}
          index={index}
          dropEdge={edgeOf(gap, index, queue.length)}
          onPlay={() => player.playQueued(track.id)}
          grip={
            <IconButton
              label={t('move', {
                title: track.song.title,
                position: index + 1,
                size: queue.length,
              })}
              className="relative -ml-2 cursor-grab touch-none phone:size-11"
              onKeyDown={(event) => moveByKey(event, track, index)}
              {...gripOf(index)}
            >
              <Icon of={GripVertical} />
            </IconButton>
          }
          action={
            <IconButton
              label={t('remove', { title: track.song.title })}
              className="phone:size-11"
              onClick={() => void remove(track.id)}
            >
              <Icon of={X} />
            </IconButton>
          }
        />
      ))}
    </>
  )
}

/** The edge of a row at which a row is dropped before the row `gap`. */
function edgeOf(gap: number | undefined, index: number, size: number) {
  if (gap === index) return 'above'
  return gap === size && index === size - 1 ? 'below' : undefined
}
