'use client'

import { useEffect, useState } from 'react'
import { type DroppedFile, filesOf } from './dropped-files'

/** Takes files dropped anywhere in the window; answers whether some are held over it. */
export function useFileDrop(onFiles: (files: DroppedFile[]) => void): boolean {
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    // Every part of the page that is entered or left says so: only their balance tells.
    let depth = 0
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const moved = (by: number) => (event: DragEvent) => {
      if (!holdsFiles(event)) return
      depth = Math.max(0, depth + by)
      setOver(depth > 0)
    }
    function over(event: DragEvent) {
      if (holdsFiles(event)) event.preventDefault()
    }
    function drop(event: DragEvent) {
      depth = 0
      setOver(false)
      if (!event.dataTransfer || !holdsFiles(event)) return
      event.preventDefault()
      onFiles(filesOf(event.dataTransfer))
    }
    const controller = new AbortController()
    const { signal } = controller
    window.addEventListener('dragenter', moved(1), { signal })
    window.addEventListener('dragleave', moved(-1), { signal })
    window.addEventListener('dragover', over, { signal })
    window.addEventListener('drop', drop, { signal })
    return () => controller.abort()
  }, [onFiles])

  return isOver
}
