'use client'

import { useMemo } from 'react'
import { Cover } from '@/components/ribbon/cover'
import { Ribbon } from '@/components/ribbon/ribbon'
import { count } from '@/components/ui/words'

/** The artists of a list, each once, and for each track the place of its artist among them. */
type LikedHeadProps = { ribbon: { artists: string[]; order: number[] } }

/** What the liked songs look like, all of them. */
export function LikedHead({ ribbon: { artists, order } }: LikedHeadProps) {
  const tracks = useMemo(() => order.map((place) => artists[place]!), [artists, order])
  const ticks = useMemo(() => tracks.map((artist) => ({ artist })), [tracks])
  const words = `${count(order.length, 'song')} by ${count(artists.length, 'artist')}`
  return (
    <>
      <div className="flex items-end gap-6 px-gutter pt-6 pb-5 phone:gap-4">
        <Cover artists={tracks} className="size-26 phone:size-18" />
        <div className="grid gap-2 pb-0.5">
          <h1 className="text-28 font-strong md:text-40">Liked songs</h1>
          <p className="text-ink-2">{words}</p>
        </div>
      </div>
      <Ribbon
        ticks={ticks}
        isNamed={false}
        className="mb-4 h-16"
        label={`Liked songs, the latest first: ${words}, one coloured tick a song`}
      />
    </>
  )
}
