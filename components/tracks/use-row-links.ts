'use client'

import {
  type ClipboardEvent,
  type DragEvent,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react'
import { useSetVideo } from '@/components/song-actions/use-set-video'
import type { Track } from '@/lib/contract/playlist-tracks'
import { hasLink, readLink } from './dropped-link'

/**
 * Sets the video of a song by a link that is dropped or pasted onto its row. Returns the handlers of the
 * table, and the index of the row under a dragged link.
 */
export function useRowLinks(tracks: Track[]) {
  const setVideo = useSetVideo()
  const [target, setTarget] = useState<number>()
  const isOwnDrag = useOwnDrag(() => setTarget(undefined))

  function set(index: number | undefined, data: DataTransfer): boolean {
    const song = index === undefined ? undefined : tracks[index]?.song
    const url = readLink(data)
    if (!song || !url) return false
    void setVideo(song, url)
    return true
  }

  const handlers = {
    onDragOver(event: DragEvent<HTMLElement>) {
      if (isOwnDrag.current || !hasLink(event.dataTransfer)) return
      const index = rowIndexOf(event.target)
      setTarget(index)
      if (index === undefined) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'link'
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent<HTMLElement>) {
      const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
      if (!isInside) setTarget(undefined)
    },
    onDrop(event: DragEvent<HTMLElement>) {
      setTarget(undefined)
      if (isOwnDrag.current || !hasLink(event.dataTransfer)) return
      // Without this, the browser opens the link.
      if (set(rowIndexOf(event.target), event.dataTransfer)) event.preventDefault()
    },
    onPaste(event: ClipboardEvent<HTMLElement>) {
      if (set(rowIndexOf(event.target), event.clipboardData)) event.preventDefault()
    },
  }
  return { target, handlers }
}

/** Whether something of this page is dragged, such as the link to an artist in a row. */
function useOwnDrag(onEnd: () => void) {
  const isOwn = useRef(false)
  const handleEnd = useEffectEvent(onEnd)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const end = () => {
      isOwn.current = false
      handleEnd()
    }
    const begin = () => {
      isOwn.current = true
      // A row that is unmounted while it is dragged has no dragend; no pointer moves during a drag.
      window.addEventListener('pointermove', end, { signal, once: true })
    }
    window.addEventListener('dragstart', begin, { signal })
    window.addEventListener('dragend', end, { signal })
    return () => controller.abort()
  }, [])
  return isOwn
}

function rowIndexOf(target: EventTarget): number | undefined {
  if (!(target instanceof Element)) return undefined
  const row = target.closest<HTMLElement>('[data-index]')
  return row ? Number(row.dataset.index) : undefined
}
