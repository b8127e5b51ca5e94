'use client'

import { useTranslations } from 'next-intl'
import type { Source } from '@/components/player/engine/types'
import { findShuffleList } from '@/lib/client/shuffle-list'
import type { SongChoice } from '@/lib/client/songs'
import type { Song } from '@/lib/contract/song'
import { type ListId, parseDerivedList } from '@/lib/list-id'

type ShownSongs = {
  chosen: SongChoice
  /** The songs found so far. */
  songs: Song[]
}

/** Returns a function that finds the list of the songs that are shown, in their order. */
export function useSongSource({ chosen, songs }: ShownSongs): () => Promise<Source> {
  const nameOf = useListName({ chosen, songs })
  return async () => {
    const list = await findShuffleList(chosen)
    // An album has an order of its own, which is not that of this page.
    const isAlbum = parseDerivedList(list)?.kind === 'album'
    const sort = chosen.sort ?? (isAlbum ? 'title' : undefined)
    return { list, name: nameOf(list), ...(sort && { sort }) }
  }
}

/** Returns the name by which the player shows a list of these songs. */
function useListName({ chosen, songs }: ShownSongs): (list: ListId) => string {
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
