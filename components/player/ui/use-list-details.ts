'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { api } from '@/lib/client/api'
import { artistsAlbums } from '@/lib/contract/artists-albums'
import { playlists } from '@/lib/contract/playlists'
import { LIBRARY_LIST, LIKED_LIST, parseDerivedList } from '@/lib/list-id'
import type { ListDetails } from '../engine/remote-queue'
import { settingsQuery } from './use-mode'

/** Returns how to find the name and the order of a list that another device plays. */
export function useListDetails(): ListDetails {
  const t = useTranslations('player.lists')
  const queries = useQueryClient()
  return useMemo(
    () => ({
      async nameOf(list) {
        if (list === LIKED_LIST) return t('liked')
        const derived = parseDerivedList(list)
        if (derived?.kind === 'album') {
          return (await api(artistsAlbums.findAlbum, { albumId: derived.id })).title
        }
        if (derived?.kind === 'artist') {
          return (await api(artistsAlbums.findArtist, { artistId: derived.id })).name
        }
        if (derived?.kind === 'view' || list === LIBRARY_LIST) return t('songs')
        return (await api(playlists.find, { playlistId: list, limit: 1 })).name
      },
      async modeOf(list) {
        const settings = await queries.fetchQuery(settingsQuery(list)).catch(() => undefined)
        return settings?.mode ?? 'balanced'
      },
    }),
    [t, queries],
  )
}
