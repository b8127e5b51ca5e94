'use client'

import { useEffect, useState } from 'react'
import { type DroppedFile, readDropped } from './dropped-files'

type FileDropOptions = {
  /** For the whole app: pages that take files themselves get them instead. */
  isFallback?: boolean
}

/** The number of pages, at most one at a time, that take files themselves. */
let takers = 0

/** Calls `onFiles` with files dropped in the window. Returns whether files are dragged over it. */
export function useFileDrop(
  onFiles: (files: DroppedFile[]) => void,
  { isFallback = false }: FileDropOptions = {},
): boolean {
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    if (isFallback) return undefined
    takers += 1
    return () => {
      takers -= 1
    }
  }, [isFallback])

  useEffect(() => {
    // Each element that is entered or left fires an event: files are over the window until every
    // entered element has been left.
    let depth = 0
    const isTaken = (event: DragEvent) => hasFiles(event) && !(isFallback && takers > 0)
    const handleMove = (step: 1 | -1) => (event: DragEvent) => {
      if (!isTaken(event)) return
      depth = Math.max(0, depth + step)
      setOver(depth > 0)
    }
    function allowDrop(event: DragEvent) {
      if (!event.dataTransfer || !hasFiles(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    }
    function handleDrop(event: DragEvent) {
      depth = 0
      setOver(false)
      if (!event.dataTransfer || !isTaken(event)) return
      event.preventDefault()
      readDropped(event.dataTransfer, onFiles)
    }
    const controller = new AbortController()
    const { signal } = controller
    window.addEventListener('dragenter', handleMove(1), { signal })
    window.addEventListener('dragleave', handleMove(-1), { signal })
    window.addEventListener('dragover', allowDrop, { signal })
    window.addEventListener('drop', handleDrop, { signal })
    return () => controller.abort()
  }, [onFiles, isFallback])

  return isOver
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false
