'use client'

import { useEffect, useRef, useState } from 'react'
import { ErrorState } from '@/components/ui/error-state'
import { Skeleton } from '@/components/ui/skeleton'
import { loadScript } from './load-script'

type ReaderProps = {
  /** Where the script of the reader is; asked for in the browser. */
  script: () => string
  /** Draws the document into an element. */
  show: (element: HTMLElement) => void
}

/** A reader of the OpenAPI document that comes as a script of its own. */
export function Reader({ script, show }: ReaderProps) {
  const place = useRef<HTMLDivElement>(null)
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads it again
  useEffect(() => {
    let isGone = false
    const element = document.createElement('div')
    setState('loading')
    loadScript(script()).then(
      () => {
        if (isGone) return
        place.current?.replaceChildren(element)
        show(element)
        setState('shown')
      },
      () => !isGone && setState('failed'),
    )
    return () => {
      isGone = true
      element.remove()
    }
  }, [script, show, attempt])

  return (
    <>
      {state === 'loading' && <Skeleton className="h-64 rounded-panel" />}
      {state === 'failed' && (
        <ErrorState
          title="The reader could not be loaded"
          detail="The plain list of all calls says the same in fewer words."
          onRetry={() => setAttempt((count) => count + 1)}
        />
      )}
      <div ref={place} />
    </>
  )
}
