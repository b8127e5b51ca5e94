'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ErrorState } from '@/components/ui/error-state'
import { Skeleton } from '@/components/ui/skeleton'
import { loadScript } from './load-script'

type ReaderProps = {
  /** Returns the address of the reader's script; called in the browser only. */
  script: () => string | Promise<string>
  /** Draws the document into an element. */
  show: (element: HTMLElement) => void
}

/** Shows the OpenAPI document with a reader that is a separate script. */
export function Reader({ script, show }: ReaderProps) {
  const t = useTranslations('reader.failed')
  const container = useRef<HTMLDivElement>(null)
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads it again
  useEffect(() => {
    let isUnmounted = false
    const element = document.createElement('div')
    setState('loading')
    loadScriptOf(script).then(
      () => {
        if (isUnmounted) return
        container.current?.replaceChildren(element)
        show(element)
        setState('shown')
      },
      () => !isUnmounted && setState('failed'),
    )
    return () => {
      isUnmounted = true
      element.remove()
    }
  }, [script, show, attempt])

  return (
    <>
      {state === 'loading' && <Skeleton className="h-64 rounded-panel" />}
      {state === 'failed' && (
        <ErrorState
          title={t('title')}
          detail={t('detail')}
          onRetry={() => setAttempt((count) => count + 1)}
        />
      )}
      <div ref={container} />
    </>
  )
}

const loadScriptOf = async (script: ReaderProps['script']) => loadScript(await script())
