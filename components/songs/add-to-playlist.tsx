'use client'

import { useQuery } from '@tanstack/react-query'
import { ListPlus, Plus } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuLine, MenuPanel, MenuRow, MenuTrigger } from '@/components/ui/menu'
import { playlistChoicesQuery, useAddToPlaylist } from '@/lib/client/song-playlists'

type AddToPlaylistProps = { song: { id: string; title: string }; className?: string }

/** A menu of playlists; the one chosen gets the song at its end. */
export function AddToPlaylist({ song, className }: AddToPlaylistProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Menu open={isOpen} onOpenChange={setOpen}>
      <MenuTrigger asChild>
        <IconButton
          label={`Add ${song.title} to a playlist`}
          title="Add to playlist"
          className={className}
        >
          <Icon of={ListPlus} />
        </IconButton>
      </MenuTrigger>
      <MenuPanel align="end" className="w-64">
        {isOpen && <Choices song={song} />}
      </MenuPanel>
    </Menu>
  )
}

// Asked for when the menu opens, not once for every row.
function Choices({ song }: Pick<AddToPlaylistProps, 'song'>) {
  const { data, error, isPending } = useQuery(playlistChoicesQuery())
  const { mutate } = useAddToPlaylist()
  const addition = { songId: song.id, title: song.title }
  return (
    <>
      <MenuRow icon={Plus} onSelect={() => mutate(addition)}>
        New playlist
      </MenuRow>
      <MenuLine />
      {isPending && <Line>Looking for your playlists</Line>}
      {error && <Line>{error.message}</Line>}
      {data?.data.length === 0 && <Line>You have no playlists yet.</Line>}
      {data?.data.map((playlist) => (
        <MenuRow key={playlist.id} onSelect={() => mutate({ ...addition, playlist })}>
          <span className="cut block max-w-54">{playlist.name}</span>
        </MenuRow>
      ))}
    </>
  )
}

function Line({ children }: { children: string }) {
  return <p className="px-2 py-2 text-ink-2">{children}</p>
}
