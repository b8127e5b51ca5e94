'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useState } from 'react'
import { useCanvas } from '@/components/ribbon/use-canvas'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { randomId } from '@/lib/client/random-id'
import { Compared } from './compared'
import { drawFlight } from './draw-flight'
import type { ExampleDeal } from './example'
import { exampleTracks } from './example-tracks'
import { useFlight } from './use-flight'

const artists = exampleTracks.map(({ artistId }) => artistId)
const count = exampleTracks.length

/** An animated shuffle, and its figures beside those of plain random. */
export function Stage({ first }: { first: ExampleDeal }) {
  const t = useTranslations('landing.stage')
  const [deal, setDeal] = useState(first)
  const [run, setRun] = useState(0)
  const progress = useFlight(run)
  const positions = useMemo(() => toPositions(deal.balanced.order), [deal])
  const canvas = useCanvas(
    useCallback(
      (context, surface, theme) =>
        drawFlight(context, surface, theme, { artists, positions, progress }),
      [positions, progress],
    ),
  )

  async function shuffleAgain() {
    const { dealExample } = await import('./example')
    setDeal(dealExample(randomId()))
    setRun(run + 1)
  }

  return (
    <>
      <section aria-label={t('label')} className="grid grid-rows-[minmax(200px,1fr)_auto]">
        <div className="relative">
          <canvas
            ref={canvas}
            role="img"
            aria-label={t('picture', { count })}
            className="pointer-events-none absolute inset-x-0 -top-10 block h-[calc(100%+80px)] w-full"
          />
        </div>
        <div className="relative flex min-h-12 items-center justify-between gap-6 px-(--edge) pt-2 text-ink-2">
          <p aria-live="polite">
            {progress === 0 && t('inListOrder')}
            {progress > 0 && progress < 1 && t('moving')}
            {progress >= 1 && t('shuffled', { count })}
          </p>
          <Button look="bare" onClick={shuffleAgain} disabled={progress < 1}>
            <Icon of={RotateCcw} />
            {t('again')}
          </Button>
        </div>
      </section>
      <Compared deal={deal} />
    </>
  )
}

function toPositions(order: number[]): Int32Array {
  const positions = new Int32Array(order.length)
  for (const [position, track] of order.entries()) positions[track] = position
  return positions
}
