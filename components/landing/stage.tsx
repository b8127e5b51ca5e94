'use client'

import { RotateCcw } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useCanvas } from '@/components/ribbon/use-canvas'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { Compared } from './compared'
import { drawFlight } from './draw-flight'
import type { ExampleDeal, ExampleTrack } from './example'
import { useFlight } from './use-flight'

type StageProps = { tracks: readonly ExampleTrack[]; first: ExampleDeal }

/** The shuffle before one's eyes, and what it is worth beside plain random. */
export function Stage({ tracks, first }: StageProps) {
  const [deal, setDeal] = useState(first)
  const [run, setRun] = useState(0)
  const progress = useFlight(run)
  const artists = useMemo(() => tracks.map((track) => track.artist), [tracks])
  const places = useMemo(() => placesOf(deal.balanced.order), [deal])
  const canvas = useCanvas(
    useCallback(
      (pen, surface, theme) => drawFlight(pen, surface, theme, { artists, places, progress }),
      [artists, places, progress],
    ),
  )

  async function again() {
    const { dealExample } = await import('./example')
    setDeal(dealExample(crypto.randomUUID()))
    setRun(run + 1)
  }

  return (
    <>
      <section aria-label="The shuffle" className="grid grid-rows-[minmax(200px,1fr)_auto]">
        <div className="relative">
          <canvas
            ref={canvas}
            role="img"
            aria-label={`A list of ${tracks.length} tracks, one coloured tick each. First the albums stand as blocks; then the ticks travel to their shuffled places and the colours spread evenly.`}
            className="pointer-events-none absolute inset-x-0 -top-10 block h-[calc(100%+80px)] w-full"
          />
        </div>
        <div className="relative flex min-h-12 items-center justify-between gap-6 px-(--edge) pt-2 text-ink-2">
          <p aria-live="polite">{words(progress, tracks.length)}</p>
          <Button look="bare" onClick={again} disabled={progress < 1}>
            <Icon of={RotateCcw} />
            Again
          </Button>
        </div>
      </section>
      <Compared tracks={tracks} deal={deal} />
    </>
  )
}

function placesOf(order: number[]): Int32Array {
  const places = new Int32Array(order.length)
  for (const [at, track] of order.entries()) places[track] = at
  return places
}

function words(progress: number, count: number): string {
  if (progress === 0) return 'In list order: one album after another.'
  if (progress < 1) return 'Each track goes to its place.'
  return `Shuffled: the same ${count} tracks, every artist spread over the whole set.`
}
