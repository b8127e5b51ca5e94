'use client'

import { Shuffle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useShuffle } from '@/components/player/ui/use-shuffle'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { findShuffleList } from '@/lib/client/shuffle-list'
import type { SongChoice } from '@/lib/client/songs'
import type { Song } from '@/lib/contract/song'
import { type ListId, parseDerivedList } from '@/lib/list-id'

type ShuffleSongsProps = {
  chosen: SongChoice
  /** The songs found so far; without any, nothing can be shuffled. */
  songs: Song[]
}

/** A button that shuffles the songs of the current search and filters. */
export function ShuffleSongs({ chosen, songs }: ShuffleSongsProps) {
  const t = useTranslations('songs.shuffle')
  const shuffle = useShuffle()
  const nameOf = useListName({ chosen, songs })
  const [isBusy, setBusy] = useState(false)

  async function start() {
    setBusy(true)
    await shuffle(findShuffleList(chosen).then((list) => ({ list, name: nameOf(list) })))
    setBusy(false)
  }

  return (
    <Button isLarge disabled={isBusy || songs.length === 0} onClick={() => void start()}>
      <Icon of={Shuffle} />
      {t('label')}
    </Button>
  )
}

/** Returns the name by which the player shows a list of these songs. */
function useListName({ chosen, songs }: ShuffleSongsProps): (list: ListId) => string {
  const t = useTranslations('songs')
  return (list) => {
    const derived = parseDerivedList(list)
    if (!derived) return t('source')
    const { kind, id } = derived
    const names = {
      artist: songs.flatMap(({ artists }) => artists).find((artist) => artist.id === id)?.name,
      album: songs.find(({ album }) => album?.id === id)?.album?.title,
      view: chosen.q && t('shuffle.matching', { query: chosen.q }),
    }
    return names[kind] || t('shuffle.filtered')
  }
}
