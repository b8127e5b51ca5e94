'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Source } from '@/components/player/engine/types'
import { SEARCH_FIELD_ID, takeSearchRequest } from '@/components/player/ui/search-request'
import { Button } from '@/components/ui/button'
import { SearchField } from '@/components/ui/search-field'
import type { Song } from '@/lib/contract/song'
import { PlaySongs } from './play-songs'
import { SongFilters } from './song-filters'
import { SortMenu } from './sort-menu'
import type { SongChoiceState } from './use-song-choice'

type SongControlsProps = {
  songChoice: SongChoiceState
  songs: Song[]
  findSource: () => Promise<Source>
  isBusy: boolean
}

/** Search field, order, play and shuffle buttons and filters of the songs page. */
export function SongControls(props: SongControlsProps) {
  const { songChoice, songs, findSource, isBusy } = props
  const t = useTranslations('songs')
  useEffect(takeSearchRequest, [])
  const { typed, chosen, isUnfiltered, search, choose, clear } = songChoice
  return (
    <div className="grid gap-2 px-gutter pb-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchField
          id={SEARCH_FIELD_ID}
          label={t('search')}
          placeholder={t('placeholder')}
          value={typed}
          isBusy={isBusy}
          onChange={search}
          className="max-w-100 min-w-0 grow basis-60 phone:max-w-none phone:basis-full"
        />
        <SortMenu
          value={chosen.sort}
          isSearch={chosen.q !== undefined}
          onChange={(sort) => choose({ sort })}
        />
        <PlaySongs findSource={findSource} canPlay={songs.length > 0} />
      </div>
      <div className="-mx-4 flex flex-wrap items-center gap-2">
        <SongFilters chosen={chosen} songs={songs} onChange={choose} />
        {!isUnfiltered && (
          <Button look="bare" isLarge onClick={clear}>
            {t('clear')}
          </Button>
        )}
      </div>
    </div>
  )
}
