'use client'

import { useEffect, useState } from 'react'
import { type DroppedFile, readDropped } from './dropped-files'

/** Calls `onFiles` with files dropped in the window. Returns whether files are dragged over it. */
export function useFileDrop(onFiles: (files: DroppedFile[]) => void): boolean {
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    // Each element that is entered or left fires an event: files are over the window until every
    // entered element has been left.
    let depth = 0
    const handleMove = (step: 1 | -1) => (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth + step)
      setOver(depth > 0)
    }
    function allowDrop(event: DragEvent) {
      if (hasFiles(event)) event.preventDefault()
    }
    function handleDrop(event: DragEvent) {
      depth = 0
      setOver(false)
      if (!event.dataTransfer || !hasFiles(event)) return
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
  }, [onFiles])

  return isOver
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false
